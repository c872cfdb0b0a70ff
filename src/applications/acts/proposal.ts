import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Change } from '../domain/application.ts'
import { type Closed, confirm, giveBack } from '../domain/proposals.ts'
import type { Proposal } from '../domain/records.ts'
import { knownOf } from '../known.ts'
import { saveRow, settleProposal } from '../queries/save.ts'
import type { Scene } from './effects.ts'
import { type Asked, carry, entryOf, lockSeen, type Outcome, refuse, sceneOf } from './step.ts'

type Wish = { proposal: string; answer: 'confirm' | 'return'; text?: string }

/** The second user confirms or returns what the first proposed; the state moves at the confirmation. */
export function settle(visit: Visit, id: string, wish: Wish, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    const proposal = whole?.proposals.find((one) => one.id === wish.proposal)
    if (!whole || !proposal) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const step = { ...proposal.step, component: proposal.component }
    const known = await knownOf(tx, whole, step, asked.known)
    const scene = sceneOf({ tx, visit, whole }, step, { ...asked, known })
    const settled = (wish.answer === 'confirm' ? confirm : giveBack)(proposal, whole, scene.actor, scene.facts)
    return 'refused' in settled ? refuse(scene, settled) : close(scene, proposal, { text: wish.text ?? '', ...settled })
  })
}

type Settled = { text: string; done?: Change; closed: Closed }

async function close(scene: Scene, { id }: Proposal, { done, closed, text }: Settled): Promise<Outcome> {
  const { tx, whole, visit, actor } = scene
  // Before the step, which would answer every waiting proposal as overtaken.
  await settleProposal(tx, whole, id, { state: closed.state, by: actor.account, at: visit.now, answer: text })
  if (done) return carry(scene, done)
  await saveRow(tx, whole, { state: whole.state })
  await record(tx, visit, entryOf(scene, 'return'))
  return 'taken'
}
