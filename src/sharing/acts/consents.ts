import { takeStep } from '../../applications/index.ts'
import { recordConsent, withdrawConsent } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { endsAfter, type Kind, type Part, partsFor, receiverKind, textVersion } from '../domain.ts'
import {
  type Consent,
  findConsent,
  findHome,
  listConsents,
  listKnown,
  listReceivers,
  type Receiver,
} from '../queries/consents.ts'
import { listOpenings } from '../queries/law.ts'
import { endQuestion, listOwn } from '../queries/questions.ts'

/** Everything that is open to somebody: what the person chose, what was asked with it, and what rests on law. */
export const readShared = (visit: Visit) =>
  inside(visit, async (tx) => {
    const person = visit.actor.person ?? ''
    return {
      consents: await listConsents(tx, person, visit.actor.account),
      questions: await listOwn(tx, person),
      openings: await listOpenings(tx, person),
    }
  })

/** Who may be chosen: every employer or association, else those who know the person already. */
export const receiversFor = (tx: Tx, kind: Kind, person: string): Promise<Receiver[]> => {
  const kept = receiverKind[kind]
  return kept ? listReceivers(tx, kept) : listKnown(tx, person)
}

export const readReceivers = (visit: Visit, kind: Kind, person: string): Promise<Receiver[]> =>
  inside(visit, (tx) => receiversFor(tx, kind, person))

export type Wish = { receiver: string; parts: readonly Part[]; months: number }
/** How it was said, when staff write it down. */
export type Said = { channel: string; interpreter: boolean; language: string }
export type Given = { id: string } | 'receiver' | 'parts' | 'already' | 'missing'

const own = (visit: Visit): Said => ({ channel: 'page', interpreter: false, language: visit.language })

/** The person's own choice. */
export const share = (visit: Visit, kind: Kind, wish: Wish): Promise<Given> =>
  inside(visit, async (tx) => {
    const person = visit.actor.person ?? ''
    const municipality = await findHome(tx, person)
    return municipality ? give(tx, visit, { municipality, person }, { kind, wish, said: own(visit) }) : 'missing'
  })

type Of = { municipality: string; person: string }
type Giving = { kind: Kind; wish: Wish; said: Said }

/** One consent for each receiver and kind at a time: a new one is given when the old has been taken back. */
export async function give(tx: Tx, visit: Visit, of: Of, { kind, wish, said }: Giving): Promise<Given> {
  const parts = wish.parts.filter((part) => partsFor(kind).includes(part))
  if (parts.length === 0) return 'parts'
  if (!(await receiversFor(tx, kind, of.person)).some(({ id }) => id === wish.receiver)) return 'receiver'
  const standing = (await listConsents(tx, of.person, null)).some(
    (one) =>
      one.kind === kind &&
      one.receiver === wish.receiver &&
      !one.withdrawnAt &&
      (!one.validTo || one.validTo > visit.now),
  )
  if (standing) return 'already'
  const validTo = endsAfter(wish.months, visit.now)
  const id = await recordConsent(tx, visit, {
    ...of,
    kind,
    receiver: wish.receiver,
    parts,
    validTo,
    textVersion,
    ...said,
  })
  return { id }
}

export const readConsent = (visit: Visit, id: string): Promise<Consent | undefined> =>
  inside(visit, (tx) => findConsent(tx, { person: visit.actor.person ?? '', id }, visit.actor.account))

export type Stopped = 'done' | 'missing' | 'changed' | 'begun'
/** From the next request on the receiver sees nothing; the receiver is told, without a word about whom. */
export const stopSharing = (visit: Visit, id: string, version: number): Promise<Stopped> =>
  inside(visit, async (tx) => {
    const consent = await findConsent(tx, { person: visit.actor.person ?? '', id }, visit.actor.account)
    if (!consent) return 'missing'
    if (consent.kind === 'S1' && consent.about) {
      const taken = await takeStep(visit, consent.about, { to: 'withdrawn' })
      if (taken !== 'taken') return taken === 'changed' ? 'changed' : 'begun'
    }
    const { municipality, person } = consent
    if (!(await withdrawConsent(tx, visit, { municipality, person }, { id, version }))) return 'changed'
    await later(tx, 'tellReceiver', { municipality, consent: id })
    return 'done'
  })

/** The person wants no answer any more. */
export const stopQuestion = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const person = visit.actor.person ?? ''
    const municipality = await endQuestion(tx, { person, id }, visit.now)
    if (!municipality) return false
    await record(tx, visit, { verb: 'endQuestion', municipality, person, about: { kind: 'question', id } })
    return true
  })
