import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { listPricesOf, slugOf } from '../../courses/index.ts'
import { listOrganisations, type Organisation } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import type { AnyField } from '../facts/fields.ts'
import {
  type CourseRow,
  insertCourses,
  insertRounds,
  listKnownCourses,
  listKnownRounds,
  type RoundRow,
  saveCourses,
  saveRounds,
} from '../queries/courses.ts'
import { type CourseLine, type CourseWords, type RoundLine, type RoundWords, readCourse } from '../read/course.ts'
import { readLines } from '../read/line.ts'
import type { Problem, Why } from '../read/problem.ts'
import { bringPrices, type PricePlan, planPrices } from './prices.ts'
import { countOf, type Found, insideOf, problemAt, type Scene } from './scene.ts'

type How = 'new' | 'there' | 'changed'
type Kept<Row> = Row & { id: string; how: How }
type NewCourse = CourseWords & { slug: string; owner: string | null; demo: boolean }
type NewRound = RoundWords & { course: string; provider: string; municipality: string; demo: boolean }
export type CoursePlan = { courses: Kept<NewCourse>[]; rounds: Kept<NewRound>[]; prices: PricePlan }

export type Line = CourseLine & { row: number }
type Here = {
  scene: Scene
  say: (line: { row: number }, field: AnyField, why: Why, about?: string) => Problem
  names: Names
}
type Names = { providers: Map<string, Organisation>; places: Map<string, string>; codes: Set<string> }

export async function findCourses(scene: Scene): Promise<Found<CoursePlan>> {
  const read = readLines(scene, readCourse)
  const lines = read.flatMap(({ row, value }) => (value ? [{ ...value, row }] : []))
  const organisations = await listOrganisations(scene.tx, { on: scene.around.today })
  const at = problemAt(scene)
  const here = {
    scene,
    say: ({ row }: { row: number }, ...rest: [AnyField, Why, string?]) => at(row, ...rest),
    names: namesOf(organisations),
  }
  const codes = [...new Set(lines.map(({ course }) => course.code))]
  const slugs = lines.map(({ course }) => slugOf(course.title))
  const knownCourses = await listKnownCourses(scene.tx, codes, slugs)
  const knownRounds = await listKnownRounds(
    scene.tx,
    lines.flatMap(({ round }) => round?.words.code ?? []),
  )
  const courses = plannedCourses(here, lines, knownCourses)
  const rounds = plannedRounds(here, lines, { courses, known: knownRounds })
  const prices = planPrices(here.scene, lines, {
    organisations,
    courses,
    rounds,
    known: await listPricesOf(
      scene.tx,
      knownCourses.map(({ id }) => id),
    ),
  })
  const problems = [
    ...read.flatMap((line) => line.problems),
    ...differing(here, lines),
    ...lines.flatMap((line) => wrongNames(here, line)),
    ...notOwn(here, lines, { courses, knownCourses }),
    ...wrongRounds(here, lines, knownRounds),
    ...prices.problems,
  ]
  const counts = { courses: countOf(courses.map(({ how }) => how)), rounds: countOf(rounds.map(({ how }) => how)) }
  return { problems, counts, plan: { courses, rounds, prices: prices.plan } }
}

const providing = ['provider', 'unit', 'board', 'municipality']
function namesOf(organisations: readonly Organisation[]): Names {
  const municipalities = organisations.filter(({ kind }) => kind === 'municipality')
  return {
    providers: new Map(
      organisations.filter(({ kind }) => providing.includes(kind)).map((one) => [one.name.toLowerCase(), one]),
    ),
    places: new Map(municipalities.map(({ name, municipality }) => [name.toLowerCase(), municipality ?? ''])),
    codes: new Set(municipalities.flatMap(({ municipality }) => municipality ?? [])),
  }
}
const providerOf = ({ names }: Here, { provider }: RoundLine) => names.providers.get(provider.toLowerCase())

/** A course is told once for each of its rounds, and must be told the same. */
function differing({ say }: Here, lines: readonly Line[]): Problem[] {
  const first = new Map<string, Line>()
  const rounds = new Map<string, number>()
  return lines.flatMap((line) => {
    const before = first.get(line.course.code)
    if (!before) first.set(line.course.code, line)
    else if (!isDeepStrictEqual(before.course, line.course))
      return [say(line, 'kurs', 'courseDiffers', String(before.row))]
    const code = line.round?.words.code
    const again = code && rounds.get(code)
    if (code && !again) rounds.set(code, line.row)
    return again ? [say(line, 'kurstillfalle', 'idTwice', String(again))] : []
  })
}

function wrongNames(here: Here, line: Line): Problem[] {
  const { say, names, scene } = here
  const { round } = line
  if (!round) return []
  const provider = providerOf(here, round)
  const found: Problem[] = []
  if (!provider) found.push(say(line, 'anordnare', 'provider', round.provider))
  else if (scene.own.reach && !scene.own.reach.includes(provider.id))
    found.push(say(line, 'anordnare', 'otherProvider'))
  if (!names.codes.has(round.words.huvudman)) found.push(say(line, 'huvudman', 'municipality', round.words.huvudman))
  if (round.municipality && !names.codes.has(round.municipality))
    found.push(say(line, 'kommun', 'municipality', round.municipality))
  return found
}

type Courses = { courses: readonly Kept<NewCourse>[]; knownCourses: readonly CourseRow[] }
/** A school changes the courses that it wrote itself. */
function notOwn({ say, scene }: Here, lines: readonly Line[], { courses, knownCourses }: Courses): Problem[] {
  const { reach } = scene.own
  if (!reach) return []
  const owners = new Map(knownCourses.map(({ code, owner }) => [code, owner]))
  return courses.flatMap(({ code, how }) => {
    const owner = owners.get(code)
    const line = lines.find(({ course }) => course.code === code)
    return line && how === 'changed' && !(owner && reach.includes(owner)) ? [say(line, 'kurs', 'otherCourse')] : []
  })
}

function wrongRounds({ say }: Here, lines: readonly Line[], known: readonly RoundRow[]): Problem[] {
  const held = new Map(known.map((round) => [round.code, round.held]))
  return lines.flatMap((line) => {
    const seats = line.round && held.get(line.round.words.code)
    return line.round && seats && line.round.words.seats < seats
      ? [say(line, 'platser', 'seatsHeld', String(seats))]
      : []
  })
}

/** What the file says, against the columns of the same name. */
function howOf(says: object, known: object | undefined, but: readonly string[]): How {
  if (!known) return 'new'
  const here = known as Record<string, unknown>
  const same = Object.entries(says).every(([name, value]) => but.includes(name) || isDeepStrictEqual(here[name], value))
  return same ? 'there' : 'changed'
}

function plannedCourses({ scene }: Here, lines: readonly Line[], known: readonly CourseRow[]): Kept<NewCourse>[] {
  const taken = new Set(known.map(({ slug }) => slug))
  const first = new Map(lines.map(({ course }) => [course.code, course]))
  return [...first.values()].map((course) => {
    const row = known.find(({ code }) => code === course.code)
    const wished = slugOf(course.title) || slugOf(course.code)
    const slug = row?.slug ?? (taken.has(wished) ? `${wished}-${slugOf(course.code)}` : wished)
    taken.add(slug)
    const how = howOf({ ...course, texts: { ...row?.texts, ...course.texts } }, row, [])
    const owner = scene.own.reach ? scene.visit.actor.organisation : null
    return { ...course, id: row?.id ?? randomUUID(), how, slug, owner, demo: scene.demo }
  })
}

type Known = { courses: readonly Kept<NewCourse>[]; known: readonly RoundRow[] }
function plannedRounds(here: Here, lines: readonly Line[], { courses, known }: Known): Kept<NewRound>[] {
  const ids = new Map(courses.map(({ code, id }) => [code, id]))
  const rows = new Map(known.map((row) => [row.code, row]))
  return lines.flatMap(({ course, round }) => {
    const provider = round && providerOf(here, round)
    if (!round || !provider) return []
    const row = rows.get(round.words.code)
    const place = round.words.place.toLowerCase()
    const says = {
      ...round.words,
      course: ids.get(course.code) ?? '',
      provider: provider.id,
      municipality: round.municipality ?? here.names.places.get(place) ?? round.words.huvudman,
    }
    return [{ ...says, id: row?.id ?? randomUUID(), how: howOf(says, row, []), demo: here.scene.demo }]
  })
}

const only = <Row extends { how: How }>(rows: readonly Row[], how: How): Omit<Row, 'how'>[] =>
  rows.filter((row) => row.how === how).map(({ how: _, ...row }) => row)

/** All of it or nothing: the transaction is the caller's. */
export async function bringCourses(scene: Scene, plan: CoursePlan): Promise<Problem[]> {
  await insideOf(scene, null, async (_, tx) => {
    const [newCourses, newRounds] = [only(plan.courses, 'new'), only(plan.rounds, 'new')]
    if (newCourses.length > 0) await insertCourses(tx, newCourses)
    await saveCourses(tx, only(plan.courses, 'changed'))
    if (newRounds.length > 0) await insertRounds(tx, newRounds)
    await saveRounds(tx, only(plan.rounds, 'changed'))
    await bringPrices(tx, plan.prices)
  })
  const touched = plan.courses.filter(({ how }) => how !== 'there')
  const entries = touched.map(({ id }) => ({ verb: 'import', municipality: null, about: { kind: 'course', id } }))
  await record(scene.tx, scene.visit, ...entries)
  return []
}
