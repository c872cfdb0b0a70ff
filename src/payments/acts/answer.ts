import {
  answerPayment,
  freezeShares,
  noteSpecialReasons,
  type Outcome,
  type Payment,
  settle,
  takeStep,
} from '../../applications/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Request } from '../queries/requests.ts'

type Of = Pick<Request, 'id' | 'component' | 'organisation' | 'kind'>
type Wish = { answer: 'committed' | 'refused'; reason?: string; text?: string }

/** A payer's answer. The home municipality's no is a decision, which another person must confirm. */
export function answer(visit: Visit, of: Of, wish: Wish, version: number): Promise<Outcome> {
  const { id, component, organisation, kind } = of
  const said = { ...(wish.reason && { reason: wish.reason }), ...(wish.text && { text: wish.text }) }
  if (kind === 'municipality' && wish.answer === 'refused')
    return takeStep(visit, id, { to: 'not_granted', component, ...said }, { version })
  const payment: Payment = { component, organisation, answer: wish.answer, ...said }
  return answerPayment(visit, id, payment, { version })
}

type Settling = { proposal: string; answer: 'confirm' | 'return'; text?: string }
export const settleNo = (visit: Visit, of: Of, wish: Settling, version: number): Promise<Outcome> =>
  settle(visit, of.id, wish, { version })

export const noteReasons = (visit: Visit, of: Of, special: boolean, version: number): Promise<Outcome> =>
  noteSpecialReasons(visit, of.id, { component: of.component, organisation: of.organisation, special }, { version })

/** The price of today for a course that goes on without one; nothing more is promised by it. */
export const freeze = (visit: Visit, of: Of, version: number): Promise<Outcome> =>
  freezeShares(visit, of.id, { component: of.component, version })
