import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { FrozenCell, Place, ProtectedTable, Release } from '../../shared/disclosure/index.ts'
import { type Cell, cellOf } from '../cell.ts'
import { insertWaiting } from '../queries/store/bulk.ts'
import { addFrozen, listFrozen } from '../queries/store/own.ts'
import { changeReply } from '../queries/store/replies.ts'
import { sexes } from '../words.ts'
import { keepReply } from './keep-reply.ts'

export type Own = {
  family: string
  /** Which records were counted: the same ones are never counted into two tables that do not know of each other. */
  records: string
  period: string
  /** Named by their indicator, with the dimension `place` and perhaps `sex`. */
  tables: readonly ProtectedTable[]
  frozen: readonly FrozenCell[]
}

const sexOf = (at: Place) => sexes.find((sex) => sex === at.sex) ?? 'T'
const cellsOf = ({ name, cells }: ProtectedTable, period: string, demo: boolean): Cell[] =>
  cells.map(({ at, value, status, marks }) =>
    cellOf({
      slug: name,
      municipality: at.place ?? '',
      period,
      sex: sexOf(at),
      value,
      status,
      marks: demo ? [...new Set([...marks, 'demo'])] : marks,
    }),
  )

/** What a neighbour has counted, past the gate already: it waits for a release like everything else. */
export function publish(visit: Visit, { family, records, period, tables, frozen }: Own): Promise<void> {
  const demo = visit.services.settings.mode === 'demo'
  // Without names of dimensions and other labels: who asks where a number is from gets the table as it left the gate.
  const body = Buffer.from(JSON.stringify(tables.map(({ name, cells }) => ({ name, cells }))))
  return inside(visit, async (tx) => {
    const came = { connector: 'own', kind: 'own', request: { family, records, source: 'Knutpunkt' }, body }
    const reply = await keepReply({ ...visit, open: tx }, came)
    const cells = tables.flatMap((table) => cellsOf(table, period, demo))
    await insertWaiting(tx, reply, cells)
    await changeReply(tx, reply, { state: 'imported', rows: cells.length, doneAt: visit.now })
    await addFrozen(tx, { family, reply, records, at: visit.now, cells: frozen })
  })
}

/** What has been counted of a family, by records: each once. */
export async function publishedOf(tx: Tx, family: string): Promise<Map<string, Release>> {
  const rows = await listFrozen(tx, family)
  return new Map(rows.map(({ records, cells }) => [records, { name: records, cells: cells as FrozenCell[] }]))
}
