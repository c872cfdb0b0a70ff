import type { Shown } from '../../../shared/shown.ts'
import type { Grid } from '../../charts/index.ts'
import { texts } from '../../texts/index.ts'
import { periodName } from './words.ts'

/** Whether a row is told together with others: municipalities in their corner, or in the whole region. */
const isMerged = ({ columns, cell }: Grid, row: string): boolean =>
  columns.some(({ code }) => cell(row, code).marks.includes('merged'))

type Props = {
  visit: Shown
  grid: Grid
  rows: 'place' | 'period'
  period: string | undefined
  isWide?: boolean | undefined
}
/** `isWide`: only the wholes stand there. What has been put together, and why: said wherever a hidden number is hidden for that. */
export function Merged({ visit, grid, rows, period = '', isWide = false }: Props) {
  const found = grid.rows.filter(({ code }) => isMerged(grid, code)).map(({ code }) => code)
  if (found.length === 0 && !isWide) return null
  const when = (rows === 'period' ? found : [period]).map((one) => periodName(visit, one))
  return <p class="quiet">{texts(visit.language).figure.merged(when.join(', '))}</p>
}
