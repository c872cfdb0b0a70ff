import { cellsOf, valuesOf } from './grid.ts'
import { colours, fitted, n, quiet, sheet, size, thin, width, widthOf } from './pen.ts'
import { absent, type Drawing, drawing, mark, type Picture, said } from './picture.ts'
import { linear, type Scale } from './scale.ts'
import { written } from './words.ts'

const tall = 58

/** One column: the range of all, a dot for each, and the reader's own as a diamond with its number. */
function rangeOf(drawn: Drawing, scale: Scale, [column, y]: [string, number]): string {
  const { grid, pen, own = '', columns, nameOf, rows } = drawn
  const there = grid.rows.filter(({ code }) => grid.cell(code, column).status === 'ok')
  const values = there.map(({ code }) => grid.cell(code, column).value ?? 0)
  const x = (value: number) => pen.x(scale(value))
  const middle = y + 42
  const range =
    values.length > 0 ? pen.line([scale(Math.min(...values)), middle], [scale(Math.max(...values)), middle]) : ''
  const dots = there
    .filter(({ code }) => code !== own)
    .map(({ code }) => mark(x(grid.cell(code, column).value ?? 0), middle, 0))
  const mine = there.some(({ code }) => code === own) ? mark2(x(grid.cell(own, column).value ?? 0), middle) : ''
  const gone = grid.rows
    .filter(({ code }) => grid.cell(code, column).status !== 'ok')
    .map(({ code }, at) =>
      absent(drawn, [code, column], { x: width - 24 - at * 12, y: middle - 5, h: 10 }).replace(
        'width="22"',
        'width="10"',
      ),
    )
  const name = nameOf(columns, column)
  const text = own ? `${nameOf(rows, own)} ` : ''
  return (
    pen.words(fitted(name, width / 2), 0, y + size + 2) +
    `<g class="range" stroke="#617980" stroke-width="2">${range}</g>` +
    `<path class="dot" fill="#fff" stroke="${colours.c1}" stroke-width="1.5" d="${dots.join('')}"/>` +
    `<path class="c2" fill="${colours.c2}" d="${mine}"/>` +
    (own
      ? pen.words(
          fitted(text.trim(), width / 2 - 60),
          width - widthOf(said(drawn, own, column)) - 8,
          y + size + 2,
          'end',
        ) + pen.number(said(drawn, own, column), width, y + size + 2, 'end')
      : '') +
    gone.join('')
  )
}
const mark2 = (x: number, y: number) => `M${n(x)} ${n(y - 8)}l7 8l-7 8l-7 -8z`

/** Dots on a common scale, one line for each column; hidden and missing stand at its end as boxes, without a place on it. */
export function peers(picture: Picture): string {
  const drawn = drawing(picture)
  const { grid, pen, language } = drawn
  const gone = Math.max(
    0,
    ...grid.columns.map(({ code }) => grid.rows.filter((row) => grid.cell(row.code, code).status !== 'ok').length),
  )
  const room = [10, width - 14 - gone * 12] as const
  const scale = linear(valuesOf(cellsOf(grid)), room)
  const height = grid.columns.length * tall + 24
  const decimals = scale.ticks.every(Number.isInteger) ? 0 : 1
  const rules = scale.ticks.map((tick) => pen.line([scale(tick), 22], [scale(tick), height - 20])).join('')
  const [first = 0, last = 0] = [scale.ticks[0], scale.ticks.at(-1)]
  const numbers =
    pen.number(written(language, first, decimals), 0, height - 4) +
    pen.number(written(language, last, decimals), room[1] + 10, height - 4, 'end')
  const body =
    thin(rules) + grid.columns.map(({ code }, at) => rangeOf(drawn, scale, [code, at * tall])).join('') + quiet(numbers)
  return sheet({ ...drawn, height, rtl: pen.rtl }, body)
}
