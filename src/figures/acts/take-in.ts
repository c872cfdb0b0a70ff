import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { type Cell, type Reading, type Stop, Stopped, stop } from '../cell.ts'
import { checkCells, sexWarnings } from '../checks.ts'
import { readers } from '../connectors/readers.ts'
import { insertWaiting } from '../queries/store/bulk.ts'
import { addFailure, listKpis } from '../queries/store/connectors.ts'
import {
  changeReply,
  dropWaiting,
  expectedWarnings,
  findReply,
  isPinned,
  lastTakenIn,
  type Reply,
} from '../queries/store/replies.ts'
import { unpacked } from './keep-reply.ts'

export type Outcome = { rows: number; warnings: string[] } | { stopped: Stop } | 'unchanged' | 'missing'

export async function readReply(reply: Reply & { body: Buffer }): Promise<Reading> {
  const read = readers[reply.kind] ?? stop('shape', reply.kind)
  const reading = await read(unpacked(reply.body), reply.request)
  checkCells(reading.cells)
  if (reply.municipality) refuseOthers(reading.cells, reply.municipality)
  return { cells: reading.cells, warnings: [...reading.warnings, ...sexWarnings(reading.cells)].slice(0, 200) }
}
/** A municipality's editor brings its own rows. */
function refuseOthers(cells: readonly Cell[], municipality: string): void {
  const other = cells.find((cell) => cell.municipality !== municipality)
  if (other) stop('others', other.municipality)
}

async function readOrStop(reply: Reply & { body: Buffer }): Promise<Reading | { stopped: Stop }> {
  try {
    return await readReply(reply)
  } catch (error) {
    if (error instanceof Stopped) return { stopped: error.stop }
    throw error
  }
}

/** Reads a kept reply: all of its numbers wait for a release afterwards, or none and one row says why. */
export async function takeIn(visit: Visit, id: string, { again = false } = {}): Promise<Outcome> {
  const reply = await inside(visit, (tx) => findReply(tx, id))
  if (!reply || reply.state === 'imported') return 'missing'
  const last = again ? undefined : await inside(visit, (tx) => lastTakenIn(tx, reply))
  if (last?.sha256 === reply.sha256) {
    await inside(visit, (tx) => changeReply(tx, id, { state: 'unchanged', doneAt: visit.now }))
    return 'unchanged'
  }
  const reading = await readOrStop(await asKnownNow(visit, reply))
  if ('stopped' in reading) {
    await inside(visit, (tx) => refuse(tx, visit, reply, reading.stopped))
    return reading
  }
  return inside(visit, (tx) => keep(tx, visit, reply, reading))
}

/** The title that somebody has asserted by now; what was asked for stays what it was. */
async function asKnownNow<R extends Reply>(visit: Visit, reply: R): Promise<R> {
  const { kpi } = reply.request
  if (reply.connector !== 'kolada' || kpi === undefined) return reply
  const known = (await inside(visit, listKpis)).find((one) => one.kpi === kpi)
  return { ...reply, request: { ...reply.request, title: known?.title ?? null } }
}

async function keep(tx: Tx, visit: Visit, reply: Reply, { cells, warnings }: Reading) {
  await insertWaiting(tx, reply.id, cells)
  const all = [...warnings, ...(await expectedWarnings(tx, reply.id))]
  await changeReply(tx, reply.id, {
    state: 'imported',
    problem: '',
    rows: cells.length,
    warnings: all,
    doneAt: visit.now,
  })
  await record(tx, visit, {
    verb: 'importFigures',
    municipality: reply.municipality,
    about: { kind: 'reply', id: reply.id },
  })
  return { rows: cells.length, warnings: all }
}

/** No number has changed; whoever looks after the connector gets one row. */
async function refuse(tx: Tx, visit: Visit, reply: Reply, { why, about }: Stop): Promise<void> {
  await changeReply(tx, reply.id, { state: 'failed', problem: `${why} ${about}`.trim(), doneAt: visit.now })
  await addFailure(tx, { at: visit.now, connector: reply.connector, reply: reply.id, problem: why, about })
}

/** In no release: its numbers go, the reply stays and says so. */
export function undo(visit: Visit, id: string): Promise<'undone' | 'inRelease' | 'missing'> {
  return inside(visit, async (tx) => {
    const reply = await findReply(tx, id)
    if (reply?.state !== 'imported') return 'missing'
    if (await isPinned(tx, id)) return 'inRelease'
    const [changed] = await changeReply(tx, id, { state: 'undone', doneAt: visit.now })
    if (!changed) return 'missing'
    await dropWaiting(tx, [id])
    await record(tx, visit, { verb: 'undoImport', municipality: reply.municipality, about: { kind: 'reply', id } })
    return 'undone'
  })
}

/** Read once more by the reader of today. */
export async function readAgain(visit: Visit, id: string): Promise<Outcome | 'inRelease'> {
  const ready = await inside(visit, async (tx) => {
    if (await isPinned(tx, id)) return false
    await dropWaiting(tx, [id])
    return (await changeReply(tx, id, { state: 'received' })).length > 0
  })
  return ready ? takeIn(visit, id, { again: true }) : 'inRelease'
}
