import { readPerson, type Seen } from '../../platform/audit.ts'
import { clientOf, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'

export type ApplicationRow = Concerns & {
  id: string
  receipt: string
  state: string
  holder: string
  since: Date
  due: Date | null
  rank: number
  course: string
  round: string
  provider: string
  sentAt: Date
  givenName: string
  familyName: string
}
type Asked = { state: string | undefined; page: number; perPage: number }

const concerns = 'a.id, a.municipality, a.person, a.unit, a.partners, a.handlers, a.followers'
/** Rows of the own unit, and those that an organisation is a partner of: two conditions, each with its index. */
const own = '(a.unit = any ($1) or a.partners && $1) and a.handlers is null'

/** An organisation's own applications, newest first, each person in the log. */
export async function listOpenApplications(tx: Tx, visit: Visit, { state, page, perPage }: Asked) {
  const values = [visit.actor.reach, state ?? null, perPage, (page - 1) * perPage]
  const { rows } = await clientOf(tx).query<ApplicationRow & { total: number }>(
    `select ${concerns}, a.receipt, a.state, a.holder, a.since, a.due, a.rank, c.slug as course, a.round, o.name as provider, a.sent_at as "sentAt",
       coalesce(p.given_name, '') as "givenName", coalesce(p.family_name, '') as "familyName", count(*) over ()::int as total
     from applications.application a join courses.course c on c.id = a.course join organisations.organisation o on o.id = a.provider
       left join people.person p on p.municipality = a.municipality and p.id = a.person
     where ${own} and ($2::text is null or a.state = $2) order by a.sent_at desc, a.id limit $3 offset $4`,
    values,
  )
  const seen = await readPerson<ApplicationRow>(tx, visit, Promise.resolve(rows), {
    kind: 'application',
    fields: ['name', 'state'],
    verb: 'export',
  })
  return { rows: seen, total: rows[0]?.total ?? 0 }
}

export type EventRow = Concerns & {
  number: string
  application: string
  receipt: string
  from: string | null
  /** Null where a proposal has moved and not the application. */
  to: string | null
  proposal: { id: string; kind: string; from: string | null; to: string } | null
  party: string
  reason: string | null
  at: Date
}

/** Steps of applications and what became of proposals, numbered in one row. */
const happened = `(select e.municipality, e.application, e.number, e.from_state, e.to_state, e.party, e.reason, e.at, e.xid, null::jsonb as proposal
    from applications.event e
  union all select q.municipality, q.application, q.number, null, null, q.party, null, q.at, q.xid,
    jsonb_build_object('id', q.proposal, 'kind', q.kind, 'from', q.from_state, 'to', q.to_state) from participation.proposal_event q)`

/** What has happened after a number, in order, as far as nothing older can still come. */
export async function listEvents(
  tx: Tx,
  visit: Visit,
  { after, most }: { after: number; most: number },
): Promise<Seen<EventRow & { id: string }>[]> {
  const { rows } = await clientOf(tx).query<EventRow & { id: string }>(
    `select ${concerns}, e.number, a.id as application, a.receipt, e.from_state as "from", e.to_state as "to", e.party, e.reason, e.at, e.proposal
     from ${happened} e join applications.application a on a.municipality = e.municipality and a.id = e.application
     where ${own} and ($2::text is null or e.municipality = $2 or a.partners && $1) and e.number > $3 and e.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by e.number limit $4`,
    [visit.actor.reach, visit.actor.municipality, after, most],
  )
  return readPerson(tx, visit, Promise.resolve(rows), { kind: 'application', fields: ['state'], verb: 'export' })
}
