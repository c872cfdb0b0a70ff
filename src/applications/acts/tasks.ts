import type { Tx, Visit } from '../../platform/visit.ts'
import type { TaskName, TaskOwner } from '../domain/effects.ts'
import { dutiesOf, type OfferFrom } from '../domain/offers.ts'
import { defaultRules, type Limits } from '../domain/rules.ts'
import { listRules } from '../queries/insert.ts'
import { closeAsked, insertTasks, setReminded } from '../queries/save.ts'
import type { Whole } from '../queries/whole.ts'
import { factsOf } from './facts.ts'
import { tellPerson } from './notice.ts'
import { takeStep } from './step.ts'

type Of = { municipality: string; application: string }
export type NewTask = Of & {
  component: string
  what: TaskName
  of: TaskOwner
  organisation: string
  due: Date
  about?: string
}

/** Limits and times that no organisation has changed for itself. */
export const limitsInForce = async (tx: Tx): Promise<Limits> => ({
  rules: [...(await listRules(tx)), ...defaultRules],
})

/** Something that somebody is to do beside the step itself; the same question is asked once. */
export const addTask = (tx: Tx, visit: Visit, { what, of, about = '', ...row }: NewTask) =>
  insertTasks(tx, [{ ...row, kind: what, holder: of, madeAt: visit.now, note: about }])

/** Done, or not needed any more. */
export const closeTask = (tx: Tx, visit: Visit, of: Of, what: TaskName): Promise<number> =>
  closeAsked(tx, { municipality: of.municipality, id: of.application }, what, {
    at: visit.now,
    by: visit.actor.account,
  })

/** An answer is asked for first when the rector decides, then when a seat is freed or given once more. */
const offeredFrom = ({ events, leadingComponent }: Whole): OfferFrom => {
  const offered = events.findLast(({ to, component }) => to === 'offered' && component === leadingComponent)
  return offered?.from === 'admitted' ? 'admitted' : 'reserve'
}

/** One offer that waits for an answer: the reminders, the call and, at last, the end of it, each when it is time. */
export async function tendOffer(tx: Tx, visit: Visit, whole: Whole): Promise<void> {
  const { offer, state, due, leadingComponent: component, municipality, id: application } = whole
  if (!offer || state !== 'offered' || !due) return
  const facts = factsOf(whole, visit.now)
  if (!facts.offer) return
  const duties = dutiesOf({ ...facts.offer, application, until: due, from: offeredFrom(whole) }, facts)
  const of = { municipality, application }
  for (const duty of duties) {
    if (duty.do === 'remind') await tellPerson(tx, visit, { ...of, kind: `remind.offer.${duty.channel}` })
    if (duty.do === 'call')
      await addTask(tx, visit, {
        ...of,
        component,
        what: 'callAboutOffer',
        of: 'provider',
        organisation: whole.provider,
        due: duty.due,
      })
    if (duty.do === 'passOn') await takeStep(visit, application, { to: 'no_answer' })
  }
  if (duties.some((duty) => duty.do === 'remind')) await setReminded(tx, whole, offer.id, visit.now)
}
