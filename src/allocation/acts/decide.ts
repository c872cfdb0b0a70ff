import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { numberOf, readLines } from '../domain/lines.ts'
import type { Part } from '../domain/rule.ts'
import type { Trouble } from '../domain/trouble.ts'
import { listDecided, listMoves } from '../queries/numbers.ts'
import { listRows, listRuns, type Run, type StoredRow } from '../queries/runs.ts'
import { insertMove, insertNumbers, type NewNumber, saveStatus, supersede } from '../queries/save.ts'
import { countyOf } from './county.ts'

export type Done = 'done' | 'missing' | 'changed' | { trouble: Trouble }
export type Decision = {
  year: number
  version: number
  by: string
  ref: string
  from: string
  /** By part: rows of `kommun; tal; skäl` where the decided number is another than the calculated. */
  departures: Partial<Record<Part, string>>
}

/** Shown to everybody, and still not decided. */
export function propose(visit: Visit, of: { year: number; version: number }): Promise<Done> {
  return inside(visit, async (tx): Promise<Done> => {
    const county = await countyOf(tx)
    const runs = (await listRuns(tx, county, of.year)).filter(({ version }) => version === of.version)
    if (runs.length === 0) return 'missing'
    const ids = runs.map(({ id }) => id)
    const saved = await saveStatus(
      tx,
      { ids, status: 'proposed', by: '', ref: '', from: '1900-01-01', at: visit.now },
      'draft',
    )
    if (saved !== ids.length) return 'changed'
    await record(tx, visit, { verb: 'propose kommuntal', municipality: null, fields: [String(of.year)] })
    return 'done'
  })
}

type Departed = { numbers: Map<string, { number: number; why: string }> } | { trouble: Trouble }
function departuresOf(text: string, field: string, lan: string): Departed {
  const read = readLines(text, lan)
  if ('problem' in read) return { trouble: { kind: 'line', field, problem: read.problem } }
  const numbers = new Map<string, { number: number; why: string }>()
  for (const { row, name, code, cells } of read.lines) {
    const number = numberOf(cells[0])
    if (number === null || !Number.isInteger(number))
      return { trouble: { kind: 'line', field, problem: { kind: 'number', row, name } } }
    if (number < 0) return { trouble: { kind: 'line', field, problem: { kind: 'negative', row, name } } }
    if (!cells[1]) return { trouble: { kind: 'why', field, code } }
    numbers.set(code, { number, why: cells[1] })
  }
  return { numbers }
}

type Numbers = { numbers: NewNumber[] } | { trouble: Trouble }
function numbersOf(run: Run, rows: readonly StoredRow[], decision: Decision, version: number): Numbers {
  const field = `avvikelser-${run.part}`
  const read = departuresOf(decision.departures[run.part] ?? '', field, run.lan)
  if ('trouble' in read) return read
  const numbers = rows.map(({ code, places }): NewNumber => {
    const other = read.numbers.get(code)
    return {
      year: run.year,
      code,
      part: run.part,
      version,
      number: other?.number ?? places,
      run: run.id,
      departure: other && other.number !== places ? other.why : '',
    }
  })
  const is = numbers.reduce((all, { number }) => all + number, 0)
  return is === run.sum ? { numbers } : { trouble: { kind: 'sum', field, part: run.part, is, should: run.sum } }
}

/** What Länsstyrelsen has decided, written down with its reference: the numbers of every part, the older ones stay beside. */
export function decide(visit: Visit, decision: Decision): Promise<Done> {
  return inside(visit, async (tx): Promise<Done> => {
    const county = await countyOf(tx)
    const all = await listRuns(tx, county, decision.year)
    const runs = all.filter(({ version }) => version === decision.version)
    if (runs.length === 0) return 'missing'
    const ids = runs.map(({ id }) => id)
    const rows = await listRows(tx, ids)
    const earlier = await listDecided(tx, county, decision.year)
    const version = 1 + Math.max(0, ...earlier.map((one) => one.version))
    const numbers: NewNumber[] = []
    for (const run of runs) {
      const own = rows.filter((row) => row.run === run.id)
      const made = numbersOf(run, own, decision, version)
      if ('trouble' in made) return made
      numbers.push(...made.numbers)
    }
    const of = { ids, status: 'decided', by: decision.by, ref: decision.ref, from: decision.from, at: visit.now }
    if ((await saveStatus(tx, of, 'proposed')) !== ids.length) return 'changed'
    await supersede(tx, { lan: county, year: decision.year, but: ids })
    await insertNumbers(tx, keptBy(visit, decision, 'beslut'), numbers)
    await record(tx, visit, { verb: 'decide kommuntal', municipality: null, fields: [String(decision.year)] })
    return 'done'
  })
}

const keptBy = (visit: Visit, of: { from: string; by: string; ref: string }, source: string) => ({
  organisation: visit.actor.organisation,
  from: of.from,
  source,
  decidedBy: of.by,
  decisionRef: of.ref,
})

export type Moving = { year: number; from: string; to: string; number: number; agreement: string; day: string }
/** By agreement between two municipalities; nobody gives more than they have. */
export function movePlaces(visit: Visit, move: Moving): Promise<Done> {
  return inside(visit, async (tx): Promise<Done> => {
    const county = await countyOf(tx)
    const decided = await listDecided(tx, county, move.year)
    const newest = Math.max(0, ...decided.map(({ version }) => version))
    const own = decided.filter(({ code, version }) => code === move.from && version === newest)
    const moved = (await listMoves(tx, county, move.year)).filter(({ from, to }) => [from, to].includes(move.from))
    const has = moved.reduce(
      (left, one) => left + (one.to === move.from ? one.number : -one.number),
      own.reduce((all, { number }) => all + number, 0),
    )
    if (has < move.number) return { trouble: { kind: 'tooMany', field: 'antal', code: move.from, has } }
    await insertMove(tx, keptBy(visit, { from: move.day, by: '', ref: move.agreement }, 'överenskommelse'), move)
    await record(tx, visit, { verb: 'move kommuntal', municipality: null, fields: [String(move.year)] })
    return 'done'
  })
}
