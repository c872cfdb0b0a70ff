/**
 * The table that visitors try to take apart: invented answers in four corners, protected like any table of ours. Nothing in it is about
 * anybody; the margins are those of a survey in 2018.
 */
import {
  attack,
  type ProtectedTable,
  protect,
  type RawTable,
  type Remains,
  tabulate,
} from '../shared/disclosure/index.ts'

const corners = ['NV', 'NO', 'SV', 'SO'] as const
const answers = ['yes', 'no', 'working', 'unknown'] as const
const counts = [
  [9, 4, 3, 1],
  [6, 3, 1, 1],
  [12, 7, 4, 2],
  [3, 1, 1, 1],
]
const leaves = (codes: readonly string[]) => [...codes.map((code) => ({ code })), { code: 'T', parts: codes }]

const invented: RawTable = {
  name: 'rakna-ut',
  measure: 'count',
  dimensions: [
    { key: 'corner', categories: leaves(corners) },
    { key: 'answer', categories: leaves(answers) },
  ],
  cells: corners.flatMap((corner, row) =>
    answers.map((answer, column) => ({ at: { corner, answer }, n: counts[row]?.[column] ?? 0 })),
  ),
}

let made: ProtectedTable | undefined
export function practice(): ProtectedTable {
  if (made) return made
  const wanted = tabulate(invented, { name: 'rakna-ut', by: ['corner', 'answer'] })
  const done = protect({ kind: 'suppression', records: invented, tables: [wanted] })
  const [table] = 'tables' in done ? done.tables : []
  if (!table) throw new Error('the practice table is not protected')
  made = table
  return table
}

let remains: Remains[] | null | undefined
/** What anybody can work out about a hidden number, with all the shown ones and the best arithmetic there is. */
export function intervalOf(corner: string, answer: string): { low: number; high: number } | undefined {
  remains ??= attack(practice())
  return remains?.find(({ at }) => at.corner === corner && at.answer === answer)
}
