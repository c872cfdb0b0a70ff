import { holdsSeat, pathProblems } from '../../applications/index.ts'
import type { AnyField } from '../facts/fields.ts'
import {
  type KnownApplication,
  type KnownRound,
  listChosen,
  listImported,
  listRoundsByCode,
  mayChooseAgain,
} from '../queries/known.ts'
import { type ApplicationLine, applicationReader } from '../read/application.ts'
import { readLines } from '../read/line.ts'
import type { Problem, Why } from '../read/problem.ts'
import { desksOf, type Homes, hows, type Match, matchPeople, onePerKey, wrongHomes } from './people.ts'
import { countOf, type Found, insideOf, problemAt, type Scene } from './scene.ts'

export type Line = ApplicationLine & { row: number }
/** One row with what it points at. */
export type Choice = Line & { at: KnownRound; by: Match; known: KnownApplication | null }
export type ApplicationPlan = { homes: Homes; choices: Choice[]; copies: Map<string, KnownApplication> }

type Say = (line: { row: number }, field: AnyField, why: Why, about?: string) => Problem
const saying = (scene: Scene): Say => {
  const at = problemAt(scene)
  return ({ row }, field, why, about) => at(row, field, why, about)
}
const fields = { id: 'person', number: 'personnummer' } as const

export async function findApplications(scene: Scene): Promise<Found<ApplicationPlan>> {
  const say = saying(scene)
  const read = readLines(scene, applicationReader(scene.own.histories))
  const lines = read.flatMap(({ row, value }) => (value ? [{ ...value, row }] : []))
  const one = onePerKey(
    scene,
    lines.map(({ row, person }) => ({ ...person, row })),
    fields,
  )
  const desks = await desksOf(scene)
  const matched = await matchPeople(scene, one.people, { desks, fields })
  const rounds = await roundsOf(
    scene,
    read.flatMap(({ part }) => part.round || []),
  )
  const known = await knownOf(scene, matched.homes, lines)
  const choices = chosen(lines, { rounds, homes: matched.homes, known })
  const problems = [
    ...read.flatMap((line) => line.problems),
    ...one.problems,
    ...wrongHomes(
      scene,
      desks,
      read.map(({ row, part }) => ({ row, home: part.person?.home ?? '' })),
    ),
    ...matched.problems,
    ...inFile(lines, say),
    ...read.flatMap(({ row, part: { round } }) =>
      round && !rounds.has(round) ? [say({ row }, 'kurstillfalle', 'round', round)] : [],
    ),
    ...lines.flatMap((line) => atRound(line, rounds.get(line.round), say)),
    ...copied(lines, known, say),
    ...(await beside(scene, choices, say)),
    ...overfull(choices, say),
  ]
  return { problems, counts: countsOf(choices, matched.homes), plan: { homes: matched.homes, choices, copies: known } }
}

async function roundsOf({ tx }: Scene, codes: readonly string[]): Promise<Map<string, KnownRound>> {
  const found = await listRoundsByCode(tx, [...new Set(codes)])
  return new Map(found.map((round) => [round.code, round]))
}

/** By home and key: the same id may be another application in another municipality. */
const nameOf = (home: string, key: string) => `${home} ${key}`

async function knownOf(scene: Scene, homes: Homes, lines: readonly Line[]): Promise<Map<string, KnownApplication>> {
  const found = new Map<string, KnownApplication>()
  for (const [home, there] of Map.groupBy(lines, ({ person }) => person.home)) {
    if (!homes.has(home)) continue
    const keys = there.flatMap(({ key, copyOf }) => (copyOf ? [key, copyOf] : [key]))
    for (const row of await insideOf(scene, home, (_, tx) => listImported(tx, home, keys)))
      found.set(nameOf(home, row.key), row)
  }
  return found
}

type Around = { rounds: Map<string, KnownRound>; homes: Homes; known: Map<string, KnownApplication> }
function chosen(lines: readonly Line[], { rounds, homes, known }: Around): Choice[] {
  const people = new Map([...homes.values()].flat().map((match) => [match.key, match]))
  return lines.flatMap((line) => {
    const [at, by] = [rounds.get(line.round), people.get(line.person.key)]
    return at && by ? [{ ...line, at, by, known: known.get(nameOf(line.person.home, line.key)) ?? null }] : []
  })
}

const lastOf = ({ stops }: Line) => stops.at(-1)?.state ?? 'draft'

/** What one row says against another: an id twice, a round twice, a rank twice. */
function inFile(lines: readonly Line[], say: Say): Problem[] {
  const seen = new Map<string, number>()
  const twice = (line: Line, what: string) => {
    const before = seen.get(what)
    if (before === undefined) seen.set(what, line.row)
    return before
  }
  return lines.flatMap((line) => {
    const { key, person, round, sending, rank } = line
    const again = twice(line, `id ${nameOf(person.home, key)}`)
    if (again) return [say(line, 'id', 'idTwice', String(again))]
    const chosenAt = mayChooseAgain(lastOf(line))
      ? undefined
      : twice(line, `round ${person.home} ${person.key} ${round}`)
    if (chosenAt) return [say(line, 'kurstillfalle', 'choiceTwice', String(chosenAt))]
    const rankedAt = twice(line, `rank ${person.key} ${sending} ${rank}`)
    return rankedAt ? [say(line, 'rang', 'rankTwice', String(rankedAt))] : []
  })
}

function atRound(line: Line, round: KnownRound | undefined, say: Say): Problem[] {
  if (!round) return []
  const { course, stops, af } = line
  if (course && round.courseCode !== course) return [say(line, 'kurs', 'roundOfOther', round.courseCode ?? '')]
  const kind = round.kind === 'sfi' ? 'sfi' : 'vocational'
  const [wrong] = pathProblems(
    stops.map(({ state, day }) => ({ state, at: new Date(day) })),
    kind,
  )
  if (wrong) return [say(line, 'handelser', `path_${wrong.why}`, wrong.state)]
  if (af && !round.af) return [say(line, 'af_svar', 'afNoShare')]
  const offered = stops.find(({ state }) => state === 'offered')
  const silent = round.af && offered && (af?.answer !== 'committed' || af.day > offered.day)
  return silent ? [say(line, 'af_svar', 'afSilent')] : []
}

function copied(lines: readonly Line[], known: ReadonlyMap<string, KnownApplication>, say: Say): Problem[] {
  const people = new Map(lines.map(({ person, key }) => [nameOf(person.home, key), person.key]))
  return lines.flatMap((line) => {
    if (!line.copyOf) return []
    const name = nameOf(line.person.home, line.copyOf)
    const there = people.has(name) ? people.get(name) === line.person.key : known.has(name)
    return there ? [] : [say(line, 'kopia_av', 'copyUnknown', line.copyOf)]
  })
}

/** Beside what people have applied for here already. */
async function beside(scene: Scene, choices: readonly Choice[], say: Say): Promise<Problem[]> {
  const problems: Problem[] = []
  const asked = choices.filter((choice) => !choice.known && choice.by.known && !mayChooseAgain(lastOf(choice)))
  for (const [home, there] of Map.groupBy(asked, ({ person }) => person.home)) {
    const people = there.map(({ by }) => by.id)
    const found = await insideOf(scene, home, (_, tx) => listChosen(tx, home, people))
    const taken = new Set(found.map(({ person, round }) => `${person} ${round}`))
    for (const choice of there)
      if (taken.has(`${choice.by.id} ${choice.at.id}`)) problems.push(say(choice, 'kurstillfalle', 'alreadyApplied'))
  }
  return problems
}

/** No more people on a course than it has seats. The first row that has none is named. */
function overfull(choices: readonly Choice[], say: Say): Problem[] {
  const holding = choices.filter((choice) => !choice.known && holdsSeat(lastOf(choice)))
  return [...Map.groupBy(holding, ({ round }) => round).values()].flatMap((there) => {
    const free = there[0]?.at.free ?? 0
    const without = there[free]
    return without ? [say(without, 'handelser', 'full', String(there.length - free))] : []
  })
}

const wayOf = ({ stops }: Line) =>
  stops.flatMap(({ state, day }) => (state === 'draft' ? [] : [`${state}@${day}`])).join(' ')

/** What is here stays as it is, whatever the file says of it now: `changed` is told, never written over. */
const howOf = (choice: Choice) => {
  if (!choice.known) return 'new'
  return choice.known.way === wayOf(choice) ? 'there' : 'changed'
}

const countsOf = (choices: readonly Choice[], homes: Homes) => ({
  applications: countOf(choices.map(howOf)),
  people: countOf(hows(homes)),
})
