import { cellsOf, valuesOf } from './grid.ts'
import { type Colour, colours, fitted, quiet, sheet, size, thin, width, widthOf } from './pen.ts'
import { absent, type Drawing, drawing, key, type Picture, said } from './picture.ts'
import { linear, type Scale } from './scale.ts'

/** Women plain, men striped, all outlined: told apart without colour. Whoever is neither stands last, in a colour of its own. */
const looks: Record<string, { colour: Colour; fill: string }> = {
  K: { colour: 'c1', fill: '' },
  M: { colour: 'c2', fill: 'm' },
  T: { colour: 'c5', fill: 'o' },
}
const lookOf = (code: string) => looks[code] ?? { colour: 'c4' as const, fill: '' }
const pitch = 18

function fillOf({ id }: Drawing, code: string): string {
  const { colour, fill } = lookOf(code)
  if (fill === 'm') return ` fill="url(#${id}-m)"`
  return fill === 'o'
    ? ` class="o" fill="none" stroke="${colours[colour]}" stroke-width="2"`
    : ` fill="${colours[colour]}"`
}

type Place = { row: string; column: string; y: number; room: readonly [number, number] }
function barOf(drawn: Drawing, scale: Scale, { row, column, y, room }: Place): string {
  const { grid, pen } = drawn
  const { status, value } = grid.cell(row, column)
  const text = said(drawn, row, column)
  const [left] = room
  if (status !== 'ok' || value === null)
    return absent(drawn, [row, column], { x: left, y: y + 2, h: 12 }) + pen.number(text, left + 27, y + size - 1)
  const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))]
  const box = pen.box({ x: from, y: y + 2, w: to - from, h: 12 }, fillOf(drawn, column))
  return `<g class="${lookOf(column).colour}">${box}</g>${pen.number(text, to + 5, y + size - 1)}`
}

/** For each row its women, men and all under each other, with the numbers at the ends. */
export function barsBySex(picture: Picture): string {
  const drawn = drawing(picture)
  const { grid, pen, nameOf } = drawn
  const columns = grid.columns.map(({ code }) => code)
  const above = key(
    drawn,
    columns.map((code) => ({ ...lookOf(code), name: nameOf(drawn.columns, code) })),
  )
  const texts = grid.rows.flatMap(({ code }) => columns.map((column) => said(drawn, code, column)))
  const room = [2, width - 8 - Math.max(0, ...texts.map((text) => widthOf(text)))] as const
  const scale = linear(valuesOf(cellsOf(grid)), room)
  const tall = 20 + columns.length * pitch + 6
  const drawnRows = grid.rows.map(({ code }, at) => {
    const y = above.height + at * tall
    const name = pen.words(fitted(nameOf(drawn.rows, code), width), 0, y + 14)
    return (
      name +
      columns.map((column, n) => barOf(drawn, scale, { row: code, column, y: y + 20 + n * pitch, room })).join('')
    )
  })
  const height = above.height + grid.rows.length * tall
  const zero = thin(pen.line([scale(0), above.height], [scale(0), height]))
  return sheet({ ...drawn, height, rtl: pen.rtl }, above.body + zero + quiet(drawnRows.join('')))
}
