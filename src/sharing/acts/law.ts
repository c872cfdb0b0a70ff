import { lockSeen, type Whole } from '../../applications/index.ts'
import { endAccess, openAccess } from '../../people/index.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { copyPartners, listAuthorities, listOpen, saveEnd } from '../queries/law.ts'
import { readWhole } from '../reading.ts'

export type Opened = 'done' | 'missing' | 'organisation' | 'already'
export type OpenedTo = { organisation: string; legalBasis: string; ground: string; until: Date }

/** One application, whom it is open to, and whom it may be opened to. */
export const readLaw = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    return whole && { whole, open: await listOpen(tx, whole), authorities: await listAuthorities(tx) }
  })

const ofWhole = ({ municipality, person, id }: Whole) => ({ municipality, person, id })

/** Both answers are given by whoever opens it, and both stand in the row. */
export const openByLaw = (visit: Visit, id: string, wish: OpenedTo): Promise<Opened> =>
  inside(visit, async (tx) => {
    // Held: of two at once the second finds it open.
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (!(await listAuthorities(tx)).some((one) => one.id === wish.organisation)) return 'organisation'
    if (whole.partners.includes(wish.organisation)) return 'already'
    const { until, ...opening } = wish
    const { municipality, person } = ofWhole(whole)
    await openAccess(tx, visit, { ...opening, municipality, person, scope: 'application', about: id })
    await saveEnd(tx, { municipality, about: id, organisation: wish.organisation }, until)
    await copyPartners(tx, { municipality, id })
    return 'done'
  })

/** Only what was opened beside the school and the payers: they have it as long as the application is theirs. */
export const closeByLaw = (visit: Visit, id: string, access: string): Promise<'done' | 'missing'> =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    if (!whole || !(await listOpen(tx, whole)).some((one) => one.id === access && mayClose(whole, one)))
      return 'missing'
    const { municipality, person } = ofWhole(whole)
    if (!(await endAccess(tx, visit, { municipality, person }, access))) return 'missing'
    await copyPartners(tx, { municipality, id })
    return 'done'
  })

type Open = Awaited<ReturnType<typeof listOpen>>[number]
/** The school and the payers have it because it was sent to them. */
export const mayClose = (
  { provider, payers }: Pick<Whole, 'provider' | 'payers'>,
  { organisation }: Pick<Open, 'organisation'>,
) => organisation !== provider && !payers.some((payer) => payer.organisation === organisation)
