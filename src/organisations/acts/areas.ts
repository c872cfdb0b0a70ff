import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import { findArea } from '../queries/areas.ts'
import { findOrganisation, listOrganisations } from '../queries/find.ts'
import { hasLaterCorner, insertArea, joinArea, leaveArea, moveCorner } from '../queries/save.ts'

type About = { verb: string; kind: 'organisation' | 'area'; id: string; of: MunicipalityCode | null }
const note = (tx: Tx, visit: Visit, { verb, kind, id, of }: About) =>
  record(tx, visit, { verb, municipality: of, about: { kind, id } })

const isKnown = async (tx: Tx, municipality: MunicipalityCode): Promise<boolean> =>
  (await listOrganisations(tx, { kinds: ['municipality'], municipality })).length > 0

type Moving = { corner: string; municipality: MunicipalityCode; from: Day; source: string }
/** A municipality stands in one corner at a time: the earlier membership ends the day the new one begins. */
export function moveToCorner(visit: Visit, moving: Moving): Promise<'moved' | 'later' | 'unknown' | 'missing'> {
  return inside(visit, async (tx) => {
    const { corner, municipality } = moving
    if ((await findOrganisation(tx, corner))?.kind !== 'corner') return 'missing'
    if (!(await isKnown(tx, municipality))) return 'unknown'
    if (await hasLaterCorner(tx, moving)) return 'later'
    await moveCorner(tx, moving)
    await note(tx, visit, { verb: 'moveToCorner', kind: 'organisation', id: corner, of: municipality })
    return 'moved'
  })
}

type NewArea = { name: string; educationKind: string; agreement: string }
export const addArea = (visit: Visit, area: NewArea): Promise<string> =>
  inside(visit, async (tx) => {
    const id = await insertArea(tx, area)
    await note(tx, visit, { verb: 'addArea', kind: 'area', id, of: null })
    return id
  })

type Member = { area: string; municipality: MunicipalityCode; day: Day }
/** From that day on; a membership that has ended can be taken up again on a later one. */
export const addToArea = (
  visit: Visit,
  { area, municipality, day }: Member,
): Promise<'joined' | 'there' | 'unknown' | 'missing'> =>
  inside(visit, async (tx) => {
    if (!(await findArea(tx, area))) return 'missing'
    if (!(await isKnown(tx, municipality))) return 'unknown'
    if (!(await joinArea(tx, { area, municipality, from: day }))) return 'there'
    await note(tx, visit, { verb: 'joinArea', kind: 'area', id: area, of: municipality })
    return 'joined'
  })

export const endInArea = (visit: Visit, { area, municipality, day }: Member): Promise<'left' | 'missing'> =>
  inside(visit, async (tx) => {
    if (!(await leaveArea(tx, { area, municipality, to: day }))) return 'missing'
    await note(tx, visit, { verb: 'leaveArea', kind: 'area', id: area, of: municipality })
    return 'left'
  })
