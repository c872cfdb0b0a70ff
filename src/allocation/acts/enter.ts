import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { type FigureRow, isList, isReception, readFigures } from '../domain/figure-rows.ts'
import { isCount, numberOf, readLines } from '../domain/lines.ts'
import { membersOf } from '../domain/names.ts'
import type { BoundReason, RuleSet } from '../domain/rule.ts'
import { boundReasons } from '../domain/rule.ts'
import type { Trouble } from '../domain/trouble.ts'
import { listLanstal } from '../queries/numbers.ts'
import type { Bounded } from '../queries/runs.ts'
import { insertFacts, insertLanstal, insertRule, insertValues } from '../queries/save.ts'
import { countyOf } from './county.ts'
import { keepNumbers } from './kommuntal.ts'

export type Entered = 'done' | { trouble: Trouble }
type Kept = { from: string; to: string | null; source: string; by: string; ref: string }
const keptBy = (visit: Visit, of: Kept) => ({
  organisation: visit.actor.organisation,
  from: of.from,
  to: of.to,
  source: of.source,
  decidedBy: of.by,
  decisionRef: of.ref,
})

export type NewLanstal = Kept & {
  /** Left out, the site's own county. */
  lan?: string
  year: number
  total: number | null
  partOne: number | null
  partTwo: number | null
}
/** The county's number of a year; a second one in the year is a revision. */
export function enterLanstal(visit: Visit, facts: NewLanstal): Promise<Entered> {
  return inside(visit, async (tx): Promise<Entered> => {
    const county = facts.lan ?? (await countyOf(tx))
    const earlier = await listLanstal(tx, county, facts.year)
    const version = 1 + Math.max(0, ...earlier.map((one) => one.version))
    const parts =
      facts.partOne === null
        ? [{ part: 'total', number: facts.total ?? 0 }]
        : [
            { part: '1', number: facts.partOne },
            { part: '2', number: facts.partTwo ?? 0 },
          ]
    const rows = parts.map((one) => ({ ...one, year: facts.year, lan: county, version }))
    await insertLanstal(tx, keptBy(visit, facts), rows)
    await record(tx, visit, { verb: 'enter länstal', municipality: null, fields: [String(facts.year)] })
    return 'done'
  })
}

/** Rows of `kommun; golv; tak; orsak; text`. */
function boundsOf(text: string, field: string, county: string): { bounds: Bounded[] } | { trouble: Trouble } {
  const read = readLines(text, county)
  if ('problem' in read) return { trouble: { kind: 'line', field, problem: read.problem } }
  const bounds: Bounded[] = []
  for (const { row, name, code, cells } of read.lines) {
    const [floor, cap] = [cells[0] ? numberOf(cells[0]) : 0, cells[1] ? numberOf(cells[1]) : Infinity]
    if (floor === null || cap === null)
      return { trouble: { kind: 'line', field, problem: { kind: 'number', row, name } } }
    if (floor < 0 || cap < 0) return { trouble: { kind: 'line', field, problem: { kind: 'negative', row, name } } }
    if (!isCount(floor) || (cap < Infinity && !isCount(cap)))
      return { trouble: { kind: 'line', field, problem: { kind: 'whole', row, name } } }
    if (cap < floor) return { trouble: { kind: 'crossed', field, code } }
    const reason = boundReasons.find((one) => one === cells[2])
    if (!reason || !cells[3]) return { trouble: { kind: 'why', field, code } }
    bounds.push({
      code,
      floor,
      cap: cap === Infinity ? null : cap,
      reason: reason satisfies BoundReason,
      text: cells[3],
    })
  }
  return { bounds }
}

export type RuleWish = Kept & RuleSet & { name: string; bounds: string }
/** A rule set is never changed: another one is another rule set. */
export function enterRule(visit: Visit, wish: RuleWish): Promise<Entered> {
  return inside(visit, async (tx): Promise<Entered> => {
    const total = wish.weights.reduce((all, { weight }) => all + weight, 0)
    if (wish.mode === 'blend' && Math.abs(total - 100) > 1e-9)
      return { trouble: { kind: 'weights', field: 'vikter', sum: total } }
    const county = await countyOf(tx)
    const read = boundsOf(wish.bounds, 'granser', county)
    if ('trouble' in read) return read
    await insertRule(tx, keptBy(visit, wish), { ...wish, lan: county, bounds: read.bounds })
    await record(tx, visit, {
      verb: 'enter rule set',
      municipality: null,
      fields: ['mode', 'gamma', 'weights', 'bounds'],
    })
    return 'done'
  })
}

export type Figures = Kept & { what: string; period: string; kind: 'observed' | 'forecast'; rows: string }
async function keepFigures(tx: Tx, of: ReturnType<typeof keptBy>, figures: Figures, numbers: readonly FigureRow[]) {
  const { what, period, kind } = figures
  if (!isReception(what))
    return insertValues(
      tx,
      of,
      numbers.map(({ code, value }) => ({ code, value, indicator: what, period, kind })),
    )
  const facts = { year: Number(period.slice(0, 4)), month: Number(period.slice(5)) || null, category: what.slice(9) }
  return insertFacts(
    tx,
    of,
    numbers.map(({ code, value, second }) => ({ ...facts, code, persons: value, unaccompanied: second })),
  )
}

/** Figures for every municipality of the county; a municipality that is not in the file is told by name. */
export function enterFigures(visit: Visit, figures: Figures): Promise<Entered> {
  return inside(visit, async (tx): Promise<Entered> => {
    const county = await countyOf(tx)
    const read = readFigures(figures.rows, figures.what, county)
    if ('trouble' in read) return read
    if (isList(figures.what)) return keepNumbers(visit, tx, figures, { lan: county, ...read })
    const codes = membersOf(county).filter((code) => !read.listed.has(code))
    if (codes.length > 0) return { trouble: { kind: 'missing', field: 'rader', what: figures.what, codes } }
    await keepFigures(tx, keptBy(visit, figures), figures, read.numbers)
    await record(tx, visit, { verb: 'enter figures', municipality: null, fields: [figures.what] })
    return 'done'
  })
}
