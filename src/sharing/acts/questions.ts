import { randomUUID } from 'node:crypto'
import type { Whole } from '../../applications/index.ts'
import { record } from '../../platform/audit.ts'
import { newToken, sha256 } from '../../platform/seal.ts'
import { asSystemHere, inside, type Visit } from '../../platform/visit.ts'
import { endOf } from '../domain.ts'
import { type Consent, listConsents } from '../queries/consents.ts'
import {
  type Asked,
  findAsked,
  insertMessage,
  insertQuestion,
  isRestricted,
  keepAnswer,
  listAbout,
} from '../queries/questions.ts'
import { readWhole } from '../reading.ts'

const outside = ['S3', 'S4', 'S5']
/** Only those who have been shown something by the person themselves may be asked. */
const mayBeAsked = (visit: Visit) => (one: Consent) =>
  outside.includes(one.kind) && one.receiver !== null && !endOf(one, visit.now)

export const readAsking = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    if (!whole) return undefined
    const consents = (await listConsents(tx, whole.person, null)).filter(mayBeAsked(visit))
    return { whole, consents, restricted: await isRestricted(tx, whole), questions: await listAbout(tx, whole) }
  })

export type Asking = { consent: string; text: string; days: number }
type Made = { token: string; whole: Whole } | 'missing' | 'consent'
/** One question, one link that is shown once and works until it is answered or ends. */
export const askPartner = (visit: Visit, id: string, { consent, text, days }: Asking): Promise<Made> =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    if (!whole) return 'missing'
    const { municipality, person } = whole
    const given = (await listConsents(tx, person, null)).filter(mayBeAsked(visit)).find((one) => one.id === consent)
    if (!given?.receiver || given.municipality !== municipality || (await isRestricted(tx, whole))) return 'consent'
    const token = newToken()
    const question = randomUUID()
    const endsAt = new Date(visit.now.getTime() + days * 86_400_000)
    const row = {
      municipality,
      person,
      consent,
      text,
      endsAt,
      id: question,
      application: id,
      receiver: given.receiver,
      digest: sha256(token),
    }
    await insertQuestion(tx, { ...row, askedBy: visit.actor.account ?? '', askedAt: visit.now })
    await record(tx, visit, {
      verb: 'ask',
      municipality,
      person,
      about: { kind: 'question', id: question },
      ground: 'consent',
    })
    return { token, whole }
  })

/** What the link asks; that it was opened is in the log, under the name of the partner. */
export const openQuestion = (visit: Visit, token: string): Promise<Asked | undefined> =>
  inside(visit, async (tx) => {
    const asked = await findAsked(tx, sha256(token), visit.now)
    if (asked && !asked.answered) await record(tx, byPartner(visit, asked), entryOf(asked, 'read'))
    return asked
  })

const byPartner = (visit: Visit, { receiver }: Asked): Visit => ({
  ...visit,
  purpose: 'answerQuestion',
  actor: { ...visit.actor, organisation: receiver },
})
const entryOf = ({ municipality, person, id }: Asked, verb: string) => ({
  verb,
  municipality,
  person,
  about: { kind: 'question', id },
  ground: 'consent',
})

export type Answer = { text: string; name: string }
/** Once: it stands beside the question on the application, and among its messages. */
export const answerQuestion = (visit: Visit, token: string, said: Answer): Promise<Asked | undefined> =>
  inside(visit, async (tx) => {
    const asked = await findAsked(tx, sha256(token), visit.now)
    if (!asked || !(await keepAnswer(tx, sha256(token), said, visit.now))) return undefined
    await record(tx, byPartner(visit, asked), entryOf(asked, 'answer'))
    const { municipality, application } = asked
    await asSystemHere(visit, { municipality, purpose: 'handleApplication' }, (system, inner) =>
      insertMessage(inner, { municipality, application, text: said.text, language: visit.language, at: system.now }),
    )
    return asked
  })
