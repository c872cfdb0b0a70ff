/**
 * Who leaves when: counted ones (leavers), else those who came in two years earlier, less those who left early and those who moved away, plus those who
 * moved in. Parental leave puts the month off. Those on assistance already (stock) may stand for older cohorts, never beside them.
 */
import { type Month, month } from './month.ts'
import type { Lookup } from './parameter.ts'
import { type Sex, sexes } from './sex.ts'

export type Leaving = { sex: Sex; exit: Month; persons: number; stock: boolean }
export type Both = { both: Sex }

function fromInflow(of: Lookup, sex: Sex, exit: Month): number | null {
  const length = of.need({ key: 'programme_months' }, exit)
  const came = (at: Month) => of.best({ key: 'inflow', sex, exactSex: true }, at)?.value
  const began = Number.isNaN(length) ? undefined : came(exit - length)
  if (began === undefined) return null
  const early = of.need({ key: 'early_exit', sex }, exit)
  const stays = of.need({ key: 'stay', sex }, exit)
  const paused = of.need({ key: 'pause', sex }, exit)
  const putOff = paused > 0 ? of.need({ key: 'pause_months' }, exit) : 0
  const late = putOff > 0 ? (came(exit - length - putOff) ?? 0) : began
  const moved = of.best({ key: 'moves', sex, exactSex: true }, exit)?.value ?? 0
  return Math.max(0, (began * (1 - paused) + late * paused) * (1 - early) * stays + moved)
}

const hasAny = (of: Lookup, key: string) => of.rowsOf(key).length > 0

function ofMonth(of: Lookup, sex: Sex, exit: Month): number | null {
  const counted = of.best({ key: 'leavers', sex, exactSex: true }, exit)
  return counted ? counted.value : hasAny(of, 'inflow') ? fromInflow(of, sex, exit) : null
}

/** Every month of the forecast must be told of by somebody; months before it are told where they are known. */
export function leaversOf(of: Lookup, [first, from, to]: [Month, number, number]): Leaving[] | Both {
  const made: Leaving[] = []
  for (let exit = first; exit < month(to + 1, 1); exit++) {
    const known = sexes.map((sex) => [sex, ofMonth(of, sex, exit)] as const).filter(([, n]) => n !== null)
    if (known.length === 0 && exit >= month(from, 1)) of.need({ key: 'leavers' }, exit)
    for (const [sex, persons] of known) made.push({ sex, exit, persons: persons ?? 0, stock: false })
  }
  for (const sex of sexes) {
    const row = of.best({ key: 'stock', sex, exactSex: true }, month(from, 1))
    if (!row) continue
    if (made.some((one) => one.sex === sex && one.exit < month(from, 1) && one.persons > 0)) return { both: sex }
    made.push({ sex, exit: month(from, 1), persons: row.value, stock: true })
  }
  return made
}
