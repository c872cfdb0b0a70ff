import type { ProtectedTable } from '../../shared/disclosure/index.ts'
import { about, type Language } from '../../shared/language.ts'
import { type Grid, gridOf } from './grid.ts'
import { type Colour, colours, fitted, n, type Pen, penFor } from './pen.ts'
import { shownAs } from './words.ts'

/** Everything that a chart is drawn from. The words inside it come along, for a chart knows no language. */
export type Picture = {
  /** Unique on its page. */
  id: string
  title: string
  about: string
  language: Language
  table: ProtectedTable
  rows: string
  columns: string
  fixed?: Readonly<Record<string, string>>
  /** The code of a row that is the reader's own. */
  own?: string
  /** What a category is called; its label or code when there is nothing better. */
  name?(dimension: string, code: string): string | undefined
  /** "ny definition", where a line is broken. */
  newDefinition?: string
}

export type Drawing = Picture & { grid: Grid; pen: Pen; nameOf(dimension: string, code: string): string }

export function drawing(picture: Picture): Drawing {
  const { table, rows, columns, fixed, language } = picture
  const labels = new Map(
    table.dimensions.flatMap(({ key, categories }) =>
      categories.map(({ code, label }) => [`${key} ${code}`, label ?? code]),
    ),
  )
  return {
    ...picture,
    grid: gridOf(table, rows, columns, fixed),
    pen: penFor(about[language].dir === 'rtl'),
    nameOf: (key, code) => picture.name?.(key, code) ?? labels.get(`${key} ${code}`) ?? code,
  }
}

export const said = ({ grid, language }: Drawing, row: string, column: string): string =>
  shownAs(grid.cell(row, column), grid.decimals, language)

/** What stands in the place of a bar: hatched when hidden, an empty dashed box when missing, nothing where it does not apply. */
export function absent(
  { grid, pen, id }: Drawing,
  [row, column]: [string, string],
  at: { x: number; y: number; h: number },
) {
  const { status } = grid.cell(row, column)
  const box = { ...at, w: 22 }
  if (status === 'protected') return pen.box(box, ` class="h" fill="url(#${id}-h)"`)
  return pen.box(box, ` class="m" fill="none" stroke="#617980" stroke-dasharray="3 2"`)
}

/** Which series is which: a square of its colour or stripes and its name, in rows as wide as the picture. */
export function key({ pen, id }: Drawing, entries: readonly { name: string; colour: Colour; fill: string }[]) {
  const room = Math.floor((320 - 4) / Math.min(entries.length, 3))
  const body = entries
    .map(({ name, colour, fill }, at) => {
      const x = (at % 3) * room
      const y = Math.floor(at / 3) * 20
      const look =
        fill === 'm'
          ? ` fill="url(#${id}-m)"`
          : fill === 'o'
            ? ` class="o" fill="none" stroke="${colours[colour]}" stroke-width="2"`
            : ''
      return `${swatch(pen, { x, y, colour }, look)}${pen.words(fitted(name, room - 22), x + 18, y + 13)}`
    })
    .join('')
  return { body, height: Math.ceil(entries.length / 3) * 20 + 6 }
}
const swatch = (pen: Pen, { x, y, colour }: { x: number; y: number; colour: Colour }, look: string) =>
  `<g class="${colour}">${pen.box({ x, y: y + 2, w: 12, h: 12 }, look || ` fill="${colours[colour]}"`)}</g>`

export const mark = (x: number, y: number, shape: 0 | 1 | 2 | 3): string =>
  [
    `M${n(x - 3)} ${n(y)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`,
    `M${n(x - 3)} ${n(y - 3)}h6v6h-6z`,
    `M${n(x)} ${n(y - 4)}l4 7h-8z`,
    `M${n(x)} ${n(y - 4)}l4 4l-4 4l-4 -4z`,
  ][shape] as string
