import { randomUUID } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import { kindsBelow, type OrganisationKind } from '../organisation.ts'
import { findOrganisation, receivingUnit } from '../queries/find.ts'
import {
  type Changes,
  insertOrganisation,
  moveReceiving,
  type NewOrganisation,
  updateOrganisation,
} from '../queries/save.ts'

const about = (id: string) => ({ kind: 'organisation', id })

/** Is this organisation one that the visitor looks after? The platform's administrator looks after all. */
export const looksAfter = ({ actor }: Visit, id: string): boolean =>
  ['platformAdministrator', 'system'].includes(actor.role) ||
  (actor.role === 'administrator' && actor.reach.includes(id))

export type Added = { id: string } | 'notBelow' | 'taken' | 'missing'
type Adding = Omit<NewOrganisation, 'municipality'> & { municipality?: string | null }

/** The first unit of a municipality receives its applications, until somebody says another. */
const isFirstUnit = async (tx: Tx, kind: OrganisationKind, municipality: MunicipalityCode | null): Promise<boolean> =>
  kind === 'unit' && municipality !== null && !(await receivingUnit(tx, municipality))

/** A new organisation, below another one or beside the tree. What stands below a municipality has its code. */
export function addOrganisation(visit: Visit, adding: Adding): Promise<Added> {
  return inside(visit, async (tx) => {
    const parent = adding.parent ? await findOrganisation(tx, adding.parent) : undefined
    if (adding.parent && !(parent && looksAfter(visit, parent.id))) return 'missing'
    if (parent && !kindsBelow(parent.kind).includes(adding.kind)) return 'notBelow'
    const id = randomUUID()
    const municipality = parent ? parent.municipality : (adding.municipality ?? null)
    const receives = await isFirstUnit(tx, adding.kind, municipality)
    if (!(await insertOrganisation(tx, { ...adding, id, municipality, receives }))) return 'taken'
    await record(tx, visit, { verb: 'addOrganisation', municipality, about: about(id) })
    return { id }
  })
}

export type Changed = 'changed' | 'conflict' | 'missing'
type Seen = { id: string; version: number }
export function changeOrganisation(visit: Visit, { id, version }: Seen, changes: Partial<Changes>): Promise<Changed> {
  return inside(visit, async (tx) => {
    const found = await findOrganisation(tx, id)
    if (!found || !looksAfter(visit, id)) return 'missing'
    if (!(await updateOrganisation(tx, { id, version }, changes))) return 'conflict'
    const fields = Object.keys(changes)
    await record(tx, visit, {
      verb: 'changeOrganisation',
      municipality: found.municipality,
      about: about(id),
      fields,
    })
    return 'changed'
  })
}

export type Received = 'changed' | 'notHere' | 'missing'
/** From now on new applications of the municipality go to this unit (mottagande enhet). */
export function receiveHere(visit: Visit, id: string): Promise<Received> {
  return inside(visit, async (tx) => {
    const found = await findOrganisation(tx, id)
    if (!found || !looksAfter(visit, id)) return 'missing'
    const { municipality } = found
    if (found.kind !== 'unit' || !municipality) return 'notHere'
    if (!(await moveReceiving(tx, id, municipality))) return 'notHere'
    await record(tx, visit, { verb: 'receiveHere', municipality, about: about(id) })
    return 'changed'
  })
}
