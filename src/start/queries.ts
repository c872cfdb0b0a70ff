import { sql } from 'drizzle-orm'
import { ask, type Services, type Tx } from '../platform/visit.ts'

/** Is there nobody at all in this database? Asked before the demonstration is laid into it. */
export async function isEmpty({ app }: Services): Promise<boolean> {
  const { rows } = await app.query('select not exists (select from organisations.organisation) as empty')
  return rows[0]?.empty === true
}

/** How much of the demonstration is there: a first start can be stopped half way. */
export async function demonstrationIn(tx: Tx, owner: string): Promise<'none' | 'half' | 'whole'> {
  const { rows } = await tx.execute<{ begun: boolean; ended: boolean }>(sql`
    select exists (select from organisations.organisation where id = ${owner} and demo) as begun,
      exists (select from accounts.account where kind = 'newcomer' and demo) as ended`)
  const [found] = rows
  return !found?.begun ? 'none' : found.ended ? 'whole' : 'half'
}

export type Applicant = {
  person: string
  name: string
  phone: string
  mail: string
  language: string
  state: string
  application: string
  /** The latest step, as a notice names it. */
  told: string
}
/** One invented applicant for each state of the application, for those who want to see the applicant's own pages; nobody twice. */
export async function listApplicants(tx: Tx, municipality: string, states: readonly string[]): Promise<Applicant[]> {
  const { rows } = await tx.execute<Applicant>(sql`
    select person, name, phone, mail, language, state, application, told from (select w.place, row_number() over (partition by w.place order by a.receipt) as nth,
        p.id as person, trim(p.given_name || ' ' || p.family_name) as name, p.phone, p.mail, p.language, a.state, a.id as application,
        (select coalesce(e.from_state, 'new') || '.' || e.to_state from applications.event e
          where e.municipality = a.municipality and e.application = a.id order by e.seq desc limit 1) as told
      from unnest(${sql.param([...states])}::text[]) with ordinality w(state, place)
        join applications.application a on a.municipality = ${municipality} and a.state = w.state and a.demo
        join people.person p on p.municipality = a.municipality and p.id = a.person and p.handlers is null
      where not exists (select from accounts.account c where c.person = p.id)) found
    where nth <= ${states.length} order by place, nth`)
  return nobodyTwice(rows)
}

/** Somebody may have sent several: of each state, in this order, the first who does not stand for another already. */
export function nobodyTwice<Row extends { state: string; person: string }>(rows: readonly Row[]): Row[] {
  const chosen: Row[] = []
  for (const row of rows)
    if (!chosen.some(({ state, person }) => state === row.state || person === row.person)) chosen.push(row)
  return chosen
}

/** Everything that these people have sent: each of their pages has its letters. */
export async function listSentBy(tx: Tx, municipality: string, people: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from applications.application a where a.municipality = ${municipality} and a.person = any (${sql.param([...people])}::uuid[]) order by a.receipt`)
  return rows.map(({ id }) => id)
}

const begun = {
  'applications.application': sql`applications.application`,
  'participation.proposal': sql`participation.proposal`,
  'moves.move': sql`moves.move`,
}
export type Begun = keyof typeof begun
export const hasAny = async (tx: Tx, table: Begun): Promise<boolean> =>
  (await tx.execute<{ any: boolean }>(sql`select exists (select from ${begun[table]}) as any`)).rows[0]?.any === true

export type Sexed = { person: string; sex: 'K' | 'M' | null }
/** Whoever applied in a municipality between two moments, and of whom somebody has said. */
export const listSexes = async (tx: Tx, municipality: string, between: [Date, Date]): Promise<Sexed[]> =>
  (
    await ask<Sexed>(
      tx,
      `select s.person, s.sex from people.sexes($1, array(
         select distinct a.person from applications.application a where a.municipality = $1 and a.sent_at >= $2 and a.sent_at < $3)) s`,
      [municipality, ...between],
    )
  ).rows
export async function writeSexes(tx: Tx, municipality: string, people: readonly Sexed[]): Promise<void> {
  await ask(
    tx,
    `update people.person p set sex = n.sex from unnest($2::uuid[], $3::text[]) n(person, sex) where p.municipality = $1 and p.id = n.person`,
    [municipality, people.map(({ person }) => person), people.map(({ sex }) => sex)],
  )
}
