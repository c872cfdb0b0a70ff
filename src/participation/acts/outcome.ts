import { randomUUID } from 'node:crypto'
import {
  addTask,
  closeTask,
  endOf,
  findWhole,
  limitsInForce,
  type OutcomeAnswer,
  questionsDue,
  tellPerson,
  type Whole,
} from '../../applications/index.ts'
import { fullName } from '../../people/index.ts'
import { readPerson, record, type Seen } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import {
  answerQuestion,
  type Ended,
  insertQuestion,
  listEnded,
  listOutcomes,
  type OutcomeRow,
  setCalled,
} from '../queries/outcome.ts'

const purpose = 'followUp'
/** The last question and its call lie well within a year of the end. */
const yearBack = -365

/** Every night: the questions that are due, a message first and a call when a week has gone by. */
export async function askOutcomes(services: Services): Promise<void> {
  const since = addDays(dayOf(services.clock()), yearBack)
  const ended = await asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, (tx) => listEnded(tx, since)),
  )
  for (const [municipality, all] of Map.groupBy(ended, (one) => one.municipality))
    await asSystem(services, { municipality, purpose }, (visit) =>
      inside(visit, async (tx) => {
        for (const one of all) await ask(tx, visit, one)
      }),
    )
}

async function ask(tx: Tx, visit: Visit, { municipality, application, component, unit, ended, asked }: Ended) {
  const before = asked.map(({ after, asked: at, answered }) => ({
    after,
    askedOn: at && dayOf(at),
    // Any answer will do: whether there is one is all that decides.
    answer: answered && ({ outcome: 'unknown' } as const),
  }))
  const limits = await limitsInForce(tx)
  const of = { municipality, application, component }
  const due = questionsDue(ended, before, { limits, now: visit.now })
  // A later question takes the place of one that nobody answered, or that was never asked.
  const latest = Math.max(...[...due, ...asked].map(({ after }) => after))
  for (const { after, on, by } of due.filter((one) => one.after === latest)) {
    const called = asked.find((one) => one.after === after)?.called
    if (by === 'message') {
      const id = randomUUID()
      await insertQuestion(tx, { ...of, id, after, onDay: on, askedAt: visit.now })
      await tellPerson(tx, visit, { municipality, application, notice: id, kind: 'outcome.ask' })
    } else if (!called) {
      await setCalled(tx, { municipality, component, after }, visit.now)
      const until = endOf(limits, 'callTask', visit.now)
      await addTask(tx, visit, { ...of, what: 'callAboutOutcome', of: 'home', organisation: unit, due: until })
    }
  }
}

export type Questions = {
  application: Seen<Whole>
  outcomes: OutcomeRow[]
  waiting: OutcomeRow | undefined
  name: string
}
export const readQuestions = (visit: Visit, id: string): Promise<Questions | undefined> =>
  inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['outcome'] }
    const [application] = await readPerson(tx, visit, findWhole(tx, id), reading)
    if (!application) return undefined
    const outcomes = await listOutcomes(tx, { municipality: application.municipality, application: id })
    // The latest one that waits: an older question is answered by it.
    const waiting = outcomes.findLast(({ answeredAt }) => answeredAt === null)
    const { applicant, receipt } = application
    return { application, outcomes, waiting, name: applicant ? fullName(applicant) : receipt }
  })

/** How it went, said by the person or by somebody who called. */
export function answerOutcome(
  visit: Visit,
  id: string,
  said: OutcomeAnswer,
): Promise<'saved' | 'missing' | 'nothingAsked'> {
  return inside(visit, async (tx) => {
    const found = await readQuestions({ ...visit, open: tx }, id)
    if (!found) return 'missing'
    if (!found.waiting) return 'nothingAsked'
    const { municipality, person } = found.application
    const { role, account } = visit.actor
    const work = said.outcome === 'work' ? said : { extent: null, subsidised: null }
    const answer = {
      outcome: said.outcome,
      extent: work.extent,
      subsidised: work.subsidised,
      answeredAt: visit.now,
      answeredAs: role,
      answeredBy: account,
    }
    if ((await answerQuestion(tx, found.waiting, answer)) === 0) return 'nothingAsked'
    await closeTask(tx, visit, { municipality, application: id }, 'callAboutOutcome')
    const about = { kind: 'application', id }
    await record(tx, visit, { verb: 'outcome', municipality, person, about, fields: ['outcome'] })
    return 'saved'
  })
}

type ByLink = { id: string; municipality: string; application: string; person: string }
/** Says how it went by the link of the question: what the person tells, written by the site itself. False when it was answered already. */
export async function answerByLink(tx: Tx, system: Visit, of: ByLink, said: LinkAnswer): Promise<boolean> {
  const { municipality, application, person } = of
  const answer = { ...said, subsidised: null, answeredAt: system.now, answeredAs: 'newcomer', answeredBy: null }
  if ((await answerQuestion(tx, of, answer)) === 0) return false
  await closeTask(tx, system, of, 'callAboutOutcome')
  const about = { kind: 'application', id: application }
  await record(tx, system, { verb: 'outcome', municipality, person, about, fields: ['outcome'], ground: 'link' })
  return true
}
/** What one tap can say; whether the pay is supported is asked where there is more room. */
export type LinkAnswer = { outcome: OutcomeAnswer['outcome']; extent: 'full' | 'part' | null }
