import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import { findOrganisation } from '../queries/find.ts'
import { hasLaterCorner, insertArea, joinArea, leaveArea, moveCorner } from '../queries/save.ts'

type Moving = { corner: string; municipality: MunicipalityCode; from: Day; source: string }
const note = (
  tx: Tx,
  visit: Visit,
  verb: string,
  { kind, id }: { kind: string; id: string },
  of: MunicipalityCode | null,
) => record(tx, visit, { verb, municipality: of, about: { kind, id } })

/** A municipality stands in one corner at a time: the earlier membership ends the day the new one begins. */
export function moveToCorner(visit: Visit, moving: Moving): Promise<'moved' | 'later' | 'missing'> {
  return inside(visit, async (tx) => {
    if ((await findOrganisation(tx, moving.corner))?.kind !== 'corner') return 'missing'
    if (await hasLaterCorner(tx, moving)) return 'later'
    await moveCorner(tx, moving)
    await note(tx, visit, 'moveToCorner', { kind: 'organisation', id: moving.corner }, moving.municipality)
    return 'moved'
  })
}

type NewArea = { name: string; educationKind: string; agreement: string }
export const addArea = (visit: Visit, area: NewArea): Promise<string> =>
  inside(visit, async (tx) => {
    const id = await insertArea(tx, area)
    await note(tx, visit, 'addArea', { kind: 'area', id }, null)
    return id
  })

type Member = { area: string; municipality: MunicipalityCode; day: Day }
export const addToArea = (visit: Visit, { area, municipality, day }: Member): Promise<'joined' | 'there'> =>
  inside(visit, async (tx) => {
    if (!(await joinArea(tx, { area, municipality, from: day }))) return 'there'
    await note(tx, visit, 'joinArea', { kind: 'area', id: area }, municipality)
    return 'joined'
  })

export const endInArea = (visit: Visit, { area, municipality, day }: Member): Promise<'left' | 'missing'> =>
  inside(visit, async (tx) => {
    if (!(await leaveArea(tx, { area, municipality, to: day }))) return 'missing'
    await note(tx, visit, 'leaveArea', { kind: 'area', id: area }, municipality)
    return 'left'
  })
