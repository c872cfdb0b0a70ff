import { clientOf, type Tx } from '../../platform/visit.ts'
import type { CooperationArea } from '../domain/funding.ts'
import type { Event, Proposal } from '../domain/records.ts'
import type { Rule } from '../domain/rules.ts'
import type {
  CourseRow,
  Office,
  PersonRow,
  RoundRow,
  Whole,
  WholeComponent,
  WholeDecision,
  WholeDocument,
  WholeNotice,
  WholeOffer,
  WholePayer,
} from './whole-rows.ts'

export type * from './whole-rows.ts'

const office = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'own_name', ${alias}.own_name, 'phone', ${alias}.phone, 'mail', ${alias}.mail, 'hours_from', ${alias}.hours_from, 'hours_to', ${alias}.hours_to, 'municipality', ${alias}.municipality)`

/** By name: whoever decides about an application has no use for all that the municipality knows. */
const applicant = `jsonb_build_object('given_name', p.given_name, 'family_name', p.family_name, 'phone', p.phone, 'mail', p.mail, 'language', p.language,
    'interpreter', p.interpreter, 'channel', p.channel, 'home_source', p.home_source, 'identity_checked_at', p.identity_checked_at, 'version', p.version)`

/** What hangs on the application comes with it (0097): whether the reader sees it is asked once, not for each row. */
const select = `select a.row, a.components, a.payers, a.documents, a.decisions, a.events, a.proposals, a.notices, a.offer, a.call,
  (select jsonb_build_object('application', o.id, 'rank', o.rank) from applications.application o join courses.round q on q.id = o.round
    where o.municipality = a.municipality and o.person = a.person and o.id <> a.id and o.state in ('accepted', 'awaiting_start', 'ongoing')
      and q.starts <= r.ends and q.ends >= r.starts order by o.rank limit 1) as accepted,
  to_jsonb(r) || jsonb_build_object('free', courses.free_seats(r.id)) as round,
  jsonb_build_object('id', k.id, 'slug', k.slug, 'title', k.title, 'kind', k.kind, 'vocational', k.vocational, 'credits', k.credits, 'documents', k.documents,
    'prerequisites', k.prerequisites, 'texts', k.texts) as course,
  (select jsonb_build_object('to', coalesce(o.own_name, o.name), 'due', m.due) from moves.move m join organisations.organisation o on o.id = m.receiver
    where m.municipality = a.municipality and m.person = a.person and m.state = 'waiting' and (m.application is null or m.application = a.id)
    order by m.asked_at limit 1) as moving,
  ${office('s')} as school, ${office('h')} as home, case when p.id is not null then ${applicant} end as applicant,
  (select coalesce(jsonb_agg(jsonb_build_object('area', m.area, 'education', c.education_kind, 'municipality', m.municipality, 'from', m.valid_from, 'to', m.valid_to)), '[]')
    from organisations.cooperation_member m join organisations.cooperation_area c on c.id = m.area
    where c.education_kind = k.kind and m.municipality in (a.municipality, a.huvudman)) as areas,
  (select coalesce(jsonb_agg(jsonb_build_object('key', l.key, 'value', l.value, 'unit', l.unit, 'from', l.valid_from, 'to', l.valid_to,
    'organisation', l.organisation, 'source', l.source, 'verified_on', l.verified_on)), '[]') from applications.rule l) as rules
from applications.whole a
  join courses.round r on r.id = a.round
  join courses.course k on k.id = a.course
  join organisations.organisation s on s.id = a.provider
  join organisations.organisation h on h.id = a.unit
  left join people.person p on p.municipality = a.municipality and p.id = a.person
where a.id = $1`

type Json = Record<string, unknown>
type Read = Record<
  'row' | 'offer' | 'call' | 'accepted' | 'round' | 'course' | 'school' | 'home' | 'applicant' | 'moving',
  Json | null
> &
  Record<
    'components' | 'payers' | 'documents' | 'decisions' | 'events' | 'proposals' | 'notices' | 'areas' | 'rules',
    Json[]
  >

const moments = new Set([
  'since',
  'due',
  'at',
  'decided_at',
  'queue_at',
  'sent_at',
  'proposed_at',
  'settled_at',
  'notified_at',
  'answer_by',
  'reminded_at',
  'call_made_at',
  'made_at',
  'done_at',
  'identity_checked_at',
  'starts_at',
  'received_at',
  'read_at',
  'cancelled_at',
  'uploaded_at',
])
const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** JSON of a row as the row: names in camel case, moments as such, days as text. */
export const shaped = <T>(row: Json): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      camel(name),
      moments.has(name) && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as T
const shapedOrNull = <T>(row: Json | null): T | null => row && shaped<T>(row)

const eventOf = (row: Json): Event => {
  const { fromState, toState, ...event } = shaped<Event & { fromState: Event['from']; toState: Event['to'] }>(row)
  return { ...event, from: fromState, to: toState }
}
const proposalOf = (row: Json): Proposal => {
  const { facts, ...proposal } = shaped<Proposal & { facts: Proposal['step'] }>(row)
  return { ...proposal, step: facts }
}

function wholeOf(read: Read): Whole {
  const list = <T>(rows: Json[]) => rows.map((row) => shaped<T>(row))
  return {
    ...shaped<Whole>(read.row as Json),
    components: list<WholeComponent>(read.components),
    payers: list<WholePayer>(read.payers),
    documents: list<WholeDocument>(read.documents),
    decisions: list<WholeDecision>(read.decisions),
    events: read.events.map(eventOf),
    proposals: read.proposals.map(proposalOf),
    notices: list<WholeNotice>(read.notices),
    offer: shapedOrNull<WholeOffer>(read.offer),
    call: shapedOrNull<NonNullable<Whole['call']>>(read.call),
    accepted: read.accepted as Whole['accepted'],
    moving: shapedOrNull<NonNullable<Whole['moving']>>(read.moving),
    in: shaped<RoundRow>(read.round as Json),
    of: read.course as CourseRow,
    school: shaped<Office>(read.school as Json),
    home: shaped<Whole['home']>(read.home as Json),
    applicant: shapedOrNull<PersonRow>(read.applicant),
    areas: read.areas as CooperationArea[],
    rules: list<Rule>(read.rules),
  }
}

const forPage = { name: 'application-whole', text: select }
const lock = { name: 'application-lock', text: 'select from applications.application where id = $1 for no key update' }

/** One application for a page, as far as the reader's session sees it: give it to `readPerson`. */
export async function findWhole(tx: Tx, id: string): Promise<Whole[]> {
  const { rows } = await clientOf(tx).query<Read>({ ...forPage, values: [id] })
  return rows.map(wholeOf)
}

/**
 * The same, held until the transaction ends, so that two people cannot take a step at once. Two statements: who waited
 * for the row must see everything round it as it stands after the wait. Rows that point to it can still be written.
 */
export async function lockWhole(tx: Tx, id: string): Promise<Whole | undefined> {
  await clientOf(tx).query({ ...lock, values: [id] })
  const [found] = await findWhole(tx, id)
  return found
}
