import { inArray, or, sql } from 'drizzle-orm'
import { course, price, priceShare, round } from '../../courses/index.ts'
import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

export type CourseRow = typeof course.$inferSelect
export type RoundRow = typeof round.$inferSelect & { held: number }

/** Courses by the codes of the file, and those that have the addresses which new ones would like. */
export const listKnownCourses = (tx: Tx, codes: readonly string[], slugs: readonly string[]): Promise<CourseRow[]> =>
  tx
    .select()
    .from(course)
    .where(or(inArray(course.code, [...codes]), inArray(course.slug, [...slugs])))

/** Rounds with the seats that are held now. */
export async function listKnownRounds(tx: Tx, codes: readonly string[]): Promise<RoundRow[]> {
  const rows = await tx
    .select({ round, held: sql<number>`${round.seats} - courses.free_seats(${round.id})` })
    .from(round)
    .where(inArray(round.code, [...codes]))
  return rows.map(({ round: row, held }) => ({ ...row, held }))
}

type NewCourse = typeof course.$inferInsert
type NewRound = typeof round.$inferInsert
export const insertCourses = (tx: Tx, rows: readonly NewCourse[]) => tx.insert(course).values([...rows])
export const insertRounds = (tx: Tx, rows: readonly NewRound[]) => tx.insert(round).values([...rows])

/** Everything a file says of a course; its address and its owner stay. */
export const saveCourses = (tx: Tx, rows: readonly (NewCourse & { id: string })[]) =>
  clientOf(tx).query(
    `update courses.course c set title = n.title, ingress = n.ingress, body = n.body, kind = n.kind, trade = n.trade, trade_name = n."tradeName",
      track = n.track, level_in = n."levelIn", level_out = n."levelOut", vocational = n.vocational, credits = n.credits, certificate = n.certificate,
      language_support = n."languageSupport", prerequisites = n.prerequisites, documents = n.documents, texts = c.texts || n.texts
    from jsonb_to_recordset($1::jsonb) as n(id uuid, title text, ingress text, body text, kind text, trade text, "tradeName" text, track text,
      "levelIn" text, "levelOut" text, vocational boolean, credits int, certificate text, "languageSupport" text, prerequisites jsonb, documents jsonb, texts jsonb)
    where c.id = n.id`,
    [JSON.stringify(rows)],
  )

export const saveRounds = (tx: Tx, rows: readonly (NewRound & { id: string })[]) =>
  clientOf(tx).query(
    `update courses.round r set course = n.course, provider = n.provider, huvudman = n.huvudman, place = n.place, municipality = n.municipality, form = n.form,
      distance = n.distance, starts = n.starts, ends = n.ends, entry_date = n."entryDate", hours_per_week = n."hoursPerWeek", schedule = n.schedule,
      seats = n.seats, min_seats = n."minSeats", intake = n.intake, intake_reason = n."intakeReason", reopens = n.reopens, offer_mode = n."offerMode",
      answer_days = n."answerDays", stay_on_higher = n."stayOnHigher"
    from jsonb_to_recordset($1::jsonb) as n(id uuid, course uuid, provider uuid, huvudman text, place text, municipality text, form text, distance boolean,
      starts date, ends date, "entryDate" date, "hoursPerWeek" int, schedule text, seats int, "minSeats" int, intake text, "intakeReason" text, reopens date,
      "offerMode" text, "answerDays" int, "stayOnHigher" boolean)
    where r.id = n.id`,
    [JSON.stringify(rows)],
  )

type NewPrice = typeof price.$inferInsert & { id: string }
type NewShare = typeof priceShare.$inferInsert
/** A price list is never written over: the row in force ends where the next begins. */
export async function insertPrices(tx: Tx, rows: readonly NewPrice[], shares: readonly NewShare[]): Promise<void> {
  await tx.insert(price).values([...rows])
  await tx.insert(priceShare).values([...shares])
}
export const endPrices = (tx: Tx, ids: readonly string[], day: Day) =>
  tx
    .update(price)
    .set({ validTo: sql`greatest(${price.validFrom}, ${day}::date)` })
    .where(inArray(price.id, [...ids]))
