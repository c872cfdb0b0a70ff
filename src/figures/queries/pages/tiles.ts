import { ask, type Tx } from '../../../platform/visit.ts'
import type { Tile } from '../../charts/index.ts'

type TileRow = Omit<Tile, 'corner'>
export const listTiles = async (tx: Tx, region: string): Promise<TileRow[]> =>
  (
    await ask<TileRow>(tx, 'select municipality, row, col from figures.tile where region = $1 order by row, col', [
      region,
    ])
  ).rows

const put = `insert into figures.tile (region, municipality, row, col) select $1, t.m, t.r, t.c from unnest($2::text[], $3::int[], $4::int[]) as t(m, r, c)`
/** The whole grid of a region at once: squares change places with each other. */
export async function replaceTiles(tx: Tx, region: string, tiles: readonly TileRow[]): Promise<void> {
  await ask(tx, 'delete from figures.tile where region = $1', [region])
  await ask(tx, put, [
    region,
    tiles.map(({ municipality }) => municipality),
    tiles.map(({ row }) => row),
    tiles.map(({ col }) => col),
  ])
}
