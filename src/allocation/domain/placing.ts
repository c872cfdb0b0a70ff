/**
 * Advice on where a household would do best (bosättning inom kommuntalet). A household is its needs, its own wish and its
 * ties; who they are is not in the type and cannot be weighed. What is not known counts as 0.5 and is marked. A gate is
 * not a low value: there it does not go at all, and the text says why.
 */
export type Household = {
  size: number
  rooms: number | null
  schoolPlaces: number | null
  care: boolean | null
  stepFree: boolean | null
  work: string | null
  wishes: readonly string[]
  ties: readonly string[]
}
export type Offer = {
  code: string
  /** Decided places that are left. */
  room: number
  rooms: number | null
  schoolPlaces: number | null
  carePlaces: number | null
  accessible: number | null
  work: Readonly<Record<string, number>>
}
const partNames = ['work', 'wish', 'ties'] as const
export type PartName = (typeof partNames)[number]
export type Weights = Readonly<Record<PartName, number>>
export type ValuePart = { name: PartName; value: number; weight: number; missing: boolean }
export type Gate = 'room' | 'rooms' | 'school' | 'care' | 'accessible'

const neutral = 0.5
type Known = number | null

function workOf({ work }: Household, offer: Offer): Known {
  return work === null ? null : (offer.work[work] ?? null)
}
/** The first wish is 1, the last of n is 1/n, another place 0. */
function wishOf({ wishes }: Household, { code }: Offer): Known {
  if (wishes.length === 0) return null
  const at = wishes.indexOf(code)
  return at < 0 ? 0 : (wishes.length - at) / wishes.length
}
const tiesOf = ({ ties }: Household, { code }: Offer): Known => (ties.length === 0 ? null : ties.includes(code) ? 1 : 0)
const known: Record<PartName, (household: Household, offer: Offer) => Known> = {
  work: workOf,
  wish: wishOf,
  ties: tiesOf,
}

const partsOf = (household: Household, offer: Offer, weights: Weights): ValuePart[] =>
  partNames.map((name) => {
    const value = known[name](household, offer)
    return { name, value: value ?? neutral, weight: weights[name], missing: value === null }
  })

const valueOfParts = (parts: readonly ValuePart[]): number =>
  parts.reduce((all, { value, weight }) => all + value * weight, 0)

const lacks = (need: number | null, has: number | null) => need !== null && has !== null && need > has

function gatesOf(household: Household, offer: Offer): Gate[] {
  const shut: Record<Gate, boolean> = {
    room: household.size > offer.room,
    rooms: lacks(household.rooms, offer.rooms),
    school: lacks(household.schoolPlaces, offer.schoolPlaces),
    care: household.care === true && offer.carePlaces === 0,
    accessible: household.stepFree === true && offer.accessible === 0,
  }
  return (Object.keys(shut) as Gate[]).filter((gate) => shut[gate])
}

/** The rows for the solver: values, −1 where it does not go. Room is asked by the solver itself. */
export function rowsFor(households: readonly Household[], offers: readonly Offer[], weights: Weights) {
  const values = new Float64Array(households.length * offers.length)
  for (const [n, household] of households.entries())
    for (const [j, offer] of offers.entries()) {
      const open = gatesOf(household, offer).every((gate) => gate === 'room')
      values[n * offers.length + j] = open ? valueOfParts(partsOf(household, offer, weights)) : -1
    }
  return {
    count: households.length,
    places: offers.length,
    values,
    room: Int32Array.from(offers, ({ room }) => Math.max(0, room)),
    sizes: Int32Array.from(households, ({ size }) => size),
  }
}

export type Alternative = { code: string; value: number; price: number; net: number; parts: ValuePart[]; gates: Gate[] }
/** Every place for one household, the best net first; those behind a gate last. */
export function alternatives(
  household: Household,
  offers: readonly Offer[],
  priced: { prices: ReadonlyMap<string, number>; weights: Weights },
) {
  const all = offers.map((offer): Alternative => {
    const parts = partsOf(household, offer, priced.weights)
    const value = valueOfParts(parts)
    const price = household.size * (priced.prices.get(offer.code) ?? 0)
    return { code: offer.code, value, price, net: value - price, parts, gates: gatesOf(household, offer) }
  })
  return all.sort((a, b) => a.gates.length - b.gates.length || b.net - a.net || (a.code < b.code ? -1 : 1))
}

export const departReasons = ['wish', 'relative', 'health', 'housing', 'school', 'safety', 'other'] as const
export type DepartReason = (typeof departReasons)[number]
