import { ask, type Tx } from '../../../platform/visit.ts'
import type { Observed } from '../../observed.ts'

export type Wanted = {
  /** Null: what is in force now. */
  seq: number | null
  indicators: string[] | null
  municipalities: string[] | null
  from: string | null
  to: string | null
  sex: string | null
}
/** `fetched`: when the reply came that it is from, where the page asks for it. */
export type DataRow = Observed & { sha256: string | null; fetched?: string | null }

const where = `($1::int is null and o.until is null or o.since <= $1 and (o.until is null or o.until > $1))
   and ($2::text[] is null or o.slug = any($2)) and ($3::text[] is null or o.municipality = any($3))
   and ($4::text is null or o.period >= $4) and ($5::text is null or left(o.period, length($5)) <= $5) and ($6::text is null or o.sex = $6)`
const rowsOf = `select o.slug, o.edition, o.municipality as place, o.period, o.sex, o.value, o.status, o.marks, r.name as release, o.reply, s.sha256
  from figures.observation o join figures.release r on r.seq = o.since left join figures.source_reply s on s.id = o.reply
 where ${where} order by o.slug, o.edition, o.municipality, o.period, o.sex limit $7 offset $8`
const countOf = `select count(*)::int as total from figures.observation o where ${where}`
const valuesOf = ({ seq, indicators, municipalities, from, to, sex }: Wanted) => [
  seq,
  indicators,
  municipalities,
  from,
  to,
  sex,
]

export type Range = { limit: number; offset: number }
export const listData = async (tx: Tx, wanted: Wanted, { limit, offset }: Range): Promise<DataRow[]> =>
  (await ask<DataRow>(tx, rowsOf, [...valuesOf(wanted), limit, offset])).rows
export const countData = async (tx: Tx, wanted: Wanted): Promise<number> =>
  (await ask<{ total: number }>(tx, countOf, valuesOf(wanted))).rows[0]?.total ?? 0

export type Span = { slug: string; from: string | null; to: string | null }
const spans = `select o.slug, min(o.period) as from, max(o.period) as to from figures.observation o
 where o.until is null and o.municipality in ('0000', $1) group by o.slug`
/** From when to when each indicator has numbers for the region or the country. */
export const listSpans = async (tx: Tx, region: string): Promise<Span[]> => (await ask<Span>(tx, spans, [region])).rows

const owner = `select name, mail from organisations.organisation where kind = 'owner' order by valid_from limit 1`
export const findPublisher = async (tx: Tx): Promise<{ name: string; mail: string } | undefined> =>
  (await ask<{ name: string; mail: string }>(tx, owner, [])).rows[0]
