import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { FrozenCell, Place, ProtectedTable, RawTable } from '../../shared/disclosure/index.ts'
import { type Cell, cellOf } from '../cell.ts'
import { insertWaiting } from '../queries/store/bulk.ts'
import { addFailure } from '../queries/store/connectors.ts'
import { addFrozen, dropFrozen, listFrozen, unpinReply } from '../queries/store/own.ts'
import { changeReply, dropWaiting } from '../queries/store/replies.ts'
import { type Counting, turnOf } from '../recounted.ts'
import { sexes } from '../words.ts'
import { keepReply } from './keep-reply.ts'
import { planRecount, tidyRecounts } from './recount.ts'

export type Own = {
  family: string
  /** What was counted, by its name: the same ones are never counted into two tables that do not know of each other. */
  records: RawTable
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

/**
 * What a neighbour has counted, past the gate already: it waits for a release like everything else. Counted again it waits for one of its
 * own; what it takes the place of, and nobody has had, goes first.
 */
export function publish(visit: Visit, own: Own | null, turn: Counting): Promise<void> {
  return inside(visit, async (tx) => {
    const whole = { ...visit, open: tx }
    const last = turn.published.at(-1)
    if (turn.instead) await takeBack(tx, visit, turn.instead)
    const reply = own && (await keep(tx, whole, own, last !== undefined))
    if (own && reply && last?.release) await planRecount(tx, whole, { reply, own, corrects: last.release })
    if (last) await tidyRecounts(tx)
  })
}

async function keep(tx: Tx, visit: Visit, own: Own, again: boolean): Promise<string> {
  const { family, records, period, tables, frozen } = own
  const demo = visit.services.settings.mode === 'demo'
  // Without names of dimensions and other labels: who asks where a number is from gets the table as it left the gate.
  const body = Buffer.from(JSON.stringify(tables.map(({ name, cells }) => ({ name, cells }))))
  const came = {
    connector: 'own',
    kind: 'own',
    request: { family, records: records.name, period, source: 'Knutpunkt' },
    body,
  }
  const reply = await keepReply(visit, came)
  const all = tables.flatMap((table) => cellsOf(table, period, demo))
  // Of a recount only what is exchanged: everything else stays as it was shown.
  const cells = again ? all.filter(({ status }) => status === 'ok') : all
  await insertWaiting(tx, reply, cells)
  await changeReply(tx, reply, { state: 'imported', rows: cells.length, doneAt: visit.now })
  await addFrozen(tx, { family, reply, records: records.name, at: visit.now, cells: frozen, counted: records })
  return reply
}

async function takeBack(tx: Tx, visit: Visit, reply: string): Promise<void> {
  await dropWaiting(tx, [reply])
  await unpinReply(tx, reply)
  await dropFrozen(tx, reply)
  await changeReply(tx, reply, { state: 'undone', doneAt: visit.now })
}

/** How each of a family's records is to be counted now; null where it is to be left as it is. */
export async function turnsOf(tx: Tx, family: string): Promise<(records: RawTable) => Counting | null> {
  const rows = await listFrozen(tx, family)
  return (records) =>
    turnOf(
      rows.filter((row) => row.name === records.name),
      records,
    )
}

/** A recount that the gate refuses changes nothing; whoever looks after the sources is told once. */
export const tellRefused = (visit: Visit, records: string): Promise<void> =>
  inside(visit, async (tx) => {
    await addFailure(tx, { at: visit.now, connector: 'own', problem: 'opensCell', about: records })
  })
