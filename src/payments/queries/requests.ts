import type { RefusalReason, State } from '../../applications/index.ts'
import { openStates } from '../../applications/index.ts'
import { costOf, type PriceUnit, splitCost } from '../../courses/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Ore } from '../../shared/money.ts'
import type { Concerns } from '../../shared/relation.ts'

export const perPage = 50

export type WaitingNo = {
  id: string
  by: string
  at: string
  reason: RefusalReason | string
  text: string
  name: string | null
}
/** A payer's share, with what it costs and why: `id` is the application's, `share` its own. */
export type Request = Concerns & {
  id: string
  share: string
  component: string
  organisation: string
  payerName: string
  kind: 'municipality' | 'af' | 'project'
  part: number
  funding: string
  specialReasons: boolean
  reason: string | null
  due: Date | null
  decidedAt: Date | null
  version: number
  state: State
  receipt: string
  name: string
  course: string
  school: string
  starts: string
  ends: string
  identityChecked: boolean
  /** Somebody has run into the missing answer and asked for it. */
  chased: boolean
  proposal: WaitingNo | null
  price: { id: string; amount: Ore; unit: PriceUnit; agreement: string; validFrom: string } | null
  /** What was frozen at the commitment, else what the price in force today would come to; null without a price. */
  amount: Ore | null
  frozen: boolean
  /** The course goes on and no price was frozen: such a share is on no invoice until it is. */
  unpriced: boolean
}

type Read = Omit<Request, 'amount' | 'frozen' | 'price' | 'unpriced'> & {
  frozenAmount: string | null
  credits: number | null
  shares: { id: string; share: number }[]
  price: NonNullable<Request['price']> | null
}

/** `$1` the reach, `$2` today. */
const select = `select a.id, a.municipality, a.person, a.unit, a.partners, a.handlers, a.followers, a.receipt, a.version, a.state,
    p.id as share, p.component, p.organisation, p.kind, p.share as part, p.funding, p.special_reasons as "specialReasons", p.reason, p.due,
    p.decided_at as "decidedAt", p.amount as "frozenAmount", coalesce(o.own_name, o.name) as "payerName",
    c.title as course, c.credits, s.name as school, r.starts::text as starts, r.ends::text as ends,
    coalesce(trim(n.given_name || ' ' || n.family_name), '') as name, n.identity_checked_at is not null as "identityChecked",
    exists (select from applications.task t where t.municipality = p.municipality and t.application = p.application and t.component = p.component
      and t.kind = 'chasePayer' and t.organisation = case when p.kind = 'municipality' then a.unit else p.organisation end and t.done_at is null) as chased,
    (select jsonb_build_object('id', x.id, 'by', x.proposed_by, 'at', x.proposed_at, 'reason', x.facts->>'reason', 'text', x.reason,
        'name', (select y.name from accounts.staff_names(array[x.proposed_by]) y))
      from applications.proposal x where x.municipality = p.municipality and x.application = p.application and x.component = p.component
        and x.state = 'waiting' and x.act = 'not_granted') as proposal,
    (select jsonb_agg(jsonb_build_object('id', w.id, 'share', w.share) order by w.kind, w.id) from applications.payer w
      where w.municipality = p.municipality and w.application = p.application and w.component = p.component) as shares,
    (select jsonb_build_object('id', q.id, 'amount', q.amount, 'unit', q.unit, 'agreement', q.agreement, 'validFrom', q.valid_from) from courses.price q
      where q.id = p.price or (p.price is null and q.course = a.course and q.provider = a.provider and (q.round is null or q.round = a.round)
        and q.valid_from <= $2 and (q.valid_to is null or q.valid_to > $2))
      order by (q.round is not null) desc, q.valid_from desc limit 1) as price
  from applications.payer p
    join applications.application a on a.municipality = p.municipality and a.id = p.application
    join courses.course c on c.id = a.course join courses.round r on r.id = a.round
    join organisations.organisation s on s.id = a.provider join organisations.organisation o on o.id = p.organisation
    left join people.person n on n.municipality = a.municipality and n.id = a.person
`

/** The home municipality answers by the unit that has the person, everybody else by themselves. */
const mine = ({ actor }: Visit) =>
  actor.role === 'payer' ? 'p.organisation = any ($1)' : `p.kind = 'municipality' and a.unit = any ($1)`

const promised = ['committed', 'statutory', 'ended']
const begun: readonly State[] = ['ongoing', 'interrupted', 'completed']

/** Shares of courses that go on whose price was never frozen: they are on no invoice, which the pages of invoices say. */
export async function countUnpriced(tx: Tx, visit: Visit): Promise<number> {
  const of =
    visit.actor.role === 'admissionOfficer' || visit.actor.role === 'rector' ? 'a.provider = any ($1)' : mine(visit)
  const { rows } = await ask<{ n: number }>(
    tx,
    `select count(*)::int as n from applications.payer p join applications.application a on a.municipality = p.municipality and a.id = p.application
     where ${of} and p.amount is null and p.funding = any ($2) and a.state = any ($3) and a.handlers is null`,
    [visit.actor.reach, promised, begun],
  )
  return rows[0]?.n ?? 0
}

function requestOf({ frozenAmount, credits, shares, price, ...row }: Read): Request {
  const frozen = frozenAmount !== null
  const unpriced = !frozen && promised.includes(row.funding) && begun.includes(row.state)
  return {
    ...row,
    price,
    frozen,
    unpriced,
    amount: frozen ? Number(frozenAmount) : expected(row, price, { credits, shares }),
  }
}

/** By the same rule as the freezing, so that what is said before is what is paid after. */
function expected(
  { share, starts, ends }: Pick<Read, 'share' | 'starts' | 'ends'>,
  price: Read['price'],
  { credits, shares }: Pick<Read, 'credits' | 'shares'>,
): Ore | null {
  if (!price) return null
  const parts = splitCost(costOf(price, { starts, ends, credits }), shares)
  return parts[shares.findIndex(({ id }) => id === share)] ?? null
}

async function read(tx: Tx, visit: Visit, where: string, values: unknown[]): Promise<Seen<Request>[]> {
  const { rows } = await ask<Read>(tx, `${select} where ${mine(visit)} ${where}`, [
    visit.actor.reach,
    dayOf(visit.now),
    ...values,
  ])
  return readPerson<Request>(tx, visit, Promise.resolve(rows.map(requestOf)), {
    kind: 'application',
    fields: ['name', 'funding', 'amount'],
  })
}

/** What waits for this payer's answer, and what cannot be invoiced for want of a price, but for the protected; the shortest time left first. One more than a page tells that there is another. */
export const listRequests = (tx: Tx, visit: Visit, page: number): Promise<Seen<Request>[]> =>
  read(
    tx,
    visit,
    `and a.handlers is null and (p.funding = 'requested' and a.state = any ($3) or p.amount is null and p.funding = any ($5) and a.state = any ($6))
     order by p.due nulls last, a.sent_at, p.id limit ${perPage + 1} offset $4`,
    [openStates, (page - 1) * perPage, promised, begun],
  )

export async function findRequest(tx: Tx, visit: Visit, share: string): Promise<Seen<Request> | undefined> {
  const [found] = await read(tx, visit, 'and p.id = $3', [share])
  return found
}
