import { cellsOf, valuesOf } from './grid.ts'
import { axes, breaksOf, type Plot, seriesOf } from './line.ts'
import { fitted, sheet, width, widthOf } from './pen.ts'
import { type Drawing, drawing, type Picture } from './picture.ts'
import { linear, places } from './scale.ts'
import { written } from './words.ts'

const tall = 128
const gap = 16

/** One small line, under its own name; all share one scale, or they could not be compared. */
function small(drawn: Drawing, plot: Plot, [row, x, y]: [string, number, number]): string {
  const one: Drawing = { ...drawn, grid: { ...drawn.grid, rows: drawn.grid.rows.filter(({ code }) => code === row) } }
  const name = drawn.pen.words(fitted(drawn.nameOf(drawn.rows, row), (width - gap) / 2 - 4), x, y + 14)
  return name + axes(one, plot) + breaksOf(one, plot) + seriesOf(one, plot, [row, 0])
}

/** More than four series: each in a picture of its own, two beside each other. */
export function multiples(picture: Picture): string {
  const drawn = drawing(picture)
  const { grid, pen, language } = drawn
  const values = valuesOf(cellsOf(grid))
  const wide = (width - gap) / 2
  const body = grid.rows.map(({ code }, at) => {
    const [x, y] = [(at % 2) * (wide + gap), Math.floor(at / 2) * tall]
    const tops = [y + tall - 30, y + 38] as const
    const scale = linear(values, tops, 2)
    const decimals = scale.ticks.every(Number.isInteger) ? 0 : 1
    const label = Math.max(...scale.ticks.map((tick) => widthOf(written(language, tick, decimals)))) + 6
    const room = [x + label, x + wide - 4] as const
    return small(drawn, { x: room, y: tops, scale, at: places(grid.columns.length, room) }, [code, x, y])
  })
  return sheet({ ...drawn, height: Math.ceil(grid.rows.length / 2) * tall + 4, rtl: pen.rtl }, body.join(''))
}
