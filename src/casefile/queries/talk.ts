import { shaped, type Whole } from '../../applications/index.ts'
import { ask, type Tx } from '../../platform/visit.ts'

export type Side = 'applicant' | 'home' | 'provider' | 'payer'
export type Message = {
  id: string
  fromAccount: string | null
  fromParty: Side
  toParty: Side
  text: string
  language: string
  at: Date
  answerBy: Date | null
  readAt: Date | null
}
/** `messages` oldest first; `older`: there are more before them. */
export type Talk = { messages: Message[]; names: Record<string, string>; older: boolean }
const perPage = 50

const text = `with page as (select t.* from applications.talk t where t.municipality = $1 and t.application = $2
    order by t.at desc, t.id limit ${perPage + 1} offset $3)
  select coalesce(jsonb_agg(to_jsonb(p) order by p.at, p.id desc), '[]') as messages,
    (select coalesce(jsonb_object_agg(n.id, n.name), '{}') from accounts.staff_names(
      array(select distinct q.from_account from page q where $4 and q.from_account is not null)) n) as names
  from page p`
type Read = { messages: Record<string, unknown>[]; names: Record<string, string> }

/** One page of what is said, the first page the newest. Names of staff only for those who are told them. */
export async function findTalk(tx: Tx, of: Whole, { page, names }: { page: number; names: boolean }): Promise<Talk> {
  const { rows } = await ask<Read>(tx, text, [of.municipality, of.id, (page - 1) * perPage, names])
  const { messages, names: known } = rows[0] as Read
  const shown = messages.slice(-perPage)
  return { messages: shown.map((row) => shaped<Message>(row)), names: known, older: messages.length > perPage }
}
