import type { Candidate, ComponentKind, State } from '../../applications/index.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { Answer } from '../selection.ts'
import type { answer } from '../tables.ts'

export type ApplicantRow = Concerns & {
  id: string
  receipt: string
  name: string
  state: State
  since: Date
  due: Date | null
  queueAt: Date
  version: number
  kind: ComponentKind
  component: string
  funded: boolean
  /** The state has a share and has not answered. */
  waitsForState: boolean
  answers: Answer[]
  pausedUntil: string | null
  /** Somebody is to call about the offer. */
  toCall: boolean
  /** On the list that was decided last, or on the reserve list without one. */
  entry: Entry | null
}
export type Entry = {
  list: string | null
  rank: number | null
  outcome: 'offered' | 'reserve'
  criterion: string
  merits: Candidate['merits']
  place: number | null
  line: number | null
  placedBy: string | null
}

const select = `select a.id, a.person, a.municipality, a.unit, a.partners, a.handlers, a.followers, a.receipt, a.state, a.since, a.due, a.queue_at as "queueAt",
    a.version, a.paused_until::text as "pausedUntil", a.leading_component as component, c.kind,
    coalesce(trim(p.given_name || ' ' || p.family_name), '') as name,
    (select coalesce(bool_and(y.funding in ('statutory', 'committed', 'not_applicable')), false) from applications.payer y
      where y.municipality = a.municipality and y.application = a.id and y.component = a.leading_component) as funded,
    exists (select from applications.payer y where y.municipality = a.municipality and y.application = a.id and y.component = a.leading_component
      and y.kind = 'af' and y.funding = 'requested') as "waitsForState",
    exists (select from applications.task t where t.municipality = a.municipality and t.application = a.id and t.kind = 'callAboutOffer'
      and t.done_at is null) as "toCall",
    (select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'value', w.value, 'evidence', w.evidence) order by w.code), '[]') from admission.answer w
      where w.municipality = a.municipality and w.application = a.id) as answers,
    (select jsonb_build_object('list', e.list, 'rank', e.rank, 'outcome', e.outcome, 'criterion', e.criterion, 'merits', e.merits, 'place', e.place, 'line', e.line, 'placedBy', e.placed_by)
      from admission.entry e where e.municipality = a.municipality and e.application = a.id order by e.joined_at desc, e.id limit 1) as entry
  from applications.application a
    join applications.component c on c.municipality = a.municipality and c.id = a.leading_component
    left join people.person p on p.municipality = a.municipality and p.id = a.person`

/** Those who have applied to the round and are open to the school, in the order they came; give them to `readPerson`. */
export async function listApplicants(
  tx: Tx,
  round: string,
  reach: readonly string[],
  states: readonly State[] | null = null,
): Promise<ApplicantRow[]> {
  const { rows } = await clientOf(tx).query<ApplicantRow>({
    name: 'admission-applicants',
    text: `${select} where a.round = $1 and a.partners && $2 and ($3::text[] is null or a.state = any ($3)) order by a.queue_at, a.id`,
    values: [round, reach, states],
  })
  return rows
}

/** One of them, for the page of criteria. */
export async function findApplicant(
  tx: Tx,
  of: { round: string; application: string },
  reach: readonly string[],
): Promise<ApplicantRow[]> {
  const { rows } = await ask<ApplicantRow>(tx, `${select} where a.round = $1 and a.id = $2 and a.partners && $3`, [
    of.round,
    of.application,
    reach,
  ])
  return rows
}

/** Held in one order before anything is decided, so that two acts never wait for each other. */
export const lockUndecided = (tx: Tx, round: string) =>
  ask(
    tx,
    `select from applications.application where round = $1 and state in ('admitted', 'reserve') order by id for no key update`,
    [round],
  )

/** As far as the reader's session sees it. */
export async function versionNow(tx: Tx, application: string): Promise<number | undefined> {
  const { rows } = await ask<{ version: number }>(tx, 'select version from applications.application where id = $1', [
    application,
  ])
  return rows[0]?.version
}

type NewAnswer = typeof answer.$inferInsert
/** What was seen last holds. */
export const saveAnswers = (tx: Tx, rows: NewAnswer[]) =>
  ask(
    tx,
    `insert into admission.answer as w (municipality, application, code, value, evidence, seen_by, seen_at)
     select municipality, application, code, value, evidence, seen_by, seen_at from jsonb_to_recordset($1::jsonb)
       as n(municipality text, application uuid, code text, value int, evidence text, seen_by uuid, seen_at timestamptz)
     on conflict (municipality, application, code) do update set value = excluded.value, evidence = excluded.evidence, seen_by = excluded.seen_by, seen_at = excluded.seen_at
       where (w.value, w.evidence) is distinct from (excluded.value, excluded.evidence)`,
    [JSON.stringify(rows.map(({ seenBy, seenAt, ...row }) => ({ ...row, seen_by: seenBy, seen_at: seenAt })))],
  )

type Told = { municipality: string; application: string; codes: readonly string[] }
/** What is not answered any more goes by being worth nothing: the row stays, without evidence. */
export const clearAnswers = (tx: Tx, { municipality, application, codes }: Told) =>
  ask(
    tx,
    `update admission.answer set evidence = '' where municipality = $1 and application = $2 and code = any ($3) and evidence <> ''`,
    [municipality, application, codes],
  )
