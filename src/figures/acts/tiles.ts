import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { replaceTiles } from '../queries/pages/tiles.ts'

type Square = { municipality: string; row: number; col: number }
/** The map of a region, whole: an administrator moves squares, and the log says who. */
export const placeTiles = (visit: Visit, region: string, tiles: readonly Square[]): Promise<void> =>
  inside(visit, async (tx) => {
    await replaceTiles(tx, region, tiles)
    await record(tx, visit, { verb: 'placeTiles', municipality: null, fields: [region] })
  })
