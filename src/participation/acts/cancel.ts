import { addTask, endOf, limitsInForce, type NotNow, takeStep } from '../../applications/index.ts'
import { setIntake } from '../../courses/index.ts'
import { readPerson, record } from '../../platform/audit.ts'
import { asSystemHere, inside, type Visit } from '../../platform/visit.ts'
import type { StepKind } from '../next-step.ts'
import { findParticipant, listLeft, lockRoundOf, saveNextStep } from '../queries/participants.ts'
import { inRound, type Participant, readRound } from './start.ts'

/** What has been agreed with one person, before the round is cancelled. */
export function agreeNextStep(
  visit: Visit,
  { round, application, kind, note }: { round: string; application: string; kind: StepKind; note: string },
): Promise<'saved' | 'missing'> {
  return inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['nextStep'] }
    const [found] = await readPerson(tx, visit, findParticipant(tx, application, visit.actor.reach), reading)
    if (!found || !(await readRoundOf(visit, round))) return 'missing'
    const { municipality, person } = found
    await saveNextStep(tx, {
      municipality,
      application,
      kind,
      note,
      recordedBy: visit.actor.account,
      recordedAt: visit.now,
    })
    const about = { kind: 'application', id: application }
    await record(tx, visit, { verb: 'agree next step', municipality, person, about, fields: ['nextStep'] })
    return 'saved'
  })
}

const readRoundOf = (visit: Visit, id: string) => inside(visit, (tx) => readRound(tx, visit, id, []))

export type Cancelled = { done: number } | 'missing' | { without: Participant[] } | (NotNow & { receipt: string })

/** The whole round, with everybody in it; nobody is left without a next step, and all keep their time in the queue. */
export function cancelWhole(visit: Visit, id: string, reason: string): Promise<Cancelled> {
  return inside(visit, async (tx) => {
    const here = { ...visit, open: tx }
    await lockRoundOf(tx, id)
    const found = await readRound(tx, visit, id, inRound)
    if (!found || found.round.intake === 'cancelled') return 'missing'
    const { participants } = found
    const without = participants.filter(({ next }) => next === null)
    if (without.length > 0) return { without }
    const known = { round: { withoutNextStep: [] } }
    for (const { id: application, receipt, next } of participants) {
      const step = { to: 'cancelled', nextStep: next?.kind ?? '', text: reason } as const
      const taken = await takeStep(here, application, step, { known })
      if (typeof taken === 'object') return { ...taken, receipt }
      if (taken !== 'taken') return 'missing'
    }
    await setIntake(tx, here, { round: id, intake: 'cancelled', reason })
    await handOverRest(here, id)
    return { done: participants.length }
  })
}

/** Those whom nobody at this desk may see are not left alone: their own handlers agree with them. */
const handOverRest = (visit: Visit, round: string): Promise<void> =>
  asSystemHere(visit, { municipality: null, purpose: 'followUp' }, async (system, tx) => {
    const due = endOf(await limitsInForce(tx), 'returnAnswer', system.now)
    for (const { municipality, application, component, unit } of await listLeft(tx, round, inRound))
      await asSystemHere({ ...system, open: tx }, { municipality, purpose: 'followUp' }, (home, inner) =>
        addTask(inner, home, {
          municipality,
          application,
          component,
          what: 'agreeNextStep',
          of: 'home',
          organisation: unit,
          due,
          about: 'cancelled',
        }),
      )
  })
