import { closeTask, findWhole, type NotNow, takeStep, tendOffer } from '../../applications/index.ts'
import { readPerson } from '../../platform/audit.ts'
import { asSystem, asSystemHere, inside, type Services, type Visit } from '../../platform/visit.ts'
import { nextOf } from '../line.ts'
import { findApplicant, versionNow } from '../queries/applicants.ts'
import { listWaitingOffers } from '../queries/line.ts'
import { findOwnRound, holdLine } from '../queries/rounds.ts'
import { readLine } from './line.ts'

const purpose = 'handleApplication'
export type Of = { round: string; application: string }
export type Answered = 'taken' | 'missing' | 'changed' | NotNow

/** Who is next is worked out by the site, which sees all municipalities; the officer only confirms it. */
const nextInRound = (visit: Visit, round: string): Promise<string | undefined> =>
  asSystemHere(visit, { municipality: null, purpose }, async (system, tx) => {
    const line = await readLine(tx, system, round)
    return line && nextOf(line.waiting, line.rules)?.application
  })

const settled = (outcome: Awaited<ReturnType<typeof takeStep>>): Answered =>
  outcome === 'proposed' ? 'taken' : outcome

/** The officer confirms the offer of a freed seat to the first in line. */
export function confirmOffer(visit: Visit, { round: id, application }: Of, version: number): Promise<Answered> {
  return inside(visit, async (tx) => {
    const here = { ...visit, open: tx }
    const round = await findOwnRound(tx, id, visit.actor.reach)
    if (!round) return 'missing'
    await holdLine(tx, id)
    // Who presses a moment later finds out at once, without working out whose turn it is.
    if ((await versionNow(tx, application)) !== version) return 'changed'
    const firstInRank = (await nextInRound(here, id)) === application
    const asked = { version, known: { firstInRank }, list: round.list?.id ?? null }
    return settled(await takeStep(here, application, { to: 'offered' }, asked))
  })
}

/** Somebody who had not answered gets a seat again, or the place on the list; within the time that the rule says. */
export function revive(
  visit: Visit,
  { round: id, application }: Of,
  { to, version }: { to: 'offered' | 'reserve'; version: number },
): Promise<Answered> {
  return inside(visit, async (tx) => {
    const round = await findOwnRound(tx, id, visit.actor.reach)
    if (!round) return 'missing'
    await holdLine(tx, id)
    return settled(
      await takeStep({ ...visit, open: tx }, application, { to }, { version, list: round.list?.id ?? null }),
    )
  })
}

/** The call about an offer was made, or tried. */
export function callMade(visit: Visit, of: Of): Promise<'taken' | 'missing'> {
  return inside(visit, async (tx) => {
    const { reach } = visit.actor
    const [found] = await readPerson(tx, visit, findApplicant(tx, of, reach), { kind: 'application', verb: 'called' })
    if (!found) return 'missing'
    await closeTask(tx, visit, { municipality: found.municipality, application: found.id }, 'callAboutOffer')
    return 'taken'
  })
}

/** Every few minutes: reminders and calls that are due, and offers that nobody has answered and that now pass on. */
export async function tendOffers(services: Services): Promise<void> {
  const waiting = await asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, (tx) => listWaitingOffers(tx, visit.now)),
  )
  for (const { municipality, application } of waiting)
    await asSystem(services, { municipality, purpose }, (visit) =>
      inside(visit, async (tx) => {
        const [whole] = await findWhole(tx, application)
        if (whole) await tendOffer(tx, { ...visit, open: tx }, whole)
      }),
    )
}
