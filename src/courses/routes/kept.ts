import type { Problems } from '../../design/index.ts'
import { listOrganisations, shownName } from '../../organisations/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { looksAfter } from '../acts/rounds.ts'
import type { RoundFacts } from '../domain/round.ts'
import { listCourses } from '../queries/courses.ts'
import { findRound, listRuleSets } from '../queries/rounds.ts'
import { texts } from '../texts/index.ts'
import type { Typed } from '../views/keeping/fields.tsx'
import type { Lists } from '../views/keeping/round-fields.ts'

/** What the pages under /kurstillfallen have in common. */
export const keepers = { policy: 'catalogue', purpose: null } as const
/** A form that comes back: as it was typed, with what is wrong or because somebody else was first. */
export type Again = { raw: Raw; problems?: Problems; conflict?: boolean }

const options = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, text: name }))

export async function readLists(tx: Tx, visit: Visit): Promise<Lists> {
  const all = await listOrganisations(tx, { kinds: ['municipality', 'provider', 'unit'], on: dayOf(visit.now) })
  const schools = all.filter(
    ({ id, kind }) =>
      kind !== 'municipality' &&
      (visit.actor.role === 'platformAdministrator' ? kind === 'provider' : visit.actor.reach.includes(id)),
  )
  const homes = all.filter(({ kind }) => kind === 'municipality')
  return {
    courses: (await listCourses(tx)).map(({ id, title }) => ({ value: id, text: title })),
    providers: schools.map((school) => ({ value: school.id, text: shownName(school) })),
    municipalities: homes.map(({ municipality, name }) => ({ value: municipality ?? '', text: name })),
    ruleSets: options(await listRuleSets(tx)),
  }
}

/** Keys of the form's problems as sentences. */
export function said(visit: Visit, problems: Problems): Problems {
  const t = texts(visit.language).staff.problems
  return Object.fromEntries(
    Object.entries(problems).map(([field, key]) => {
      const words = t[key as keyof typeof t]
      return [field, typeof words === 'string' ? words : t.choose]
    }),
  )
}
export const typedAll = (raw: Raw): Typed =>
  Object.fromEntries(
    Object.keys(raw)
      .filter((name) => !name.startsWith('_'))
      .map((name) => [name, typed(raw, name)]),
  )

/** What is chosen from a list must stand in it. */
export function unknownIn(
  lists: Lists,
  given: { course?: string; provider?: string; huvudman: string; municipality: string; ruleSet: string | null },
): Problems | undefined {
  const has = (list: keyof Lists, value: string | null | undefined) =>
    !value || lists[list].some((option) => option.value === value)
  const problems: Problems = {}
  if (!has('courses', given.course)) problems.course = 'course'
  if (!has('providers', given.provider)) problems.provider = 'provider'
  if (!has('municipalities', given.huvudman)) problems.huvudman = 'municipality'
  if (!has('municipalities', given.municipality)) problems.municipality = 'municipality'
  if (!has('ruleSets', given.ruleSet)) problems.ruleSet = 'choose'
  return Object.keys(problems).length > 0 ? problems : undefined
}

export async function findMine(tx: Tx, visit: Visit, id: string): Promise<RoundFacts | undefined> {
  const round = await findRound(tx, id)
  return round && looksAfter(visit, round.provider) ? round : undefined
}
