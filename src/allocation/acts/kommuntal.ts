/**
 * Kommuntal as an agency's list has them (inlästa kommuntal), beside those calculated here. The trap: a municipality that is not on the list was
 * given none, and that is written down; one that is on it without a number is not known, and stays unknown.
 */
import { record } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { type FigureRow, hasParts } from '../domain/figure-rows.ts'
import { membersOf } from '../domain/names.ts'
import { listDecided } from '../queries/numbers.ts'
import { insertNumbers } from '../queries/save.ts'
import type { Entered, Figures } from './enter.ts'

type List = { lan: string; numbers: readonly FigureRow[]; listed: ReadonlySet<string> }

export async function keepNumbers(
  visit: Visit,
  tx: Tx,
  figures: Figures,
  { lan, numbers, listed }: List,
): Promise<Entered> {
  if (!/^\d{4}$/.test(figures.period)) return { trouble: { kind: 'plain', field: 'period', key: 'wholeYear' } }
  const year = Number(figures.period)
  const version = 1 + Math.max(0, ...(await listDecided(tx, lan, year)).map((one) => one.version))
  const none = membersOf(lan).filter((code) => !listed.has(code))
  const all = [...numbers, ...none.map((code) => ({ code, value: 0, second: 0 }))]
  const of = {
    ...{ organisation: visit.actor.organisation, from: figures.from, to: figures.to, source: figures.source },
    ...{ decidedBy: figures.by, decisionRef: figures.ref },
  }
  const rowOf = (code: string, part: string, number: number) => ({
    ...{ year, code, part, version, number, run: null, departure: '' },
  })
  const rows = all.flatMap(({ code, value, second }) =>
    hasParts(figures.what) ? [rowOf(code, '1', value), rowOf(code, '2', second ?? 0)] : [rowOf(code, 'total', value)],
  )
  await insertNumbers(tx, of, rows)
  await record(tx, visit, { verb: 'enter kommuntal', municipality: null, fields: [figures.period] })
  return 'done'
}
