import { asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Course } from '../domain/course.ts'
import type { RoundFacts } from '../domain/round.ts'
import { course, round } from '../tables.ts'
import { roundsWhere } from './rounds.ts'

const columns = {
  id: course.id,
  slug: course.slug,
  code: course.code,
  title: course.title,
  ingress: course.ingress,
  body: course.body,
  kind: course.kind,
  trade: course.trade,
  tradeName: course.tradeName,
  track: course.track,
  levelIn: course.levelIn,
  levelOut: course.levelOut,
  vocational: course.vocational,
  certificate: course.certificate,
  languageSupport: course.languageSupport,
  credits: course.credits,
  prerequisites: course.prerequisites,
  documents: course.documents,
  texts: course.texts,
  owner: course.owner,
  demo: course.demo,
  version: course.version,
}
const listWhere = (tx: Tx, where?: SQL): Promise<Course[]> =>
  tx
    .select(columns)
    .from(course)
    .where(where)
    .orderBy(asc(sql`${course.title} collate "sv-x-icu"`), asc(course.id))

export const listCourses = (tx: Tx): Promise<Course[]> => listWhere(tx)
export const listCoursesById = (tx: Tx, ids: readonly string[]): Promise<Course[]> =>
  ids.length === 0 ? Promise.resolve([]) : listWhere(tx, inArray(course.id, [...ids]))
export const findCourse = async (tx: Tx, slug: string): Promise<Course | undefined> =>
  (await listWhere(tx, eq(course.slug, slug)))[0]
export const findCourseById = async (tx: Tx, id: string): Promise<Course | undefined> =>
  (await listWhere(tx, eq(course.id, id)))[0]
export async function lockCourse(tx: Tx, id: string): Promise<Course | undefined> {
  const [found] = await tx.select(columns).from(course).where(eq(course.id, id)).for('update')
  return found
}

/** All rounds of a course, the last start first. */
export const listRoundsOfCourse = (tx: Tx, id: string): Promise<RoundFacts[]> =>
  roundsWhere(tx, eq(round.course, id), [desc(round.starts), asc(round.id)])
