import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { take } from '../domain/application.ts'
import { type Answer, answerFunding, noteReasons, type Reasons } from '../domain/funding.ts'
import type { Step } from '../domain/records.ts'
import { closeAsked, saveFunding, savePayer, saveRow } from '../queries/save.ts'
import type { Whole } from '../queries/whole.ts'
import { freezeToday } from './effects.ts'
import { type Asked, carry, entryOf, lockSeen, type Outcome, refuse, sceneOf } from './step.ts'

/** `reason` and `text` also go with the step, where the answer came late. */
export type Payment = Answer & { text?: string }

/**
 * A payer's yes or no. The home municipality's yes is also its step: the cost decision is written, the price frozen and
 * the application goes to the school; a payer elsewhere answers beside whoever holds it.
 */
export function answerPayment(visit: Visit, id: string, wish: Payment, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const scene = sceneOf({ tx, visit, whole }, { to: 'with_provider', component: wish.component }, asked)
    const answered = answerFunding(wish, whole, scene.actor, scene.facts)
    if ('refused' in answered) return refuse(scene, answered)
    const { done } = answered
    const goesOn = isHome(whole, wish) && wish.answer === 'committed'
    const after = {
      ...whole,
      payers: whole.payers.map((payer) => (isSame(payer, wish) ? { ...payer, ...done } : payer)),
    }
    const step: Step = { to: 'with_provider', component: wish.component, ...reasonOf(wish) }
    const taken = goesOn ? take(step, after, scene.actor, scene.facts) : null
    if (taken && 'refused' in taken) return refuse(scene, taken)
    await saveFunding(tx, whole, { ...done, due: null, reason: wish.reason ?? null })
    await closeAsked(tx, whole, 'chasePayer', {
      at: visit.now,
      by: visit.actor.account,
      organisation: wish.organisation,
    })
    await record(tx, visit, entryOf(scene, `pay ${wish.answer}`, ['funding']))
    if (taken) return carry({ ...scene, whole: after, step }, taken.done)
    await saveRow(tx, whole, { state: whole.state })
    await later(tx, 'advance', { municipality: whole.municipality, application: whole.id })
    return 'taken'
  })
}

/** Special personal reasons (särskilda skäl), said by the home municipality while it reads: then it must pay. */
export function noteSpecialReasons(visit: Visit, id: string, wish: Reasons, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const scene = sceneOf({ tx, visit, whole }, { to: 'with_provider', component: wish.component }, asked)
    const noted = noteReasons(wish, whole, scene.actor, scene.facts)
    if ('refused' in noted) return refuse(scene, noted)
    const share = whole.payers.find((payer) => isSame(payer, wish))
    if (share) await savePayer(tx, whole, share.id, { specialReasons: noted.done.specialReasons })
    await saveRow(tx, whole, { state: whole.state })
    await record(tx, visit, entryOf(scene, 'note', ['specialReasons']))
    return 'taken'
  })
}

/** A course that goes on although no price was frozen: today's price, so that its shares come on invoices. */
export function freezeShares(visit: Visit, id: string, of: { component: string; version: number }): Promise<Outcome> {
  return inside(visit, async (tx): Promise<Outcome> => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (of.version !== whole.version) return 'changed'
    if (!(await freezeToday(tx, visit, whole, of.component))) return { notNow: 'movedOn' }
    await saveRow(tx, whole, { state: whole.state })
    await record(tx, visit, entryOf({ whole }, 'freeze price', ['amount']))
    return 'taken'
  })
}

type Share = Pick<Answer, 'component' | 'organisation'>
const isSame = (a: Share, b: Share) => a.component === b.component && a.organisation === b.organisation
const isHome = ({ payers }: Whole, wish: Answer) =>
  payers.some((payer) => isSame(payer, wish) && payer.kind === 'municipality')
const reasonOf = ({ reason, text }: Payment) => ({
  ...(reason !== undefined && { reason }),
  ...(text !== undefined && { text }),
})
