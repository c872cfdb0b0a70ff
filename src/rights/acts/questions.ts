import { randomUUID } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { addQuestion, findLook, findQuestion, saveAnswer } from '../queries/looks.ts'
import { answerDue } from '../question.ts'

/** The person asks why somebody looked. A line that is not theirs, or has no controller, is as if it were not there. */
export function askWhy(visit: Visit, seq: number): Promise<'asked' | 'missing'> {
  return inside(visit, async (tx) => {
    const look = await findLook(tx, seq)
    const { person } = visit.actor
    if (!look?.controller || !person) return 'missing'
    const id = randomUUID()
    const { controller: municipality } = look
    const row = { municipality, id, person, entry: seq, language: visit.language, askedAt: visit.now }
    const isNew = await addQuestion(tx, { ...row, due: answerDue(visit.now) })
    if (isNew) await record(tx, visit, { verb: 'askWhy', municipality, person, about: { kind: 'question', id } })
    return 'asked'
  })
}

export type Answering = { id: string; version: number; answer: string }
export function answerQuestion(
  visit: Visit,
  { id, version, answer }: Answering,
): Promise<'done' | 'missing' | 'changed'> {
  return inside(visit, async (tx) => {
    const { municipality, account } = visit.actor
    const found = municipality ? await findQuestion(tx, municipality, id) : undefined
    if (!found || !municipality) return 'missing'
    if (!(await saveAnswer(tx, { ...found, version }, { answer, at: visit.now, by: account }))) return 'changed'
    await record(tx, visit, {
      verb: 'answerQuestion',
      municipality,
      person: found.person,
      about: { kind: 'question', id },
    })
    return 'done'
  })
}
