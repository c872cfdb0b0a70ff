import { clientOf, type Tx } from '../../../platform/visit.ts'
import { key, replace } from './replace.ts'

export type Derived = { slug: string; numerator: string; denominator: string; multiplier: number; lag: number }
/** A quotient of two published counts; a zero below the line is not applicable, with both counts kept. */
const quotient = `select $2::text as slug, 1 as edition, n.municipality, n.period, n.sex,
    case when d.value > 0 then n.value / d.value * $5 end as value, n.value as numerator, d.value as denominator,
    case when d.value > 0 then 'ok' else 'na' end as status,
    array(select distinct m from unnest(n.marks || d.marks) m where m in ('demo', 'prel', 'computed') order by m) as marks, n.reply
  from figures.observation n join figures.observation d on d.slug = $4 and d.until is null and d.status = 'ok' and d.municipality = n.municipality and d.sex = n.sex
    and d.period = (n.period::int - $6::int)::text
  where n.slug = $3 and n.until is null and n.status = 'ok' and n.period ~ '^[0-9]{4}$'`

export async function derive(tx: Tx, seq: number, of: Derived): Promise<void> {
  await clientOf(tx).query(replace(quotient), [seq, of.slug, of.numerator, of.denominator, of.multiplier, of.lag])
}

/** A county and how many municipalities it has. */
export type County = { code: string; size: number }
const whole = `count(*) filter (where p.status = 'ok') = max(c.size)`
const marks = `array_remove(array[case when bool_or('demo' = any (p.marks)) then 'demo' end, case when bool_or('prel' = any (p.marks)) then 'prel' end, 'computed'], null)`
/** A county is told of only when every part of it is, and where its source has not told itself. What we told before and no longer can is missing. */
const ofCounty = (told: string, more: string) => `
  select n.slug, n.edition, n.municipality, n.period, n.sex, n.value, null::float8 as numerator, null::float8 as denominator,
    case when n.value is null then 'missing' else 'ok' end as status, n.marks, null::uuid as reply
  from (select p.slug, p.edition, c.code as municipality, p.period, p.sex, case when ${whole} then ${told} end as value, ${marks} as marks
    from figures.observation p join unnest($2::text[], $3::int[]) as c(code, size) on c.code = '00' || left(p.municipality, 2)${more}
    where p.until is null and p.slug = any ($4) and p.municipality !~ '^00' group by 1, 2, 3, 4, 5) n
  where not exists (select from figures.observation o where o.until is null and (${key('o')}) = (${key('n')}) and not 'computed' = any (o.marks))
    and (n.value is not null or exists (select from figures.observation o where o.until is null and (${key('o')}) = (${key('n')})))`

const sums = ofCounty('sum(p.value)', '')
/** The weight of a part that nobody has told is none: then the county is not told either. */
const means = ofCounty(
  'case when count(w.value) = max(c.size) then sum(p.value * w.value) / nullif(sum(w.value), 0) end',
  ` left join figures.observation w on w.until is null and w.slug = $5 and w.status = 'ok' and w.municipality = p.municipality and w.sex = p.sex
      and w.period = (p.period::int - $6::int)::text and p.period ~ '^[0-9]{4}$'`,
)

const columns = (counties: readonly County[]) => [counties.map(({ code }) => code), counties.map(({ size }) => size)]

/** Counts of a county are the sum of its municipalities. */
export async function sumCounties(
  tx: Tx,
  seq: number,
  { counties, slugs }: { counties: readonly County[]; slugs: readonly string[] },
): Promise<void> {
  await clientOf(tx).query(replace(sums), [seq, ...columns(counties), slugs])
}

export type Weighted = { slugs: readonly string[]; weight: string; lag: number }
/** Where only shares are published: each weighs as many as it was taken of, never one each. */
export async function weighCounties(
  tx: Tx,
  seq: number,
  { counties, slugs, weight, lag }: Weighted & { counties: readonly County[] },
): Promise<void> {
  await clientOf(tx).query(replace(means), [seq, ...columns(counties), slugs, weight, lag])
}
