import type { AppealState } from '../../applications/index.ts'
import { shaped, type Whole } from '../../applications/index.ts'
import type { LetterKind } from '../../letters/index.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'

export type Task = {
  id: string
  kind: string
  holder: string
  organisation: string
  due: Date
  note: string
  name: string
  version: number
}
export type Appointment = {
  id: string
  kind: 'levelTest' | 'interview' | 'start'
  startsAt: Date
  minutes: number
  place: string
  interpreter: boolean
  cancelledAt: Date | null
  version: number
}
export type Appeal = {
  id: string
  decision: string
  state: AppealState
  receivedAt: Date
  text: string
  settledAt: Date | null
  version: number
}
export type FileRow = { id: string; name: string; kind: string; size: number; uploadedAt: Date }
export type LetterRow = { id: string; kind: LetterKind; about: string; madeAt: Date }
export type Usual = { scope: 'courseAndHome' | 'course' | 'kind'; median: number; ninety: number; n: number }
/** What lies round an application: tasks, times, appeals, files, and the names of those who have acted. */
export type Around = {
  tasks: Task[]
  appointments: Appointment[]
  appeals: Appeal[]
  files: FileRow[]
  letters: LetterRow[]
  usual: Usual[]
  names: Record<string, string>
}

const text = `select a.tasks, a.appointments, a.appeals, a.files, a.letters,
  (select coalesce(jsonb_agg(jsonb_build_object('scope', u.scope, 'median', u.median, 'ninety', u.ninety, 'n', u.n)), '[]') from applications.usual_time u
    where u.state = $4 and (u.course = $5 and (u.home = $1 or u.scope = 'course') or u.kind = $6)) as usual,
  (select coalesce(jsonb_object_agg(n.id, n.name), '{}') from accounts.staff_names($3::uuid[]) n) as names
  from applications.around a where a.municipality = $1 and a.id = $2`

type Json = Record<string, unknown>
type Read = Record<'tasks' | 'appointments' | 'appeals' | 'files' | 'letters', Json[]> & {
  usual: Usual[]
  names: Record<string, string>
}

/** Staff who have acted; the applicant is told roles, not names. */
const actors = (whole: Whole): string[] => [
  ...new Set(
    [
      whole.responsible,
      ...whole.events.map(({ account }) => account),
      ...whole.decisions.map(({ decidedBy }) => decidedBy),
      ...whole.proposals.map(({ proposedBy }) => proposedBy),
    ].filter((id) => id !== null),
  ),
]

export async function findAround(tx: Tx, whole: Whole, names: boolean): Promise<Around> {
  const { municipality, id, state, course, of: kindOf } = whole
  const { rows } = await clientOf(tx).query<Read>({
    name: 'application-around',
    text,
    values: [municipality, id, names ? actors(whole) : [], state, course, kindOf.kind],
  })
  const read = rows[0] as Read
  const all = <T>(found: Json[]) => found.map((row) => shaped<T>(row))
  return {
    tasks: all<Task>(read.tasks),
    appointments: all<Appointment>(read.appointments),
    appeals: all<Appeal>(read.appeals),
    files: all<FileRow>(read.files),
    letters: all<LetterRow>(read.letters),
    usual: read.usual,
    names: names ? read.names : {},
  }
}

/** One appeal of this application. */
export async function findAppeal(tx: Tx, { municipality, id }: Whole, appeal: string): Promise<Appeal | undefined> {
  const { rows } = await ask<{ row: Record<string, unknown> }>(
    tx,
    'select to_jsonb(x) as row from applications.appeal x where x.municipality = $1 and x.application = $2 and x.id = $3',
    [municipality, id, appeal],
  )
  return rows[0] && shaped<Appeal>(rows[0].row)
}
