import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { organisationTable as organisation } from '../../organisations/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Course } from '../domain/course.ts'
import type { Intake } from '../domain/intake.ts'
import type { Price } from '../domain/price.ts'
import type { Round } from '../domain/round.ts'
import { course, price, priceShare, round, seat } from '../tables.ts'

const periods = ['coming', 'ongoing', 'ended', 'all'] as const
export type Period = (typeof periods)[number]
export type KeptRound = {
  id: string
  title: string
  slug: string
  provider: string
  place: string
  starts: Day
  ends: Day
  entryDate: Day
  intake: Intake
  reopens: Day | null
  seats: number
  seatsTaken: number
  reserves: number
  total: number
}
export type KeptFilter = {
  period: Period
  intake: Intake | ''
  course: string
  page: number
  today: Day
  perPage: number
}

/** A provider's own rounds, or all for the platform's administrator. */
const own = ({ role, reach }: Actor): SQL | undefined =>
  role === 'platformAdministrator' ? undefined : inArray(round.provider, [...reach])

const inPeriod = (period: Period, today: Day): SQL | undefined =>
  ({
    coming: gte(round.starts, today),
    ongoing: and(lt(round.starts, today), gte(round.ends, today)),
    ended: lt(round.ends, today),
    all: undefined,
  })[period]

export const listKept = (tx: Tx, actor: Actor, filter: KeptFilter): Promise<KeptRound[]> =>
  tx
    .select({
      id: round.id,
      title: course.title,
      slug: course.slug,
      provider: organisation.name,
      place: round.place,
      starts: round.starts,
      ends: round.ends,
      entryDate: round.entryDate,
      intake: round.intake,
      reopens: round.reopens,
      seats: round.seats,
      seatsTaken: round.seatsTaken,
      reserves: round.reserves,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(round)
    .innerJoin(course, eq(course.id, round.course))
    .innerJoin(organisation, eq(organisation.id, round.provider))
    .where(
      and(
        own(actor),
        inPeriod(filter.period, filter.today),
        filter.intake ? eq(round.intake, filter.intake) : undefined,
        filter.course ? eq(round.course, filter.course) : undefined,
      ),
    )
    .orderBy(filter.period === 'coming' ? round.starts : desc(round.starts), round.id)
    .limit(filter.perPage)
    .offset((filter.page - 1) * filter.perPage)

/** Seats that somebody holds now. */
export async function countHeld(tx: Tx, of: string): Promise<number> {
  const [found] = await tx
    .select({ held: sql<number>`count(*)::int` })
    .from(seat)
    .where(and(eq(seat.round, of), sql`${seat.heldBy} is not null`))
  return found?.held ?? 0
}

type Changed = { changedAt: Date; changedBy: string | null }
export type RoundChange = Partial<Omit<Round, 'id' | 'version'>> & Changed
export const addRound = async (tx: Tx, row: typeof round.$inferInsert): Promise<string> =>
  (await tx.insert(round).values(row).returning({ id: round.id }))[0]?.id ?? ''
export const saveRound = (tx: Tx, id: string, change: RoundChange) =>
  tx.update(round).set(change).where(eq(round.id, id))

export type CourseChange = Partial<Omit<Course, 'id' | 'version' | 'owner'>> & Changed
export const addCourse = async (tx: Tx, row: typeof course.$inferInsert): Promise<string> =>
  (await tx.insert(course).values(row).returning({ id: course.id }))[0]?.id ?? ''
export const saveCourse = (tx: Tx, id: string, change: CourseChange) =>
  tx.update(course).set(change).where(eq(course.id, id))

/** Addresses that begin the same way, so that a new course gets one of its own. */
export const listSlugs = async (tx: Tx, slug: string): Promise<string[]> =>
  (
    await tx
      .select({ slug: course.slug })
      .from(course)
      .where(or(eq(course.slug, slug), sql`${course.slug} like ${`${slug}-%`}`))
  ).map((row) => row.slug)

/** Courses that the actor may change: written by the own organisation, or with a round of it. */
export const listKeptCourses = (tx: Tx, { role, reach }: Actor) =>
  tx
    .select({
      id: course.id,
      slug: course.slug,
      title: course.title,
      tradeName: course.tradeName,
      mine:
        role === 'platformAdministrator'
          ? sql<boolean>`true`
          : sql<boolean>`coalesce(${inArray(course.owner, [...reach])}, false) or exists (select from courses.round r where r.course = course.id and ${inArray(sql`r.provider`, [...reach])})`,
    })
    .from(course)
    .orderBy(sql`${course.title} collate "sv-x-icu"`)

/** The row in force ends where the next one for the same thing begins. */
export async function addPrice(tx: Tx, row: Omit<Price, 'id' | 'version' | 'validTo'>): Promise<string> {
  const { shares, ...columns } = row
  const sameThing = and(
    eq(price.provider, row.provider),
    eq(price.course, row.course),
    row.round === null ? sql`${price.round} is null` : eq(price.round, row.round),
    or(sql`${price.validTo} is null`, sql`${price.validTo} > ${row.validFrom}`),
  )
  await tx.update(price).set({ validTo: row.validFrom }).where(sameThing)
  const [made] = await tx.insert(price).values(columns).returning({ id: price.id })
  const id = made?.id ?? ''
  await tx.insert(priceShare).values(shares.map((share) => ({ ...share, price: id })))
  return id
}

/** Rounds whose day to open has come. */
export const listToOpen = (tx: Tx, today: Day): Promise<Round[]> =>
  tx
    .select()
    .from(round)
    .where(and(inArray(round.intake, ['planned', 'paused']), lte(round.reopens, today), gte(round.entryDate, today)))
    .for('update')

/** Open rounds that somebody still waits for: opened by a file, or while nobody looked. */
export async function listAwaited(tx: Tx, today: Day): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct r.id from courses.round r join courses.watch w on w.round = r.id
    where r.intake = 'open' and r.entry_date >= ${today} and w.confirmed_at is not null`)
  return rows.map(({ id }) => id)
}

/** Who changed a row last, for the other of two people on the same page. */
export async function findChanger(
  tx: Tx,
  table: 'round' | 'course',
  id: string,
): Promise<{ at: Date | null; who: string | null }> {
  const from = table === 'round' ? round : course
  const { rows } = await tx.execute<{ at: string | null; who: string | null }>(
    sql`select x.changed_at as at, n.name as who from ${from} x left join lateral accounts.staff_names(array[x.changed_by]) n on true where x.id = ${id}`,
  )
  const [found] = rows
  return { at: found?.at ? new Date(found.at) : null, who: found?.who ?? null }
}
