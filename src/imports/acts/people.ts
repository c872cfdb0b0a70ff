import { randomUUID } from 'node:crypto'
import { hashIdentifier, type IdentifierKind, nameKeyOf, newPeople, sealIdentifier } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { AnyField } from '../facts/fields.ts'
import { type KnownPerson, listDesks, listIdentified } from '../queries/known.ts'
import { addMarks, savePeople, saveSexes } from '../queries/write.ts'
import { readLines } from '../read/line.ts'
import { type PersonLine, readPerson } from '../read/person.ts'
import type { Problem } from '../read/problem.ts'
import { countOf, type Found, insideOf, problemAt, type Scene } from './scene.ts'

export type Person = PersonLine & { row: number }
/** Somebody of the file beside somebody who is here. */
export type Match = Person & { id: string; unit: string; known: KnownPerson | null; how: 'new' | 'there' | 'changed' }
export type Homes = Map<string, Match[]>
type Fields = { id: AnyField; number: AnyField }

const marksOf = ({ key, number }: Person): { kind: IdentifierKind; value: string }[] => [
  { kind: 'import', value: key },
  ...(number ? [{ kind: number.kind, value: number.digits }] : []),
]

/** One person each, whose rows agree with each other; a number belongs to one of them. */
export function onePerKey(scene: Scene, people: readonly Person[], fields: Fields) {
  const at = problemAt(scene)
  const byKey = new Map<string, Person>()
  const byNumber = new Map<string, Person>()
  const problems: Problem[] = []
  for (const person of people) {
    const number = person.number?.digits
    const first = byKey.get(person.key)
    const holder = number ? byNumber.get(number) : undefined
    if (first && !isSame(first, person)) problems.push(at(person.row, fields.id, 'personDiffers', String(first.row)))
    else if (holder && holder.key !== person.key)
      problems.push(at(person.row, fields.number, 'numberTwice', String(holder.row)))
    if (!first) byKey.set(person.key, person)
    if (number && !holder) byNumber.set(number, person)
  }
  return { people: [...byKey.values()], problems }
}

const isSame = ({ row: _, ...a }: Person, { row: __, ...b }: Person) => JSON.stringify(a) === JSON.stringify(b)

type Desks = Map<string, string | null>
export const desksOf = async ({ tx }: Scene): Promise<Desks> =>
  new Map((await listDesks(tx)).map(({ municipality, unit }) => [municipality, unit]))

/** Rows of municipalities that are not here, or not one's own; said for each row. */
export function wrongHomes(scene: Scene, desks: Desks, rows: readonly { row: number; home: string }[]): Problem[] {
  const at = problemAt(scene)
  return rows.flatMap(({ row, home }) => {
    const why = home === '' ? null : whyNotHome(scene, home, desks.get(home))
    return why ? [at(row, 'hemkommun', why, home)] : []
  })
}

function whyNotHome({ own }: Scene, home: string, unit: string | null | undefined) {
  if (unit === undefined) return 'municipality' as const
  if (own.municipality !== null && own.municipality !== home) return 'otherHome' as const
  if (unit === null) return 'noUnit' as const
  return own.reach && !own.reach.includes(unit) ? ('otherUnit' as const) : null
}

type Matching = { desks: Desks; fields: Fields }
/** Beside those who are here: by the id of an earlier import, else by their number. One statement a municipality. */
export async function matchPeople(scene: Scene, people: readonly Person[], { desks, fields }: Matching) {
  const at = problemAt(scene)
  const homes: Homes = new Map()
  const problems: Problem[] = []
  for (const [home, there] of Map.groupBy(people, (person) => person.home)) {
    const unit = desks.get(home)
    if (!unit || whyNotHome(scene, home, unit)) continue
    const matches = await insideOf(scene, home, (site, tx) => matchIn(site, tx, { home, unit }, there))
    problems.push(...matches.filter(isOther).map(({ row }) => at(row, fields.id, 'idTaken')))
    homes.set(home, matches)
  }
  return { homes, problems }
}

async function matchIn(site: Visit, tx: Tx, { home, unit }: { home: string; unit: string }, people: Person[]) {
  const marks = people.flatMap((person) =>
    marksOf(person).map((mark) => ({ kind: mark.kind, hmac: hashIdentifier(site.services.keys, home, mark), person })),
  )
  const found = new Map((await listIdentified(tx, home, marks)).map((row) => [`${row.kind} ${row.hmac}`, row]))
  const known = new Map<Person, KnownPerson>()
  for (const { kind, hmac, person } of marks) {
    const row = found.get(`${kind} ${hmac.toString('hex')}`)
    if (row && !known.has(person)) known.set(person, row)
  }
  return people.map((person): Match => {
    const row = known.get(person) ?? null
    return { ...person, id: row?.person ?? randomUUID(), unit: row?.unit ?? unit, known: row, how: howOf(person, row) }
  })
}

function howOf({ contact, sex }: Person, known: KnownPerson | null): Match['how'] {
  if (!known) return 'new'
  const says =
    Object.entries(contact).some(([name, value]) => known[name as keyof KnownPerson] !== value) ||
    (sex !== null && sex !== known.sex)
  return says && !known.protected ? 'changed' : 'there'
}

/** The id of an earlier import now stands for somebody with neither the same name nor the same number. */
function isOther({ known, contact }: Match): boolean {
  if (known?.kind !== 'import' || known.protected) return false
  const same = (a: string, b: string) => a !== '' && a.toLowerCase() === b.toLowerCase()
  return !same(known.givenName, contact.givenName) && !same(known.familyName, contact.familyName)
}

export async function findPeople(scene: Scene): Promise<Found<Homes>> {
  const lines = readLines(scene, readPerson)
  const read = lines.flatMap(({ row, value }) => (value ? [{ ...value, row }] : []))
  const fields = { id: 'id', number: 'personnummer' } as const
  const one = onePerKey(scene, read, fields)
  const again = repeated(scene, read)
  const desks = await desksOf(scene)
  const away = wrongHomes(
    scene,
    desks,
    lines.map(({ row, part: { home = '' } }) => ({ row, home })),
  )
  const { homes, problems } = await matchPeople(scene, one.people, { desks, fields })
  const twice = one.problems.filter(({ why }) => why === 'numberTwice')
  const wrong = [...lines.flatMap((line) => line.problems), ...twice, ...again, ...away, ...problems]
  return { problems: wrong, counts: { people: countOf(hows(homes)) }, plan: homes }
}

function repeated(scene: Scene, people: readonly Person[]): Problem[] {
  const first = new Map<string, number>()
  return people.flatMap(({ key, row }) => {
    const before = first.get(key)
    if (before === undefined) first.set(key, row)
    return before === undefined ? [] : [problemAt(scene)(row, 'id', 'idTwice', String(before))]
  })
}

export const hows = (homes: Homes) => [...homes.values()].flat().map(({ how }) => how)

/** All of them or none: the transaction is the caller's. */
export async function bringPeople(scene: Scene, homes: Homes): Promise<Problem[]> {
  for (const [home, people] of homes)
    await insideOf(scene, home, (site, tx) => bringTo(scene, site, { tx, home, people }))
  await recordPeople(scene, homes, new Set())
  return []
}

type Bringing = { tx: Tx; home: string; people: readonly Match[]; update?: boolean }

export async function bringTo(scene: Scene, site: Visit, { tx, home, people, update = true }: Bringing): Promise<void> {
  const news = people.filter(({ how }) => how === 'new')
  await newPeople(
    tx,
    site,
    news.map((person) => ({
      municipality: home,
      id: person.id,
      unit: person.unit,
      ...person.contact,
      sex: person.sex,
      demo: scene.demo,
      identifiers: marksOf(person).map((mark) => ({ ...mark, source: 'import' })),
    })),
  )
  const changed = people.filter(({ how, unit }) => update && how === 'changed' && isOwn(scene, unit))
  if (changed.length > 0)
    await savePeople(
      tx,
      home,
      changed.map(({ id, contact }) => ({ id, ...contact, nameKey: nameKeyOf(contact) })),
    )
  const told = people.filter((match) => isOwn(scene, match.unit) && tellsSex(match, update))
  if (told.length > 0) await saveSexes(tx, home, told)
  await markKnown(tx, site, home, people)
}

/** A file of applications says it only where nobody has said anything yet. */
const tellsSex = ({ known, sex }: Match, update: boolean): boolean =>
  known !== null && sex !== null && (update ? known.sex !== sex : known.sex === null)

const isOwn = ({ own }: Scene, unit: string) => own.reach === null || own.reach.includes(unit)

/** Who was found by their number gets the id of the file, so that the next file finds them by it. */
async function markKnown(tx: Tx, site: Visit, home: string, people: readonly Match[]): Promise<void> {
  const { keys } = site.services
  const marks = people
    .filter(({ known }) => known && known.kind !== 'import' && !known.protected)
    .map(({ id, key }) => {
      const mark = { kind: 'import', value: key } as const
      const sealed = sealIdentifier(keys, { municipality: home, person: id }, mark)
      return { person: id, kind: mark.kind, sealed, hmac: hashIdentifier(keys, home, mark) }
    })
  if (marks.length > 0) await addMarks(tx, home, marks)
}

/** One line for each person about whom something was written, in the name of whoever brought the file. */
export async function recordPeople({ tx, visit }: Scene, homes: Homes, applied: ReadonlySet<string>): Promise<void> {
  const entries = [...homes].flatMap(([municipality, people]) =>
    people.flatMap(({ id, how }) => {
      const fields = [...(how === 'there' ? [] : ['person']), ...(applied.has(id) ? ['application'] : [])]
      return fields.length > 0
        ? [{ verb: 'import', municipality, person: id, about: { kind: 'person', id }, fields }]
        : []
    }),
  )
  for (let first = 0; first < entries.length; first += atOnce)
    await record(tx, visit, ...entries.slice(first, first + atOnce))
}
const atOnce = 2000
