import {
  answerFunding,
  factsOf,
  findWhole,
  listBeside,
  partiesOf,
  standingSteps,
  stepsFor,
  undo,
  type Whole,
} from '../applications/index.ts'
import { findSex, listIdentifiers } from '../people/index.ts'
import { readPerson, type Seen } from '../platform/audit.ts'
import { inside, type Tx, type Visit } from '../platform/visit.ts'
import { findAround } from './queries/around.ts'
import { standingOf } from './standing.ts'
import { asked, offeredSteps } from './steps.ts'
import { staffTexts } from './texts/index.ts'

const fields = ['name', 'contact', 'application', 'documents', 'decisions', 'events']
export const isOwn = ({ actor }: Visit): boolean => actor.role === 'newcomer'

/** One application as this visitor may see it; the reading is in the log. */
export async function readWhole(
  tx: Tx,
  visit: Visit,
  id: string,
  more: string[] = [],
): Promise<Seen<Whole> | undefined> {
  const reading = { kind: 'application', fields: [...fields, ...more] }
  const [whole] = await readPerson(tx, visit, findWhole(tx, id), reading)
  return whole
}

/** With the numbers that a caseworker holds against what they have seen; that they were opened is in the log. */
export const readIdentity = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id, ['identifier'])
    return whole && { whole, numbers: await listIdentifiers(tx, visit, whole) }
  })

/** With what is written of legal sex; that it was opened is in the log. */
export const readSexOf = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id, ['sex'])
    return whole && { whole, sex: await findSex(tx, whole) }
  })

/** The whole page: at most four statements beside the session's own, whatever there is to show. */
export function readRecord(visit: Visit, id: string) {
  return inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    if (!whole) return undefined
    const own = isOwn(visit)
    const around = await findAround(tx, whole, !own)
    const reader = { language: visit.language, own }
    const possible = stepsFor(visit.actor, whole, factsOf(whole, visit.now))
    return {
      whole,
      around,
      own,
      beside: await listBeside(tx, visit, whole),
      parts: partiesOf(visit.actor, whole),
      standing: standingOf(whole, around.usual, reader),
      steps: offeredSteps(whole, possible, reader),
      payments: paymentsOf(visit, whole),
      undoable: undoableOf(visit, whole),
      little: own && visit.actor.level === 'code',
      me: { account: visit.actor.account, role: visit.actor.role, reach: visit.actor.reach },
    }
  })
}

/** Questions of money that this visitor is to answer. */
function paymentsOf(visit: Visit, whole: Whole): { href: string; text: string }[] {
  const facts = factsOf(whole, visit.now)
  return whole.payers
    .filter(({ funding }) => asked(funding))
    .filter(({ component, organisation }) => {
      const answered = answerFunding({ component, organisation, answer: 'committed' }, whole, visit.actor, facts)
      return !('refused' in answered) || answered.refused !== 'notYours'
    })
    .map(({ id }) => ({
      href: `/betalningar/${id}`,
      text: staffTexts(visit.language).payment.link,
    }))
}

/** The latest step that stands, when it is this visitor's to take back. */
function undoableOf(visit: Visit, whole: Whole): string | null {
  const facts = factsOf(whole, visit.now)
  const steps = standingSteps(whole.events).filter(({ party }) => party !== 'system' && party !== 'import')
  const found = steps
    .slice(-3)
    .reverse()
    .find(({ id }) => 'done' in undo({ event: id, reason: null }, whole, visit.actor, facts))
  return found?.id ?? null
}
