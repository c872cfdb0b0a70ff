import { clientOf, type Tx } from '../../platform/visit.ts'
import type { State } from '../domain/states.ts'
import type { Stay } from '../domain/usual-time.ts'
import type { Whole } from './whole.ts'

export type Due = { municipality: string; application: string; component: string; state: State }
/** Ids of all municipalities, for the nightly job alone. */
export async function listDue(tx: Tx, now: Date): Promise<Due[]> {
  const { rows } = await clientOf(tx).query<Due>('select * from applications.due_steps($1)', [now])
  return rows
}

export type Choice = { id: string; rank: number; state: State }
/** The same person's other choices whose courses go on at the same time. */
export async function listChoices(tx: Tx, { municipality, person, id, round }: Whole): Promise<Choice[]> {
  const { rows } = await clientOf(tx).query<Choice>(
    `select o.id, o.rank, o.state from applications.application o join courses.round q on q.id = o.round join courses.round r on r.id = $4
     where o.municipality = $1 and o.person = $2 and o.id <> $3 and q.starts <= r.ends and q.ends >= r.starts order by o.rank`,
    [municipality, person, id, round],
  )
  return rows
}

type Line = { municipality: string; application: string; notice: string; kind: string }
type Laid = Line & { madeAt: Date; sendAt: Date }
/** By whoever takes the step; the same line stands once. */
export const layNotice = (tx: Tx, { municipality, application, notice, kind, madeAt, sendAt }: Laid) =>
  clientOf(tx).query('select applications.tell($1, $2, $3, $4, $5, $6)', [
    municipality,
    application,
    notice,
    kind,
    madeAt,
    sendAt,
  ])

/** What a step that is taken back has laid and nobody has sent. */
export const untell = (tx: Tx, { municipality, id }: Pick<Whole, 'municipality' | 'id'>, since: Date, at: Date) =>
  clientOf(tx).query('select applications.untell($1, $2, $3, $4)', [municipality, id, since, at])

/** The job may run twice; the line stands once. */
export const insertNotice = (tx: Tx, { municipality, application, notice, kind }: Line, at: Date) =>
  clientOf(tx).query(
    'insert into applications.notice (municipality, id, application, kind, made_at, send_at) values ($1, $2, $3, $4, $5, $5) on conflict do nothing',
    [municipality, notice, application, kind, at],
  )

export async function listStays(tx: Tx, since: Date): Promise<Stay[]> {
  const { rows } = await clientOf(tx).query<Stay>(
    'select state, days, left_at as "leftAt", course, home, kind from applications.last_stays($1)',
    [since],
  )
  return rows
}

export async function listAnswers(tx: Tx, since: Date): Promise<{ course: string; days: number[] }[]> {
  const { rows } = await clientOf(tx).query<{ course: string; days: number[] }>(
    'select course, days from applications.last_answers($1)',
    [since],
  )
  return rows
}

export type UsualRow = {
  state: string
  scope: 'courseAndHome' | 'course' | 'kind'
  course: string | null
  home: string | null
  kind: string | null
  median: number
  ninety: number
  n: number
}
/** The whole table anew; readers see the old one until this stands. */
export async function replaceUsualTimes(tx: Tx, rows: readonly UsualRow[]): Promise<void> {
  await clientOf(tx).query('delete from applications.usual_time')
  await clientOf(tx).query(
    `insert into applications.usual_time (state, scope, course, home, kind, median, ninety, n)
     select state, scope, course, home, kind, median, ninety, n from jsonb_to_recordset($1::jsonb)
       as u(state text, scope text, course uuid, home text, kind text, median int, ninety int, n int)`,
    [JSON.stringify(rows)],
  )
}

export type KeptFile = {
  id: string
  name: string
  kind: string
  size: number
  digest: Buffer
  stored: string
  uploadedAt: Date
}
/** The files of one application, with where their bytes lie. */
export async function listFiles(tx: Tx, { municipality, id }: Pick<Whole, 'municipality' | 'id'>): Promise<KeptFile[]> {
  const { rows } = await clientOf(tx).query<KeptFile>(
    `select id, name, kind, size, digest, stored, uploaded_at as "uploadedAt" from applications.file where municipality = $1 and application = $2`,
    [municipality, id],
  )
  return rows
}
