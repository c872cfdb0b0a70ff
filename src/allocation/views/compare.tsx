import { type Shown, Table } from '../../design/index.ts'
import type { Change } from '../domain/change.ts'
import { nameOf } from '../domain/names.ts'
import { texts } from '../texts/index.ts'
import { shown, signed } from './words.tsx'

export type Compared = { from: number; to: number; changes: Change[] }

/** Two versions side by side, all parts added. */
export const Comparison = ({ visit, compared: { from, to, changes } }: { visit: Shown; compared: Compared }) => {
  const t = texts(visit.language)
  const sum = (of: (change: Change) => number) =>
    shown(
      visit,
      changes.reduce((all, one) => all + of(one), 0),
    )
  return (
    <Table
      visit={visit}
      id="jamfor"
      caption={t.compare.title(from, to)}
      blocks
      columns={[
        { head: t.columns.name, cell: ({ code }) => <bdi>{nameOf(code)}</bdi> },
        { head: t.compare.before, numeric: true, cell: ({ before }) => shown(visit, before) },
        { head: t.compare.after, numeric: true, cell: ({ after }) => shown(visit, after) },
        { head: t.columns.difference, numeric: true, cell: ({ difference }) => signed(difference) },
      ]}
      rows={changes}
      sums={[
        t.columns.sum,
        sum(({ before }) => before),
        sum(({ after }) => after),
        sum(({ difference }) => difference),
      ]}
    />
  )
}
