import { sorted, wholeOf } from './grid.ts'
import { filled, fitted, quiet, sheet, size, thin, width, widthOf } from './pen.ts'
import { absent, type Drawing, drawing, type Picture, said } from './picture.ts'
import { linear } from './scale.ts'

const pitch = 20
const head = 4

type Row = { code: string; name: string; text: string; y: number; value: number | null }

function rowsOf(drawn: Drawing, column: string): Row[] {
  return sorted(drawn.grid, column).map(({ code }, at) => {
    const { status, value } = drawn.grid.cell(code, column)
    const shown = status === 'ok' ? value : null
    return {
      code,
      name: drawn.nameOf(drawn.rows, code),
      text: said(drawn, code, column),
      y: head + at * pitch,
      value: shown,
    }
  })
}

const mostLabel = 120
const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => widthOf(text)))

/** One bar a row, the longest first, each with its name before it and its number after it; of all together where the table tells sexes apart. */
export function bars(picture: Picture): string {
  const drawn = drawing(picture)
  const column = wholeOf(drawn.grid)
  const rows = rowsOf(drawn, column)
  const label = Math.min(mostLabel, longest(rows.map(({ name }) => name)) + 6)
  const room = longest(rows.map(({ text }) => text)) + 6
  const scale = linear(
    rows.flatMap(({ value }) => value ?? []),
    [label, width - room],
  )
  const height = head * 2 + rows.length * pitch
  const { pen } = drawn
  const bar = ({ code, y, value }: Row) => {
    if (value === null) return absent(drawn, [code, column], { x: label, y: y + 3, h: 13 })
    const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))]
    return pen.box({ x: from, y: y + 3, w: to - from, h: 13 })
  }
  const isOwn = ({ code }: Row) => code === drawn.own
  const after = ({ value }: Row) => (value === null ? label + 22 : scale(Math.max(0, value))) + 5
  const body =
    filled(
      'c1',
      rows
        .filter((row) => !isOwn(row))
        .map(bar)
        .join(''),
    ) +
    filled('c2', rows.filter(isOwn).map(bar).join('')) +
    rows.map((row) => pen.words(fitted(row.name, label - 4), 0, row.y + size)).join('') +
    quiet(rows.map((row) => pen.number(row.text, after(row), row.y + size)).join('')) +
    thin(pen.line([scale(0), head], [scale(0), height - head]))
  return sheet({ ...drawn, height, rtl: pen.rtl }, body)
}
