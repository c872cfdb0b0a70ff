import { findByIdentifier } from '../../people/index.ts'
import { record, type Seen } from '../../platform/audit.ts'
import { takeTurn } from '../../platform/turn.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { canonical } from '../domain/canonical.ts'
import {
  type Alternative,
  alternatives,
  type DepartReason,
  type Household,
  type Offer,
  rowsFor,
} from '../domain/placing.ts'
import { placingRule } from '../facts/placing-rule.ts'
import {
  type HouseholdRow,
  insertHousehold,
  insertPlacement,
  isOpenPerson,
  listHouseholds,
  listOffers,
} from '../queries/households.ts'
import { solve } from '../thread/solve.ts'
import { hashOf } from './calculate.ts'
import { countyOf } from './county.ts'

export type Advice = {
  offers: Offer[]
  households: Seen<HouseholdRow>[]
  /** The municipality advised for each household that waits; null is no place. */
  advised: Map<string, string | null>
  prices: Map<string, number>
  value: number
  bound: number
  gap: number
  inputs: string
}
const weights = placingRule.weights
export const yearOf = (visit: Visit): number => Number(dayOf(visit.now).slice(0, 4))
const isWaiting = ({ decisions }: HouseholdRow): boolean => decisions.length === 0

/** One run over all who wait. Protected identity is never in it. Null when it took too long. */
async function advise(tx: Tx, visit: Visit): Promise<Advice | null> {
  const year = yearOf(visit)
  const [households, offers] = [await listHouseholds(tx, visit, year), await listOffers(tx, await countyOf(tx), year)]
  const batch = households.filter((row) => isWaiting(row) && row.handlers === null)
  const rows = rowsFor(batch, offers, weights)
  const solved = await solve(rows)
  if (!solved) return null
  const code = (place: number | undefined) => (place === undefined ? null : (offers[place]?.code ?? null))
  return {
    offers,
    households,
    advised: new Map(batch.map(({ id }, n) => [id, code(solved.places[n])])),
    prices: new Map(offers.map((offer, j) => [offer.code, solved.prices[j] ?? 0])),
    value: solved.value,
    bound: solved.bound,
    gap: solved.gap,
    inputs: hashOf(canonical({ rule: placingRule.id, offers, values: [...rows.values], sizes: [...rows.sizes] })),
  }
}

export const giveAdvice = (visit: Visit): Promise<Advice | null> => inside(visit, (tx) => advise(tx, visit))

export const alternativesOf = (advice: Advice, household: Household): Alternative[] =>
  alternatives(household, advice.offers, { prices: advice.prices, weights })

export type Choice = { advised: string; chosen: string; reason: DepartReason | null; text: string }
export type Placed =
  | 'done'
  | 'missing'
  | 'changed'
  | 'tooSlow'
  | { problem: 'other' | 'closed' | 'reason' | 'reasonText' }

function problemOf(
  advice: Advice,
  household: HouseholdRow,
  { chosen, reason, text }: Choice,
  advised: string | null,
): Placed | null {
  const place = alternativesOf(advice, household).find(({ code }) => code === chosen)
  if (!place) return { problem: 'other' }
  if (place.gates.length > 0) return { problem: 'closed' }
  if (chosen === advised) return null
  if (!reason) return { problem: 'reason' }
  return reason === 'other' && text.trim().length < 10 ? { problem: 'reasonText' } : null
}

/** A person decides: one press follows the advice, anything else is said why. */
export function placeHousehold(visit: Visit, id: string, choice: Choice): Promise<Placed> {
  return inside(visit, async (tx): Promise<Placed> => {
    // Two who decide at the same time wait for each other: the last place is given once.
    await takeTurn(tx, `placement ${yearOf(visit)}`)
    const advice = await advise(tx, visit)
    if (!advice) return 'tooSlow'
    const household = advice.households.find((row) => row.id === id)
    if (!household) return 'missing'
    const advised = advice.advised.get(id) ?? null
    if (!isWaiting(household) || (advised ?? '') !== choice.advised) return 'changed'
    const problem = problemOf(advice, household, choice, advised)
    if (problem) return problem
    const follows = choice.chosen === advised
    await insertPlacement(tx, {
      municipality: household.municipality,
      household: id,
      person: household.person,
      unit: household.unit,
      seq: 1,
      advised,
      chosen: choice.chosen,
      reason: follows ? null : choice.reason,
      text: follows ? '' : choice.text.trim(),
      rule: placingRule.id,
      inputs: advice.inputs,
      by: visit.actor.account ?? '',
      at: visit.now,
    })
    await record(tx, visit, {
      verb: follows ? 'follow advice' : 'depart from advice',
      municipality: household.municipality,
      person: household.person,
      about: { kind: 'household', id },
      fields: ['placement'],
    })
    return 'done'
  })
}

export type Adding = Household & { number: string; reference: string; ground: 'consent' | 'duty'; note: string }
const kinds = ['personnummer', 'samordningsnummer', 'lma', 'tf'] as const

/** Who the household's applicant is, is looked up by the site itself; a protected person is not confirmed to anybody. */
const findApplicant = (visit: Visit, municipality: string, number: string): Promise<string | null> =>
  asSystemHere(visit, { municipality, purpose: 'placering' }, async (system, tx) => {
    for (const kind of kinds) {
      const person = await findByIdentifier(tx, system, municipality, { kind, value: number })
      if (person) return (await isOpenPerson(tx, municipality, person)) ? person : null
    }
    return null
  })

export async function addHousehold(visit: Visit, wish: Adding): Promise<'done' | 'unknown'> {
  return inside(visit, async (tx): Promise<'done' | 'unknown'> => {
    const { municipality, organisation } = visit.actor
    if (!municipality || !organisation) return 'unknown'
    const person = await findApplicant(visit, municipality, wish.number)
    if (!person) return 'unknown'
    const id = await insertHousehold(tx, { ...wish, municipality, person, unit: organisation, year: yearOf(visit) })
    const about = { kind: 'household', id }
    await record(tx, visit, { verb: 'add household', municipality, person, about, fields: ['needs', 'wishes', 'ties'] })
    return 'done'
  })
}
