import { bars } from './bars.ts'
import { barsBySex } from './bars-by-sex.ts'
import { line } from './line.ts'
import { multiples } from './multiples.ts'
import { peers } from './peers.ts'
import type { Picture } from './picture.ts'

/** The forms that are drawn from a table alone; the map needs to know where its squares lie. */
export const draw = { bars, 'bars-by-sex': barsBySex, line, multiples, peers } as const satisfies Record<
  string,
  (picture: Picture) => string
>
export type FormName = keyof typeof draw
export { type Grid, gridOf, sorted, valuesOf } from './grid.ts'
export type { Picture } from './picture.ts'
export { type MapPicture, type Tile, tiles } from './tiles.ts'
export { shownAs, written } from './words.ts'
