import { and, asc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { organisationTable as organisation } from '../../organisations/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Round, RoundFacts } from '../domain/round.ts'
import { course, round, ruleSet } from '../tables.ts'

const nameOf = (code: PgColumn) =>
  sql<
    string | null
  >`(select o.name from organisations.organisation o where o.kind = 'municipality' and o.municipality = ${code})`

/** Columns of a round with its course and school; for joins: `tx.select(roundFacts).from(round)…`. */
const roundFacts = {
  id: round.id,
  code: round.code,
  course: round.course,
  provider: round.provider,
  huvudman: round.huvudman,
  place: round.place,
  municipality: round.municipality,
  distance: round.distance,
  form: round.form,
  starts: round.starts,
  ends: round.ends,
  entryDate: round.entryDate,
  hoursPerWeek: round.hoursPerWeek,
  schedule: round.schedule,
  seats: round.seats,
  minSeats: round.minSeats,
  intake: round.intake,
  intakeReason: round.intakeReason,
  reopens: round.reopens,
  offerMode: round.offerMode,
  answerDays: round.answerDays,
  stayOnHigher: round.stayOnHigher,
  ruleSet: round.ruleSet,
  agreement: round.agreement,
  seatsTaken: round.seatsTaken,
  reserves: round.reserves,
  usualDays: round.usualDays,
  demo: round.demo,
  version: round.version,
  slug: course.slug,
  title: course.title,
  ingress: course.ingress,
  body: course.body,
  kind: course.kind,
  trade: course.trade,
  tradeName: course.tradeName,
  languageSupport: course.languageSupport,
  track: course.track,
  levelIn: course.levelIn,
  levelOut: course.levelOut,
  vocational: course.vocational,
  certificate: course.certificate,
  credits: course.credits,
  prerequisites: course.prerequisites,
  documents: course.documents,
  texts: course.texts,
  municipalityName: nameOf(round.municipality),
  huvudmanName: nameOf(round.huvudman),
  providerName: organisation.name,
  providerPhone: organisation.phone,
  providerMail: organisation.mail,
}

const byStart = [asc(round.starts), asc(round.id)]
export const roundsWhere = (tx: Tx, where: SQL | undefined, order: SQL[] = byStart): Promise<RoundFacts[]> =>
  tx
    .select(roundFacts)
    .from(round)
    .innerJoin(course, eq(course.id, round.course))
    .innerJoin(organisation, eq(organisation.id, round.provider))
    .where(where)
    .orderBy(...order)

/** What can be applied for today, by title. */
export const listOpenRounds = (tx: Tx, today: string): Promise<RoundFacts[]> =>
  roundsWhere(tx, and(eq(round.intake, 'open'), gte(round.entryDate, today)), [asc(course.title), ...byStart])

export const listRounds = (tx: Tx, ids: readonly string[]): Promise<RoundFacts[]> =>
  ids.length === 0 ? Promise.resolve([]) : roundsWhere(tx, inArray(round.id, [...ids]))

export async function findRound(tx: Tx, id: string): Promise<RoundFacts | undefined> {
  const [found] = await roundsWhere(tx, eq(round.id, id))
  return found
}

/** Holds the row until the transaction ends: seats, intake and offers of one round are decided one at a time. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const [found] = await tx.select().from(round).where(eq(round.id, id)).for('update')
  return found
}

export type Rule = { number: number; code: string; text: string; evidence: string; compare: string; law: string }

export const listRuleSets = (tx: Tx): Promise<{ id: string; name: string; law: string }[]> =>
  tx.select({ id: ruleSet.id, name: ruleSet.name, law: ruleSet.law }).from(ruleSet).orderBy(asc(ruleSet.name))

/** The lowest free seat, or null when none is left. One row changes hands or none, whoever else asks at the same time. */
export async function takeSeat(tx: Tx, ofRound: string, component: string): Promise<number | null> {
  const { rows } = await tx.execute<{ number: number | null }>(
    sql`select courses.take_seat(${ofRound}, ${component}) as number`,
  )
  return rows[0]?.number ?? null
}

/** The round whose seat was given back, or null when the component held none. */
export async function freeSeat(tx: Tx, component: string): Promise<string | null> {
  const { rows } = await tx.execute<{ round: string | null }>(sql`select courses.free_seat(${component}) as round`)
  return rows[0]?.round ?? null
}

/** Median days from application to answer per course; null is "vet inte än". Said nightly, as the system. */
export const publishUsualDays = (tx: Tx, rows: { course: string; days: number | null }[]) =>
  tx.execute(sql`update courses.round r set usual_days = u.days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(course uuid, days int)
    where r.course = u.course and r.usual_days is distinct from u.days`)
