import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type AdminAt, connectAdmin, type DatabaseAt } from '../connection.ts'
import type { Keys } from '../keys.ts'
import { placeBinaries } from './binaries.ts'
import { type Cluster, prepareCluster } from './cluster.ts'
import { placeOf, refuseHalf } from './place.ts'
import { postmasterOf, type Reached, reach, shutDown } from './postmaster.ts'
import { inTurn } from './turn.ts'

export { hasDatabase, layingNote, placeOf } from './place.ts'
export { own, type Runner, runnerOf } from './runner.ts'

// The embedded PostgreSQL: started, adopted, watched and stopped by the site process. Several site processes may use one
// folder; each holds one connection named kp-site as its presence, and only the last one stops the database.

type Start = {
  data: string
  keys: Pick<Keys, 'passwords' | 'superuser'>
  durable?: boolean
  archives?: boolean
  /** A copy is being laid back here, of rows or of the database's own files. */
  laying?: 'rows' | 'files'
}
export type RunningDatabase = {
  at: DatabaseAt
  admin: AdminAt
  adopted: boolean
  /** A line for the operator about where the database was put, once. */
  said: string | undefined
  stop(): Promise<void>
}

const presence = 'kp-site'

type Watch = { cluster: Cluster; client: pg.Client; stopping: boolean }

/** Under load or a kill -9 of the server the pages say 503 while this tries again and again. */
async function revive(watch: Watch): Promise<void> {
  for (let wait = 200; !watch.stopping; wait = Math.min(wait * 2, 5000)) {
    await sleep(wait, undefined, { ref: false })
    if (watch.stopping) return
    try {
      await inTurn(watch.cluster.root, async () => {
        if (!watch.stopping) await settle(watch)
      })
      return
    } catch {
      // tried again after a longer wait
    }
  }
}

async function settle(watch: Watch): Promise<Reached> {
  const reached = await reach(watch.cluster)
  watch.client = await connectAdmin(reached.admin, 'postgres', presence)
  watch.client.once('end', () => {
    if (!watch.stopping) void revive(watch)
  })
  return reached
}

async function othersPresent(admin: AdminAt): Promise<boolean> {
  try {
    const client = await connectAdmin(admin, 'postgres', 'kp-stop')
    const { rows } = await client.query(
      `select count(*)::int as n from pg_stat_activity where application_name = $1 and datname = 'postgres'`,
      [presence],
    )
    await client.end()
    return rows[0]?.n > 0
  } catch {
    return false // it does not answer: nobody is served by it
  }
}

async function stop(watch: Watch, admin: AdminAt): Promise<void> {
  if (watch.stopping) return
  watch.stopping = true
  await inTurn(watch.cluster.root, async () => {
    // Only now: a revival that had the turn before us has connected anew.
    await watch.client.end().catch(() => {})
    if (postmasterOf(watch.cluster) === undefined || (await othersPresent(admin))) return
    await shutDown(watch.cluster)
  })
}

export async function startDatabase(start: Start): Promise<RunningDatabase> {
  const { data, keys, durable = true, archives = false, laying } = start
  if (!laying) refuseHalf(data)
  const { root, said } = placeOf(data)
  const wanted = { superuser: keys.superuser, durable, archives, filling: laying === 'rows' }
  return inTurn(root, async () => {
    const cluster = await prepareCluster(root, placeBinaries(root), wanted)
    const watch: Watch = { cluster, client: undefined as unknown as pg.Client, stopping: false }
    const { admin, adopted } = await settle(watch)
    const { host, port, ssl } = admin
    const at = { host, port, ssl, database: 'knutpunkt', passwords: keys.passwords }
    return { at, admin, adopted, said, stop: () => stop(watch, admin) }
  })
}
