/** A municipality's answer to a recommendation: each stands on a goal, an example or a reason. */
import { inside, type Visit } from '../../platform/visit.ts'
import { type AnswerLack, lackOf, type Said } from '../domain/recommendation.ts'
import * as queries from '../queries/recommendations.ts'
import { log } from './bank.ts'

export type Answered = 'done' | 'missing' | 'changed' | { lack: AnswerLack }
export const answerFor = (visit: Visit, slug: string, version: number, said: Said): Promise<Answered> =>
  inside(visit, async (tx): Promise<Answered> => {
    const { municipality } = visit.actor
    const found = municipality ? await queries.findRecommendation(tx, slug) : undefined
    if (found?.addressee !== 'municipality' || !municipality) return 'missing'
    const own = await queries.listAnswerable(tx, municipality)
    // Only what belongs to the chosen answer is kept.
    const { answer } = said
    const kept: Said = {
      answer,
      goal: answer === 'takenUp' ? said.goal : '',
      example: answer === 'alreadyDone' ? (own.find(({ id }) => id === said.example)?.id ?? null) : null,
      reason: answer === 'declined' ? said.reason : '',
    }
    const lack = lackOf(kept)
    if (lack) return { lack }
    const put = { recommendation: found.id, municipality, ...kept, version, now: visit.now }
    if (!(await queries.putAnswer(tx, put))) return 'changed'
    await log(tx, visit, 'answer recommendation', { kind: 'recommendation', id: found.id })
    return 'done'
  })
