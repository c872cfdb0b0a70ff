import { costOf, listPricesOf, splitCost } from '../../courses/index.ts'
import { record } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { addDays, type Day, daysBetween } from '../../shared/calendar.ts'
import { afterStart } from '../domain/clocks.ts'
import { confirm } from '../domain/proposals.ts'
import type { Proposal } from '../domain/records.ts'
import { knownOf } from '../known.ts'
import { saveComponent, savePayer, saveRow, shiftStart } from '../queries/save.ts'
import type { Whole, WholePayer } from '../queries/whole.ts'
import { factsOf } from './facts.ts'
import { type Asked, carry, entryOf, type Outcome, refuse, sceneOf } from './step.ts'

/** What school and payer have agreed for one participant, where it is not what the round says. */
export type Agreed = { start?: Day; end?: Day; hoursPerWeek?: number; level?: string }

/** An application that is held by this transaction. */
export type Held = { tx: Tx; visit: Visit; whole: Whole }
/** On it: the dates, hours or level, and what follows from them. */
export async function agree(
  { tx, visit, whole, component }: Held & { component: string },
  agreed: Agreed,
): Promise<void> {
  const { start, end, ...row } = agreed
  await saveComponent(tx, whole, component, {
    ...row,
    ...(start && { agreedStart: start }),
    ...(end && { agreedEnd: end }),
  })
  if (start) await startLater(tx, visit, whole, start)
  if (end && end > whole.in.ends) await priceUntil(tx, whole, component, end)
  await saveRow(tx, whole, start ? { due: startDue(visit, whole, start) } : { state: whole.state })
  await record(tx, visit, entryOf({ whole }, 'agree', Object.keys(agreed)))
}

const startDue = ({ now }: Visit, whole: Whole, start: Day): Date => {
  const facts = factsOf(whole, now, { round: { start } })
  return afterStart(facts, whole.state === 'not_started' ? 'lateStart' : 'startTicks')
}

/** The start list asks as many days after the agreed day as it would have asked after the round's. */
async function startLater(tx: Tx, visit: Visit, whole: Whole, start: Day): Promise<void> {
  const { agreedStart } = whole.components.find(({ id }) => id === whole.leadingComponent) ?? {}
  const due = startDue(visit, whole, start)
  await shiftStart(tx, whole, { days: daysBetween(agreedStart ?? whole.in.starts, start), due })
}

/** The frozen price, for the days it now comes to; the parts still add up to it. */
async function priceUntil(tx: Tx, whole: Whole, component: string, end: Day): Promise<void> {
  const payers = whole.payers.filter((payer): payer is WholePayer & { price: string } => {
    return payer.component === component && payer.price !== null && payer.splitFrom === null
  })
  const frozen = payers[0]?.price
  const price = frozen && (await listPricesOf(tx, [whole.course])).find(({ id }) => id === frozen)
  if (!price) return
  const amounts = splitCost(costOf(price, { starts: whole.in.starts, ends: end, credits: whole.of.credits }), payers)
  for (const [index, { id }] of payers.entries()) await savePayer(tx, whole, id, { amount: amounts[index] ?? 0 })
}

/** The day after the last, as agreed or as the round says. */
export const endOfCourse = (whole: Whole, component: string): Day =>
  addDays(whole.components.find(({ id }) => id === component)?.agreedEnd ?? whole.in.ends, 1)

type Answered = Pick<Proposal, 'component' | 'step' | 'party' | 'proposedBy' | 'proposedAt'>
/** The second one's yes to a step that was proposed and kept elsewhere: the state moves now. The row must be held. */
export async function confirmStep({ tx, visit, whole }: Held, answered: Answered, asked: Asked = {}): Promise<Outcome> {
  const proposal: Proposal = { ...answered, id: visit.request, application: whole.id, state: 'waiting' }
  const step = { ...proposal.step, component: proposal.component }
  const known = await knownOf(tx, whole, step, asked.known)
  const scene = sceneOf({ tx, visit, whole }, step, { ...asked, known })
  const confirmed = confirm(proposal, whole, scene.actor, scene.facts)
  return 'refused' in confirmed ? refuse(scene, confirmed) : carry(scene, confirmed.done)
}
