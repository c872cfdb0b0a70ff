/**
 * The tile map (rutkarta): a square for each municipality, roughly where it lies. For looking at only: which squares touch says
 * nothing about borders. Never mirrored: west is west for those who read from right to left too.
 */

import { bounds, classOf, ranges } from './classes.ts'
import { cellsOf, valuesOf, wholeOf } from './grid.ts'
import { escaped, fitted, n, sheet, width, widthOf } from './pen.ts'
import { type Drawing, drawing, type Picture, said } from './picture.ts'
import { written } from './words.ts'

export type Tile = { municipality: string; row: number; col: number; corner: string | null }
export type MapPicture = Picture & { tiles: readonly Tile[]; href(code: string): string }

const looks = [
  { fill: '#e3f1f1', ink: '#12252c' },
  { fill: '#b5d8d9', ink: '#12252c' },
  { fill: '#7fb7ba', ink: '#12252c' },
  { fill: '#2f7a81', ink: '#ffffff' },
  { fill: '#024f56', ink: '#ffffff' },
] as const
const lookOf = (at: number) => looks[at] ?? looks[0]

type Place = { x: number; y: number; side: number }
/** As much of the name as the square holds; the whole name is the link's. */
function short(name: string, room: number): string {
  const signs = [...name]
  while (widthOf(signs.join('')) > room) signs.pop()
  return signs.join('')
}

const text = (what: string, x: number, y: number) => `<text x="${n(x)}" y="${n(y)}">${escaped(what)}</text>`

function square(
  drawn: Drawing,
  limits: number[],
  { x, y, side }: Place,
  code: string,
): { fill: string; ink: string; body: string } {
  const { status, value } = drawn.grid.cell(code, wholeOf(drawn.grid))
  const box = (more: string) => `<rect x="${n(x)}" y="${n(y)}" width="${n(side)}" height="${n(side)}"${more}/>`
  if (status === 'ok' && value !== null) return { ...lookOf(classOf(value, limits)), body: box('') }
  const empty = { fill: '#ffffff', ink: '#12252c' }
  if (status === 'protected') return { ...empty, body: box('') + box(` class="h" fill="url(#${drawn.id}-h)"`) }
  return { ...empty, body: box(' class="m" stroke="#617980" stroke-dasharray="3 2"') }
}

function tileOf(drawn: Drawing & MapPicture, limits: number[], [code, place]: [string, Place]): string {
  const name = drawn.nameOf(drawn.rows, code)
  const value = said(drawn, code, wholeOf(drawn.grid))
  const { fill, ink, body } = square(drawn, limits, place, code)
  const { x, y, side } = place
  const middle = x + side / 2
  const hides = drawn.grid.cell(code, wholeOf(drawn.grid)).status === 'protected'
  const ground = hides
    ? `<rect class="ground" x="${n(x + 4)}" y="${n(y + 7)}" width="${n(side - 8)}" height="31"/>`
    : ''
  const words = text(short(name, side - 2), middle, y + 19) + text(fitted(value, side), middle, y + 36)
  return `<a href="${escaped(drawn.href(code))}" fill="${fill}"><title>${escaped(`${name} ${value}`)}</title>${body}${ground}<g fill="${ink}" text-anchor="middle">${words}</g></a>`
}

/** A line wherever the next square belongs to another corner of the region, or to none. */
function outline(tiles: readonly Tile[], placeOf: (tile: Tile) => Place, pitch: number): string {
  const cornerAt = new Map(tiles.map(({ row, col, corner }) => [`${row} ${col}`, corner]))
  const sides = tiles.flatMap((tile) => {
    const { x, y } = placeOf(tile)
    const other = (row: number, col: number) => cornerAt.get(`${row} ${col}`) !== tile.corner
    const [left, top] = [x - 0.8, y - 0.8]
    return [
      other(tile.row - 1, tile.col) ? `M${n(left)} ${n(top)}h${n(pitch)}` : '',
      other(tile.row + 1, tile.col) ? `M${n(left)} ${n(top + pitch)}h${n(pitch)}` : '',
      other(tile.row, tile.col - 1) ? `M${n(left)} ${n(top)}v${n(pitch)}` : '',
      other(tile.row, tile.col + 1) ? `M${n(left + pitch)} ${n(top)}v${n(pitch)}` : '',
    ]
  })
  return `<path class="outline" fill="none" stroke="#12252c" stroke-width="1.6" d="${sides.join('')}"/>`
}

/** The classes and where they begin and end, in rows of two. */
function legend({ language, grid }: Drawing, values: readonly number[]) {
  const found = ranges(values)
  const print = (value: number) => written(language, value, grid.decimals)
  const body = found.map(({ at, from, to }, place) => {
    const [x, y] = [(place % 2) * (width / 2), Math.floor(place / 2) * 20]
    const words = from === to ? print(from) : `${print(from)}–${print(to)}`
    return `<rect x="${x + 1}" y="${y + 2}" width="13" height="13" fill="${lookOf(at).fill}" class="edge" stroke="#617980"/>${text(words, x + 20, y + 13)}`
  })
  return { body: body.join(''), height: Math.ceil(found.length / 2) * 20 + 8 }
}

export function tiles(picture: MapPicture): string {
  const drawn = { ...picture, ...drawing(picture) }
  const values = valuesOf(cellsOf({ ...drawn.grid, columns: [{ code: wholeOf(drawn.grid) }] }))
  const limits = bounds(values)
  const columns = Math.max(1, ...picture.tiles.map(({ col }) => col + 1))
  const pitch = (width - 2) / Math.max(columns, 6)
  const above = legend(drawn, values)
  const placeOf = ({ row, col }: Tile): Place => ({
    x: 1.8 + col * pitch,
    y: above.height + row * pitch,
    side: pitch - 1.6,
  })
  const height = above.height + Math.max(1, ...picture.tiles.map(({ row }) => row + 1)) * pitch + 2
  const inOrder = [...picture.tiles].sort((one, other) => one.row - other.row || one.col - other.col)
  const squares = inOrder.map((tile) => tileOf(drawn, limits, [tile.municipality, placeOf(tile)]))
  const body = above.body + squares.join('') + outline(picture.tiles, placeOf, pitch)
  return sheet({ ...drawn, height, rtl: false }, body)
    .replace('class="chart"', 'class="chart map"')
    .replace('role="img"', 'role="group"')
}
