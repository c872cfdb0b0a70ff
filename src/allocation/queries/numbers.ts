import { ask, type Tx } from '../../platform/visit.ts'
import type { Part } from '../domain/rule.ts'

export type Lanstal = {
  id: string
  year: number
  part: Part
  version: number
  number: number
  source: string
  decidedBy: string
  decisionRef: string
  from: string
}
const lanstalColumns = `id, year, part, edition as version, number, source, decided_by as "decidedBy", decision_ref as "decisionRef", valid_from::text as "from"`

export async function listLanstal(tx: Tx, lan: string, year: number): Promise<Lanstal[]> {
  const { rows } = await ask<Lanstal>(
    tx,
    `select ${lanstalColumns} from allocation.lanstal where lan_code = $1 and year = $2 order by edition, part`,
    [lan, year],
  )
  return rows
}

type WholeLanstal = {
  year: number
  lan: string
  total: number | null
  partOne: number | null
  partTwo: number | null
  from: string
  to: string | null
  source: string
  decidedBy: string
  decisionRef: string
}
/** Every county's, one row a decision: as it is brought in from a file. */
export async function listAllLanstal(tx: Tx): Promise<WholeLanstal[]> {
  const { rows } = await ask<WholeLanstal>(
    tx,
    `select year, lan_code as lan, (max(number) filter (where part = 'total'))::int as total, (max(number) filter (where part = '1'))::int as "partOne",
       (max(number) filter (where part = '2'))::int as "partTwo", min(valid_from)::text as "from", max(valid_to)::text as "to", min(source) as source,
       min(decided_by) as "decidedBy", min(decision_ref) as "decisionRef"
     from allocation.lanstal group by year, lan_code, edition order by year, lan_code, edition`,
    [],
  )
  return rows
}

export type Year = { year: number; lanstal: number | null; versions: number; decided: number; received: number }
/** The years of which something is known, the latest first. */
export async function listYears(tx: Tx, lan: string): Promise<Year[]> {
  const { rows } = await ask<Year>(
    tx,
    `with years as (
       select year from allocation.lanstal where lan_code = $1 union select year from allocation.kommuntal where kommun_code like $1 || '%'
       union select year from allocation.reception_fact where kommun_code like $1 || '%' union select year from allocation.allocation_run where lan_code = $1)
     select y.year,
       (select sum(l.number)::int from allocation.lanstal l where l.year = y.year and l.lan_code = $1
         and l.edition = (select max(x.edition) from allocation.lanstal x where x.year = y.year and x.lan_code = $1)) as lanstal,
       (select count(distinct r.edition)::int from allocation.allocation_run r where r.year = y.year and r.lan_code = $1) as versions,
       (select count(distinct k.kommun_code)::int from allocation.kommuntal k where k.year = y.year and k.kommun_code like $1 || '%') as decided,
       (select count(distinct f.kommun_code)::int from allocation.reception_fact f where f.year = y.year and f.kommun_code like $1 || '%') as received
     from years y order by y.year desc`,
    [lan],
  )
  return rows
}

export type Decided = {
  code: string
  part: Part
  version: number
  number: number
  departure: string
  source: string
  decidedBy: string
  decisionRef: string
  from: string
}
/** Every decided number of the year, version by version. */
export async function listDecided(tx: Tx, lan: string, year: number): Promise<Decided[]> {
  const { rows } = await ask<Decided>(
    tx,
    `select kommun_code as code, part, edition as version, number, departure, source, decided_by as "decidedBy", decision_ref as "decisionRef", valid_from::text as "from"
     from allocation.kommuntal where year = $2 and kommun_code like $1 || '%' order by edition, kommun_code, part`,
    [lan, year],
  )
  return rows
}

/** The latest year that has decided numbers; null when none has. */
export async function findLatestDecided(tx: Tx, lan: string): Promise<number | null> {
  const { rows } = await ask<{ year: number | null }>(
    tx,
    `select max(year) as year from allocation.kommuntal where kommun_code like $1 || '%'`,
    [lan],
  )
  return rows[0]?.year ?? null
}

export type MoveRow = { from: string; to: string; number: number; agreement: string; day: string }
export async function listMoves(tx: Tx, lan: string, year: number): Promise<MoveRow[]> {
  const { rows } = await ask<MoveRow>(
    tx,
    `select from_code as "from", to_code as "to", number, agreement_ref as agreement, from_date::text as day
     from allocation.kommuntal_move where year = $2 and from_code like $1 || '%' order by from_date, created_at`,
    [lan, year],
  )
  return rows
}

/** The newest of each kind, month and municipality: a number that was put right stands over the one before it. */
const newestFacts = `select distinct on (kommun_code, category, year, month) year, month, kommun_code, category, persons, of_which_unaccompanied, source
  from allocation.reception_fact where kommun_code like $1 || '%' and year <= $2 and (valid_to is null or valid_to > current_date)
  order by kommun_code, category, year, month, created_at desc`
const wholeYear = (column: string) =>
  `(case when bool_or(month is null) then sum(${column}) filter (where month is null) when count(${column}) = count(*) then sum(${column}) end)::int`

export type Fact = {
  code: string
  category: string
  persons: number
  /** Of these, minors who came alone; null where nobody has said. */
  unaccompanied: number | null
  source: string
}
/** Whole years; months are added up where the year itself is not known. */
export async function listReception(tx: Tx, lan: string, year: number): Promise<Fact[]> {
  const { rows } = await ask<Fact>(
    tx,
    `with newest as (${newestFacts}) select kommun_code as code, category, ${wholeYear('persons')} as persons,
       ${wholeYear('of_which_unaccompanied')} as unaccompanied, min(source) as source
     from newest where year = $2 group by kommun_code, category order by kommun_code, category`,
    [lan, year],
  )
  return rows
}

export type Value = { indicator: string; code: string; period: string; value: number; kind: string; source: string }
/** The newest value of each indicator that was known before the year began: population of two years before. */
export async function listValues(tx: Tx, lan: string, year: number): Promise<Value[]> {
  const { rows } = await ask<Value>(
    tx,
    `select distinct on (indicator, kommun_code) indicator, kommun_code as code, period, value, kind, source from allocation.indicator_value
     where kommun_code like $1 || '%' and (valid_to is null or valid_to > current_date)
       and (left(period, 4)::int <= case when indicator = 'folkmangd' then $2 - 2 else $2 end)
     order by indicator, kommun_code, period desc, created_at desc`,
    [lan, year],
  )
  return rows
}

/** Population of 31 December of the year before: what reception per thousand is counted on. */
export async function listPopulation(tx: Tx, lan: string, year: number): Promise<{ code: string; value: number }[]> {
  const { rows } = await ask<{ code: string; value: number }>(
    tx,
    `select distinct on (kommun_code) kommun_code as code, value from allocation.indicator_value
     where indicator = 'folkmangd' and kommun_code like $1 || '%' and period = $2 and (valid_to is null or valid_to > current_date)
     order by kommun_code, created_at desc`,
    [lan, String(year - 1)],
  )
  return rows
}

/** Reception in other ways, of the newest year that has it and is not later than this. */
type Expected = Omit<Fact, 'unaccompanied'> & { year: number }
export async function listExpected(tx: Tx, lan: string, year: number): Promise<Expected[]> {
  const { rows } = await ask<Expected>(
    tx,
    `with newest as (${newestFacts}) select year, kommun_code as code, category, ${wholeYear('persons')} as persons, min(source) as source from newest
     where category in ('ebo', 'ovriga', 'anhoriga') and year = (select max(year) from newest where category = 'ebo')
     group by year, kommun_code, category`,
    [lan, year],
  )
  return rows
}
