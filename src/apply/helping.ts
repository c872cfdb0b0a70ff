/**
 * A draft belongs to whoever began it. A helper (ombud) whom they let in may write in it and send it, in the applicant's name;
 * who that is, is known further up and is said here. The trap: what a helper sends is the applicant's own, receipt and code as well.
 */
import type { NewSending } from '../applications/index.ts'
import { sha256 } from '../platform/seal.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import type { Actor } from '../shared/actor.ts'
import { type DraftRow, findApplicant } from './queries.ts'

type Link = NonNullable<NewSending['link']>
export type SentDraft = {
  draft: string
  municipality: string
  person: string
  sending: string
  account: string | null
  /** Who pressed the button, when it was a helper. */
  helper: string | null
}
type Helping = { helper: string; link: Link }
type Known = {
  /** What this session's help with the draft opens; undefined when it gives none. */
  find(tx: Tx, visit: Visit, draft: string): Promise<Helping | undefined>
  /** The draft has been sent, by whomever. */
  sent(tx: Tx, system: Visit, facts: SentDraft): Promise<void>
}
let known: Known | undefined

export const registerHelping = (said: Known): void => {
  known = said
}

type Owned = Pick<DraftRow, 'owner' | 'account'>
export const isOwner = ({ session, actor }: Visit, { owner, account }: Owned): boolean =>
  owner.equals(sha256(session)) || (account !== null && account === actor.account)

/** Who sends: the owner as they are; a helper with what the link opens, in the name of the one who let them in. */
export type Sender = { actor: Actor; link?: Link; helper?: string }

export async function senderOf(tx: Tx, visit: Visit, row: DraftRow): Promise<Sender | undefined> {
  if (isOwner(visit, row)) return { actor: visit.actor }
  const help = await known?.find(tx, visit, row.id)
  return help && { actor: visit.actor, ...help }
}

/** The applicant behind a draft that a helper sends: an account, or nobody yet. */
export async function inWhoseName(tx: Tx, { account }: DraftRow): Promise<Actor> {
  const found = account ? await findApplicant(tx, account) : undefined
  const nobody = { name: '', organisation: null, reach: [], municipality: null, delegated: [], level: 'code' as const }
  if (!found) return { ...nobody, account: null, role: 'anonymous', person: null }
  return { ...nobody, account, role: 'newcomer', person: found }
}

export const tellSent = async (tx: Tx, system: Visit, facts: SentDraft): Promise<void> => known?.sent(tx, system, facts)
