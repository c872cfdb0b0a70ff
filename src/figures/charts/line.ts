import { remembered } from '../../shared/remembered.ts'
import { cellsOf, valuesOf } from './grid.ts'
import { type Colour, colours, fitted, n, quiet, series, sheet, size, stroked, thin, width, widthOf } from './pen.ts'
import { type Drawing, drawing, key, mark, type Picture } from './picture.ts'
import { linear, places, type Scale } from './scale.ts'
import { written } from './words.ts'

const dashes = ['', '7 4', '2 3', '8 3 2 3', '']
/** Women, men and all keep their colours from chart to chart. */
const looks: Record<string, number> = { K: 0, M: 1, T: 4 }

export type Plot = { x: readonly [number, number]; y: readonly [number, number]; scale: Scale; at: number[] }
const lookOf = (code: string, at: number) => looks[code] ?? at % series.length
const colourOf = (look: number): Colour => series[look] ?? 'c1'
const shapeOf = (look: number) => (look % 4) as 0 | 1 | 2 | 3

type Step = { x: number; y: number; broken: boolean; code: string }
/** Years, half-years or months since the year 0. */
const turnOf = remembered((period: string): number => {
  const [year, half, month] = [period.slice(0, 4), period.split('-H')[1], period.split('-')[1]].map(Number)
  if (half) return (year ?? 0) * 2 + half
  return month ? (year ?? 0) * 12 + month : (year ?? 0)
})
/** Times that nobody has counted lie between: no line is drawn over them. */
const isApart = (one: string | undefined, other: string) => one !== undefined && turnOf(other) - turnOf(one) > 1

/** Points of one series in runs: a run ends where a value or a time is absent, and before a value with a new definition. */
function runsOf({ grid, pen }: Drawing, { scale, at }: Plot, row: string): Step[][] {
  const runs: Step[][] = [[]]
  grid.columns.forEach(({ code }, n) => {
    const { status, value, marks } = grid.cell(row, code)
    const broken = marks.includes('break')
    const skips = isApart(grid.columns[n - 1]?.code, code)
    if (status !== 'ok' || value === null || broken || skips) runs.push([])
    if (status === 'ok' && value !== null) runs.at(-1)?.push({ x: pen.x(at[n] ?? 0), y: scale(value), broken, code })
  })
  return runs.filter((run) => run.length > 0)
}

const path = (run: Step[]) => run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')

/** What has no number stands on the axis: hatched when hidden, an empty dashed box when missing. */
function absentMarks({ grid, pen, id }: Drawing, { at, y }: Plot, [row, place]: [string, number]): string {
  return grid.columns
    .map(({ code }, n) => {
      const { status, value } = grid.cell(row, code)
      if (status === 'ok' && value !== null) return ''
      const box = { x: (at[n] ?? 0) - 4, y: y[0] - 9 - place * 10, w: 8, h: 8 }
      return status === 'protected'
        ? pen.box(box, ` class="h" fill="url(#${id}-h)"`)
        : pen.box(box, ' class="m" fill="none" stroke="#617980" stroke-dasharray="2 1"')
    })
    .join('')
}

export function seriesOf(drawn: Drawing, plot: Plot, [row, place]: [string, number]): string {
  const look = lookOf(row, place)
  const runs = runsOf(drawn, plot, row)
  const dash = dashes[look] ? ` stroke-dasharray="${dashes[look]}"` : ''
  const lines = stroked(colourOf(look), `<path d="${runs.map(path).join('')}"/>`, dash)
  const marks = runs
    .flat()
    .map(({ x, y }) => mark(x, y, shapeOf(look)))
    .join('')
  return `${lines}<path class="${colourOf(look)}" fill="${colours[colourOf(look)]}" d="${marks}"/>${absentMarks(drawn, plot, [row, place])}`
}

/** Lines across at round numbers, and the first and last period below. */
export function axes({ pen, grid, language, nameOf, columns }: Drawing, { x, y, scale, at }: Plot): string {
  const across = scale.ticks.map((tick) => pen.line([x[0], scale(tick)], [x[1], scale(tick)])).join('')
  const decimals = scale.ticks.every(Number.isInteger) ? 0 : 1
  const numbers = scale.ticks.map((tick) =>
    pen.number(written(language, tick, decimals), x[0] - 5, scale(tick) + 4.5, 'end'),
  )
  const last = grid.columns.length - 1
  const shown = last > 3 ? [0, last] : grid.columns.map((_, n) => n)
  const periods = shown.map((n) => {
    const name = nameOf(columns, grid.columns[n]?.code ?? '')
    const half = widthOf(name) / 2
    return pen.number(name, Math.max(half, Math.min(at[n] ?? 0, width - half)), y[0] + 17, 'middle')
  })
  return thin(across) + quiet(numbers.join('') + periods.join(''))
}

/** "ny definition" where a line is broken, on one line above the plot. */
export function breaksOf({ grid, pen, rows, newDefinition = '', id }: Drawing, { at, y }: Plot): string {
  const broken = grid.columns.flatMap(({ code }, n) =>
    n > 0 && grid.rows.some((row) => grid.cell(row.code, code).marks.includes('break')) ? [n] : [],
  )
  if (broken.length === 0 || !rows || !id) return ''
  const half = widthOf(newDefinition) / 2
  return broken
    .map((n) => {
      const between = ((at[n] ?? 0) + (at[n - 1] ?? 0)) / 2
      const x = Math.min(Math.max(between, half + 2), width - half - 2)
      const rule = `<g class="edge" stroke="#617980" stroke-dasharray="1 3">${pen.line([between, y[1] - 4], [between, y[0]])}</g>`
      return rule + quiet(pen.words(newDefinition, x, y[1] - 8, 'middle'))
    })
    .join('')
}

type End = { name: string; y: number; look: number }
/** Names at the ends of the lines, moved apart where lines end close to each other. */
function endsOf(drawn: Drawing, plot: Plot): End[] {
  const ends = drawn.grid.rows.flatMap(({ code }, at) => {
    const last = runsOf(drawn, plot, code).at(-1)?.at(-1)
    return last ? [{ name: drawn.nameOf(drawn.rows, code), y: last.y, look: lookOf(code, at) }] : []
  })
  ends.sort((one, other) => one.y - other.y)
  ends.forEach((end, at) => {
    end.y = Math.max(end.y, (ends[at - 1]?.y ?? -size) + size + 2)
  })
  const over = Math.max(0, (ends.at(-1)?.y ?? 0) - plot.y[0])
  return ends.map((end) => ({ ...end, y: end.y - over }))
}

const mostDirect = 4
export function line(picture: Picture): string {
  const drawn = drawing(picture)
  const { grid, pen, nameOf, rows } = drawn
  const direct = grid.rows.length <= mostDirect
  const names = grid.rows.map(({ code }) => nameOf(rows, code))
  const above = direct
    ? { body: '', height: 0 }
    : key(
        drawn,
        grid.rows.map(({ code }, at) => ({ name: nameOf(rows, code), colour: colourOf(lookOf(code, at)), fill: '' })),
      )
  const values = valuesOf(cellsOf(grid))
  const y = [above.height + 190, above.height + 26] as const
  const scale = linear(values, y)
  const left =
    Math.max(
      ...scale.ticks.map((tick) => widthOf(written(drawn.language, tick, scale.ticks.every(Number.isInteger) ? 0 : 1))),
    ) + 8
  const right = direct ? Math.min(110, Math.max(0, ...names.map((name) => widthOf(name))) + 10) : 12
  const x = [left, width - right] as const
  const plot: Plot = { x, y, scale, at: places(grid.columns.length, x) }
  const ends = direct
    ? endsOf(drawn, plot)
        .map(({ name, y: at }) => pen.words(fitted(name, right - 6), width - right + 6, at + 4.5))
        .join('')
    : ''
  const body =
    above.body +
    axes(drawn, plot) +
    breaksOf(drawn, plot) +
    grid.rows.map(({ code }, at) => seriesOf(drawn, plot, [code, at])).join('') +
    ends
  return sheet({ ...drawn, height: y[0] + 24, rtl: pen.rtl }, body)
}
