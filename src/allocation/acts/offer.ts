/** What a municipality can offer households (utbud): said by its own settlement officer, version after version. */
import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { insertOffer, listNewestOffers, listOwnOffers, type OfferRow } from '../queries/offers.ts'
import { countyOf } from './county.ts'

export type Said = Omit<OfferRow, 'code' | 'edition' | 'from'>
/** The advice of a year is given by the newest that was said of it or of a year before. */
export const offersOf = (visit: Visit, year: number) =>
  inside(visit, async (tx) => {
    const own = visit.actor.municipality
    return {
      newest: await listNewestOffers(tx, await countyOf(tx), year),
      own: own ? await listOwnOffers(tx, own) : [],
    }
  })

export function sayOffer(visit: Visit, said: Said): Promise<'done' | 'changed'> {
  return inside(visit, async (tx) => {
    const { organisation, municipality } = visit.actor
    const code = municipality ?? ''
    const earlier = (await listOwnOffers(tx, code)).filter(({ year }) => year === said.year)
    const edition = 1 + Math.max(0, ...earlier.map((one) => one.edition))
    if (!(await insertOffer(tx, { ...said, code, edition, organisation, from: dayOf(visit.now) }))) return 'changed'
    const fields = ['rooms', 'school places', 'care places', 'accessible', 'work']
    await record(tx, visit, { verb: 'say offer', municipality: code, fields })
    return 'done'
  })
}
