import { stayByLink } from '../../admission/index.ts'
import { answerByLink, type LinkAnswer } from '../../participation/index.ts'
import { asSystem, asSystemHere, inside, type Visit } from '../../platform/visit.ts'
import { questionIn } from '../links.ts'
import { findQuestion, type Question } from '../queries/lines.ts'

const system = { municipality: null, purpose: 'ownPages' } as const

/** What the link asks; undefined for one that we have not made, or that asks nothing. */
export async function readQuestion({ services, now }: Visit, token: string): Promise<Question | undefined> {
  const id = questionIn(services, token)
  if (!id) return undefined
  return asSystem(services, { ...system, now }, (visit) => inside(visit, (tx) => findQuestion(tx, id)))
}

export type Said = 'stay' | LinkAnswer
/** One tap. `over` when it was answered in the meantime, here or elsewhere. */
export async function answerQuestion(visit: Visit, token: string, said: Said): Promise<'saved' | 'over' | 'missing'> {
  const id = questionIn(visit.services, token)
  const question = id && (await readQuestion(visit, token))
  if (!id || !question || (said === 'stay') !== (question.kind === 'stillThere')) return 'missing'
  if (!question.isOpen) return 'over'
  const { municipality } = question
  return asSystemHere(visit, { municipality, purpose: 'ownPages' }, async (here, tx) => {
    if (said === 'stay') await stayByLink(tx, here, question)
    else if (!(await answerByLink(tx, here, { ...question, id }, said))) return 'over'
    return 'saved'
  })
}
