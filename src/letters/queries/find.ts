import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { LetterKind } from '../words/letter.ts'

export type LetterRow = {
  municipality: string
  id: string
  application: string
  kind: LetterKind
  about: string
  sealed: Buffer
  madeAt: Date
  /** Where the sheet lies, once it has been made. */
  stored: string | null
  digest: Buffer | null
}
type Of = { municipality: string; application: string }

const select = `select l.municipality, l.id, l.application, l.kind, l.about, l.sealed, l.made_at as "madeAt", s.stored, s.digest
  from letters.letter l left join letters.sheet s on s.municipality = l.municipality and s.letter = l.id`

const byAbout = {
  name: 'letter-about',
  text: `${select} where l.municipality = $1 and l.application = $2 and l.about = $3`,
}
const byId = { name: 'letter-by-id', text: `${select} where l.municipality = $1 and l.application = $2 and l.id = $3` }

/** The letter about a decision or a notice. */
export async function findAbout(tx: Tx, { municipality, application }: Of, about: string) {
  const { rows } = await clientOf(tx).query<LetterRow>({ ...byAbout, values: [municipality, application, about] })
  return rows[0]
}

export async function findLetter(tx: Tx, { municipality, application }: Of, id: string) {
  const { rows } = await clientOf(tx).query<LetterRow>({ ...byId, values: [municipality, application, id] })
  return rows[0]
}

export async function listLetters(tx: Tx, { municipality, application }: Of): Promise<LetterRow[]> {
  const { rows } = await ask<LetterRow>(
    tx,
    `${select} where l.municipality = $1 and l.application = $2 order by l.made_at, l.id`,
    [municipality, application],
  )
  return rows
}

type Round = { title: string; starts: string; school: string }
/** What somebody who got a no could begin instead: the same course first, then the same trade, then the soonest. */
export async function listOthers(tx: Tx, of: { round: string; course: string; kind: string; after: string }) {
  const { rows } = await ask<Round>(
    tx,
    `select k.title, r.starts::text as starts, coalesce(o.own_name, o.name) as school
     from courses.round r join courses.course k on k.id = r.course join organisations.organisation o on o.id = r.provider
       join courses.course own on own.id = $2
     where r.id <> $1 and r.starts > $4 and r.intake in ('open', 'planned') and k.kind = $3
     order by r.course = $2 desc, k.trade <> '' and k.trade = own.trade desc, r.starts, k.title limit 3`,
    [of.round, of.course, of.kind, of.after],
  )
  return rows
}

/** Names of staff, the first meeting, and what was agreed when a course was broken off. */
export async function findBeside(tx: Tx, { municipality, application }: Of, staff: string[]) {
  const { rows } = await ask<{
    names: Record<string, string>
    start: Date | null
    agreed: string | null
  }>(
    tx,
    `select (select coalesce(jsonb_object_agg(n.id, n.name), '{}') from accounts.staff_names($3::uuid[]) n) as names,
       (select min(t.starts_at) from applications.appointment t where t.municipality = $1 and t.application = $2 and t.kind = 'start'
         and t.cancelled_at is null) as start,
       (select t.note from applications.task t where t.municipality = $1 and t.application = $2 and t.kind = 'agreeNextStep'
         order by t.made_at desc limit 1) as agreed`,
    [municipality, application, staff],
  )
  return rows[0] ?? { names: {}, start: null, agreed: null }
}

/** The first choice of one sending. */
export async function findFirstOf(tx: Tx, { municipality, sending }: { municipality: string; sending: string }) {
  const { rows } = await ask<{ id: string }>(
    tx,
    'select id from applications.application where municipality = $1 and sending = $2 order by rank limit 1',
    [municipality, sending],
  )
  return rows[0]?.id
}

export async function listDecisions(tx: Tx, { municipality, application }: Of): Promise<string[]> {
  const { rows } = await ask<{ id: string }>(
    tx,
    'select id from applications.decision where municipality = $1 and application = $2 order by decided_at, id',
    [municipality, application],
  )
  return rows.map(({ id }) => id)
}

export async function findStored(tx: Tx, municipality: string, letter: string): Promise<string | undefined> {
  const { rows } = await ask<{ stored: string }>(
    tx,
    'select stored from letters.sheet where municipality = $1 and letter = $2',
    [municipality, letter],
  )
  return rows[0]?.stored
}
