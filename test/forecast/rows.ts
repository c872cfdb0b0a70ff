import { type Asked, assemble } from '../../src/forecast/domain/assemble.ts'
import { middle } from '../../src/forecast/domain/evaluate.ts'
import type { Parameter } from '../../src/forecast/domain/parameter.ts'
import type { Place } from '../../src/forecast/domain/place.ts'
import { planOf } from '../../src/forecast/domain/plan.ts'
import { knownFacts } from '../../src/forecast/facts/known.ts'
import { exampleRows } from '../../src/forecast/samples.ts'

/** The worked example with the facts under it; Malmö's ceilings of 2019 are left out, as the example does. */
export const rowsOf = (change: (row: Parameter) => Parameter | null = (row) => row): Parameter[] =>
  [...knownFacts.filter(({ key }) => !key.startsWith('ceiling')), ...exampleRows()]
    .map((row, at) => ({ ...row, id: String(at) }))
    .flatMap((row) => change(row) ?? [])

export function placeOf(rows = rowsOf(), asked: Asked = { kommun: '1280', from: 2018, to: 2019 }): Place {
  const made = assemble(rows, asked)
  if (!('place' in made)) throw new Error(JSON.stringify(made))
  return made.place
}
export const sumsOf = (...places: Place[]) => middle(planOf(places, 2018, 2019))
