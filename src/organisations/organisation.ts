/**
 * An organisation (organisation) stands in a tree: municipality, board (nämnd: the controller, secrecy holds between two of them), unit (enhet).
 * Providers, authorities, employers and associations stand beside it, corners gather municipalities for a time.
 * The trap: names are not keys and memberships end, so what holds is asked with a day.
 */
import type { Day } from '../shared/calendar.ts'
import { covers } from '../shared/date-range.ts'
import type { MunicipalityCode } from '../shared/municipality-code.ts'
import type { OrganisationKind } from '../shared/organisation-kind.ts'

export type { OrganisationKind }

export type Organisation = {
  id: string
  kind: OrganisationKind
  parent: string | null
  municipality: MunicipalityCode | null
  name: string
  /** As a municipality calls itself: `Malmö stad`. */
  ownName: string | null
  phone: string
  mail: string
  receives: boolean
  hoursFrom: string
  hoursTo: string
  validFrom: Day
  validTo: Day | null
  source: string
  demo: boolean
  version: number
}

export type Dated = { validFrom: Day; validTo: Day | null }
export const holdsOn = ({ validFrom, validTo }: Dated, day: Day): boolean =>
  covers({ from: validFrom, to: validTo }, day)

/** What readers see: the own name where there is one. */
export const shownName = ({ name, ownName }: Pick<Organisation, 'name' | 'ownName'>): string => ownName ?? name

/** What may stand directly below what. */
const below: Partial<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  municipality: ['board'],
  board: ['unit'],
  unit: ['unit'],
  provider: ['unit'],
  authority: ['unit'],
}
export const kindsBelow = (kind: OrganisationKind): readonly OrganisationKind[] => below[kind] ?? []

export type Branch<T> = { organisation: T; depth: number; children: Branch<T>[] }

/** The tree of the rows given; a row whose parent is not among them is a root. Order of the rows is kept. */
export function treeOf<T extends { id: string; parent: string | null }>(rows: readonly T[]): Branch<T>[] {
  const known = new Set(rows.map(({ id }) => id))
  const grow = (parent: string | null, depth: number): Branch<T>[] =>
    rows
      .filter((row) => (row.parent && known.has(row.parent) ? row.parent : null) === parent)
      .map((row) => ({ organisation: row, depth, children: grow(row.id, depth + 1) }))
  return grow(null, 0)
}

/** Root first, each branch before its next sibling. */
export const flat = <T>(branches: readonly Branch<T>[]): Branch<T>[] =>
  branches.flatMap((branch) => [branch, ...flat(branch.children)])

/** The way from the top down to one of the rows, by their parents. */
export function inLine<T extends { id: string; parent: string | null }>(rows: readonly T[], id: string): T[] {
  const line: T[] = []
  for (let at = rows.find((row) => row.id === id); at && !line.includes(at); ) {
    line.unshift(at)
    const { parent } = at
    at = rows.find((row) => row.id === parent)
  }
  return line
}
