/** "Fråga ägaren" and "Boka studiebesök": asked by anybody, a task for the contact function with ten working days. */
import { hmac, seal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Visit } from '../../platform/visit.ts'
import { addDays, addWorkingDays, dayOf, startOfDay } from '../../shared/calendar.ts'
import { isProgram } from '../domain/comment.ts'
import { askerAbout, askerDays, questionDays, questionsPerHour } from '../domain/letter.ts'
import * as queries from '../queries/questions.ts'
import { log } from './bank.ts'
import { answered, type LetterDone, post, system } from './letters.ts'

export type Asking = {
  slug: string
  kind: queries.QuestionKind
  name: string
  mail: string
  text: string
  trap: string
  drawnAt: number
  address: string
}
/** The day by which it is answered; null when it was one too many. A program is told the same as a person. */
export async function askOwner(visit: Visit, of: Asking): Promise<Date | null> {
  const { now, language, services } = visit
  const dueAt = addWorkingDays(now, questionDays)
  if (isProgram({ trap: of.trap, drawnAt: of.drawnAt, now: now.getTime() })) return dueAt
  const kept = {
    sealed: seal(services.keys.vault, of.mail, askerAbout),
    caller: hmac(services.keys.key('question caller'), of.address),
  }
  const { slug, kind, name, text } = of
  const asked = { slug, kind, name, text, language, ...kept, now, dueAt, perHour: questionsPerHour }
  return asSystemHere(visit, system, async (_, tx) => {
    const id = await queries.addQuestion(tx, asked)
    if (id) await post(tx, now, 'question', { question: id })
    return id ? dueAt : null
  })
}

/** By somebody of the municipality, signed in; the contact function does it by the link of its letter. */
export const answerAsOwner = (visit: Visit, id: string, version: number, answer: string): Promise<LetterDone> =>
  inside(visit, async (tx): Promise<LetterDone> => {
    const question = await queries.findQuestion(tx, id, visit.actor.municipality)
    if (!question) return 'missing'
    if (question.version !== version || question.answeredAt) return 'ended'
    await log(tx, visit, 'answer question', { kind: 'question', id })
    return asSystemHere({ ...visit, open: tx }, system, (_, own) => answered(own, visit.now, question, answer))
  })

/** Once when the ten days have passed, and names are erased when they are no longer needed. */
export const followQuestions = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const { now } = visit
      for (const question of await queries.takeOverdue(tx, now)) await post(tx, now, 'overdue', { question })
      await queries.eraseAskers(tx, startOfDay(addDays(dayOf(now), -askerDays)))
    }),
  )
