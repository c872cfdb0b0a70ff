import { ask, type Tx } from '../../../platform/visit.ts'
import type { Observed } from '../../observed.ts'
import type { DataRow } from './open-data.ts'

const columns = `o.slug, o.edition, o.municipality as place, o.period, o.sex, o.value, o.status, o.marks, o.since, o.reply`
/** The release that a row has stood in since, by name: two rows of the same release share the string. */
const named = (
  inner: string,
  more = '',
  joined = '',
) => `select x.slug, x.edition, x.place, x.period, x.sex, x.value, x.status, x.marks, r.name as release, x.reply${more}
  from (${inner}) x join figures.release r on r.seq = x.since${joined}`

/** What stood in the place of a number that has been revised, of which the row says so itself. */
const earlier = `, case when 'revised' = any(x.marks) then (
    select json_agg(json_build_object('value', e.value, 'release', was.name, 'on', new.published_at, 'why', case when new.recounts then 'recount' else 'source' end) order by e.since)
      from figures.observation e join figures.release was on was.seq = e.since join figures.release new on new.seq = e.until
     where (e.slug, e.edition, e.municipality, e.period, e.sex) = (x.slug, x.edition, x.place, x.period, x.sex) and e.status = 'ok') end as earlier`

const ofMunicipality = named(
  `
  with mine as materialized (
    select ${columns} from figures.observation o where o.until is null and o.municipality = $1 and o.slug = any($2)),
  latest as (
    select slug, edition, max(period) as period from mine where sex = 'T' and status = 'ok' and slug = any($3) group by slug, edition)
  select * from mine
  union all
  select ${columns} from figures.observation o join latest l on l.slug = o.slug and l.edition = o.edition and l.period = o.period
   where o.until is null and o.municipality <> $1
     and o.municipality = any($4 || array(select p.peer from figures.peer p where p.municipality = $1))
  union all
  select ${columns} from figures.observation o
   where o.until is null and o.slug = $5 and o.municipality = any($6) and o.period = (
     select max(l.period) from figures.observation l where l.until is null and l.slug = $5 and l.municipality = any($6) and l.sex = 'T' and l.status = 'ok')`,
  earlier,
)

type OfMunicipality = {
  code: string
  slugs: readonly string[]
  compared: readonly string[]
  among: readonly string[]
  /** One indicator of the wholes that it is in. */
  wider?: { slug: string; places: readonly string[] }
}
/** All that is shown about one municipality, those it is compared with at its own latest period, and the wholes that it is in. */
export async function listOfMunicipality(
  tx: Tx,
  { code, slugs, compared, among, wider }: OfMunicipality,
): Promise<Observed[]> {
  return (
    await ask<Observed>(tx, ofMunicipality, [code, slugs, compared, among, wider?.slug ?? '', wider?.places ?? []])
  ).rows
}

const ofIndicator = named(
  `
  select ${columns} from figures.observation o
   where o.until is null and o.slug = $1 and o.municipality = any($2)
     and (o.municipality = any($3) or o.period = coalesce($4,
       (select max(l.period) from figures.observation l where l.until is null and l.slug = $1 and l.municipality = any($2) and l.sex = 'T' and l.status = 'ok')))`,
  earlier,
)

type OfIndicator = { slug: string; among: readonly string[]; whole: readonly string[]; period: string | null }
/** One indicator for many places at one period (the latest that anybody has), and all periods of those in `whole`. */
export async function listOfIndicator(tx: Tx, { slug, among, whole, period }: OfIndicator): Promise<Observed[]> {
  return (await ask<Observed>(tx, ofIndicator, [slug, among, whole, period])).rows
}

const ofRelease = named(
  `
  select ${columns} from figures.observation o
   where o.slug = $2 and o.since <= $1 and (o.until is null or o.until > $1)
     and ($3::text is null or o.municipality = $3) and ($4::text is null or o.period = $4) and ($5::text is null or o.sex = $5)`,
  ', s.sha256, s.fetched_at::text as fetched',
  ' left join figures.source_reply s on s.id = x.reply order by x.edition, x.place, x.period, x.sex',
)

type OfRelease = { seq: number; slug: string; place: string | null; period: string | null; sex: string | null }
/** What a release showed, whatever has been released since. */
export async function listOfRelease(tx: Tx, { seq, slug, place, period, sex }: OfRelease): Promise<DataRow[]> {
  return (await ask<DataRow>(tx, ofRelease, [seq, slug, place, period, sex])).rows
}
