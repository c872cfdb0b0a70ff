import {
  addOrganisation,
  changeOrganisation,
  kindsBelow,
  listOrganisations,
  type Organisation,
  type OrganisationKind,
} from '../../organisations/index.ts'
import type { OrganisationField } from '../facts/fields.ts'
import { readLines } from '../read/line.ts'
import { type OrganisationLine, readOrganisation } from '../read/organisation.ts'
import type { Problem, Why } from '../read/problem.ts'
import { countOf, type Found, problemAt, type Scene } from './scene.ts'

/** One of the file, or one that is here: what others may stand below. */
type Place = Pick<Organisation, 'kind' | 'name' | 'municipality'> & { id: string | null; parent: Place | null }
type Planned = OrganisationLine & {
  row: number
  place: Place
  known: Organisation | undefined
  how: 'new' | 'there' | 'changed'
}

const alone: readonly OrganisationKind[] = ['municipality', 'provider', 'authority', 'employer', 'association']
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The tree of the file on top of the tree that is here: what stands below comes after what it stands below. */
export async function findOrganisations(scene: Scene): Promise<Found<Planned[]>> {
  const read = readLines(scene, readOrganisation)
  const here = await listOrganisations(scene.tx, { on: scene.around.today })
  const places = placesOf(here)
  const known = new Map(here.map((one) => [one.id, one]))
  const problems = read.flatMap((line) => line.problems)
  const plan: Planned[] = []
  for (const { row, value } of read) {
    if (!value) continue
    const found = placeFor(value, places)
    if ('why' in found) {
      problems.push(problemAt(scene)(row, found.field, found.why, found.about))
      continue
    }
    const twin = places.find((one) => isSame(one, found))
    const place = twin ?? found
    if (!twin) places.push(place)
    const before = twin?.id ? known.get(twin.id) : undefined
    if (twin && !before) problems.push(problemAt(scene)(row, 'namn', 'organisationTwice'))
    plan.push({ ...value, row, place, known: before, how: howOf(value, before) })
  }
  return { problems, counts: { organisations: countOf(plan.map(({ how }) => how)) }, plan }
}

function placesOf(here: readonly Organisation[]): Place[] {
  const places = new Map<string, Place>(
    here.map(({ id, kind, name, municipality }) => [id, { id, kind, name, municipality, parent: null }]),
  )
  for (const { id, parent } of here) {
    const place = places.get(id)
    if (place && parent) place.parent = places.get(parent) ?? null
  }
  return [...places.values()]
}

const isSame = (a: Place, b: Place): boolean =>
  a.kind === b.kind &&
  a.parent === b.parent &&
  (a.kind === 'municipality' ? a.municipality === b.municipality : same(a.name, b.name))

type Wrong = { field: OrganisationField; why: Why; about?: string }
function placeFor({ kind, name, municipality, below }: OrganisationLine, places: readonly Place[]): Place | Wrong {
  if (!below) {
    if (!alone.includes(kind)) return { field: 'under', why: 'parentNeeded' }
    return { id: null, kind, name, municipality: municipality || null, parent: null }
  }
  const fits = places.filter(
    (one) =>
      same(one.name, below) &&
      (!municipality || one.municipality === municipality) &&
      kindsBelow(one.kind).includes(kind),
  )
  const [parent] = fits
  if (!parent) return { field: 'under', why: 'parentUnknown', about: below }
  if (fits.length > 1) return { field: 'under', why: 'parentMany', about: below }
  return { id: null, kind, name, municipality: parent.municipality, parent }
}

/** What the file says nothing about stays as it is. */
function changesOf({ ownName, phone, mail }: OrganisationLine, known: Organisation) {
  const says = Object.entries({ ownName, phone, mail }).filter(([, text]) => text !== '')
  return Object.fromEntries(says.filter(([field, text]) => known[field as 'phone'] !== text))
}
const howOf = (line: OrganisationLine, known: Organisation | undefined) =>
  known ? (Object.keys(changesOf(line, known)).length > 0 ? 'changed' : 'there') : 'new'

/** Those above first, as the file has them; the transaction is the caller's. */
export async function bringOrganisations(scene: Scene, plan: readonly Planned[]): Promise<Problem[]> {
  const problems: Problem[] = []
  const visit = { ...scene.visit, open: scene.tx }
  for (const line of plan) {
    const { place, known, how, row } = line
    if (known && how === 'changed') await changeOrganisation(visit, known, changesOf(line, known))
    if (how !== 'new') continue
    const added = await addOrganisation(visit, {
      kind: line.kind,
      name: line.name,
      ownName: line.ownName || null,
      phone: line.phone,
      mail: line.mail,
      municipality: place.municipality,
      parent: place.parent?.id ?? null,
      demo: scene.demo,
    })
    if (typeof added === 'string') problems.push(problemAt(scene)(row, 'namn', 'organisationTwice'))
    else place.id = added.id
  }
  return problems
}
