import { Hono } from 'hono'
import { z } from 'zod'
import { states } from '../../applications/index.ts'
import { apiRoute, count, mostPerPage, paged, pageOf, paging } from '../../platform/api.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { listEvents, listOpenApplications } from '../queries/open.ts'

/** For an organisation's own systems, with a token that its administrator makes and ends. */
export const worklistApi = new Hono<Site>()

const moment = z.iso.datetime()
const applicationReply = z.object({
  id: z.uuid(),
  receipt: z.string(),
  municipality: z.string(),
  person: z.object({ id: z.uuid(), given_name: z.string(), family_name: z.string() }),
  state: z.enum(states),
  holder: z.string(),
  since: moment,
  due: moment.nullable(),
  rank: z.int(),
  course: z.string(),
  round: z.uuid(),
  provider: z.string(),
  sent_at: moment,
})

apiRoute(worklistApi, {
  path: '/api/v1/applications',
  summary: 'The organisation’s own applications, newest first',
  token: true,
  query: z.strictObject({ state: z.enum(states).optional(), ...paging }),
  reply: pageOf(applicationReply),
  async answer(visit, { state, page, per_page: perPage }, c) {
    const { rows, total } = await inside(visit, (tx) => listOpenApplications(tx, visit, { state, page, perPage }))
    const shown = rows.map((row) => ({
      id: row.id,
      receipt: row.receipt,
      municipality: row.municipality,
      person: { id: row.person, given_name: row.givenName, family_name: row.familyName },
      state: row.state,
      holder: row.holder,
      since: row.since.toISOString(),
      due: row.due?.toISOString() ?? null,
      rank: row.rank,
      course: row.course,
      round: row.round,
      provider: row.provider,
      sent_at: row.sentAt.toISOString(),
    }))
    return paged(c, { rows: shown, page, perPage, total })
  },
})

const eventReply = z.object({
  number: z.int(),
  application: z.uuid(),
  receipt: z.string(),
  from: z.string().nullable(),
  /** Null where a proposal has moved and not the application. */
  to: z.enum(states).nullable(),
  proposal: z.object({ id: z.uuid(), kind: z.string(), from: z.string().nullable(), to: z.string() }).nullable(),
  party: z.string(),
  reason: z.string().nullable(),
  at: moment,
})

apiRoute(worklistApi, {
  path: '/api/v1/events',
  summary: 'What has happened to the organisation’s own applications after a number, oldest first',
  token: true,
  query: z.strictObject({ after: count(0, 999_999_999, 0), per_page: count(1, mostPerPage, 50) }),
  reply: z.object({ data: z.array(eventReply), next: z.string().nullable() }),
  async answer(visit, { after, per_page: most }) {
    const rows = await inside(visit, (tx) => listEvents(tx, visit, { after, most }))
    const data = rows.map(({ number, application, receipt, from, to, proposal, party, reason, at }) => ({
      number: Number(number),
      application,
      receipt,
      from,
      to,
      proposal,
      party,
      reason,
      at: at.toISOString(),
    }))
    const last = data.at(-1)?.number ?? after
    return { data, next: data.length === most ? `/api/v1/events?after=${last}&per_page=${most}` : null }
  },
})
