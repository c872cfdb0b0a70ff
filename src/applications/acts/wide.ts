import { listPricesOf, listRounds, type Price, priceInForce } from '../../courses/index.ts'
import { listOrganisations } from '../../organisations/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { defaultRules, type Rule } from '../domain/rules.ts'
import { listAreas, listRules } from '../queries/insert.ts'
import type { Around } from './starting.ts'

/** What the imports of many municipalities share, read once for all of them. */
export type Wide = Pick<Around, 'rounds' | 'prices' | 'areas'> & {
  rules: readonly Rule[]
  /** Municipality code to the organisation that pays for it. */
  homes: Map<string, string>
}

export async function lookWide(tx: Tx, visit: Visit, ids: readonly string[]): Promise<Wide> {
  const rounds = await listRounds(tx, [...new Set(ids)])
  const prices = await listPricesOf(tx, [...new Set(rounds.map(({ course }) => course))])
  const municipalities = await listOrganisations(tx, { kinds: ['municipality'] })
  const today = dayOf(visit.now)
  return {
    rounds: new Map(rounds.map((round) => [round.id, round])),
    prices: new Map<string, Price | undefined>(rounds.map((round) => [round.id, priceInForce(prices, round, today)])),
    areas: await listAreas(
      tx,
      municipalities.flatMap(({ municipality }) => municipality ?? []),
    ),
    rules: await listRules(tx),
    homes: new Map(municipalities.map(({ id, municipality }) => [municipality ?? '', id])),
  }
}

export const aroundOf = (wide: Wide, of: { municipality: string; unit: string }): Around => ({
  ...wide,
  open: [],
  home: wide.homes.get(of.municipality) ?? of.unit,
  limits: { rules: [...wide.rules, ...defaultRules], organisation: of.unit },
})
