import { municipalities } from '../organisations/index.ts'
import { estimateTravel } from '../shared/distance.ts'
import type { MunicipalityCode } from '../shared/municipality-code.ts'

const here = 15
const known = new Map<MunicipalityCode, ReadonlyMap<string, number>>()

/** Estimated minutes from one municipality's seat to every other; empty for one that we know no seat of. */
export function minutesFrom(code: MunicipalityCode | null): ReadonlyMap<string, number> {
  if (code === null) return new Map()
  const found = known.get(code) ?? estimated(code)
  known.set(code, found)
  return found
}

function estimated(code: MunicipalityCode): ReadonlyMap<string, number> {
  const from = municipalities.find((one) => one.code === code)
  if (!from) return new Map()
  return new Map(
    municipalities.map((to) => [to.code, to.code === code ? here : estimateTravel(from.seat, to.seat).minutes]),
  )
}

/** Codes and names in Swedish order, for the question of where somebody lives. */
export const homes = municipalities.map(({ code, name }) => ({ value: code, text: name }))
