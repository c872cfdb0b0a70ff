import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AdminAt, connectAdmin } from '../connection.ts'
import { Refusal } from '../refusal.ts'
import { type Cluster, socketFolder, writeSettings } from './cluster.ts'
import { runsOn } from './living.ts'
import { startDetached } from './runner.ts'

export type Reached = { admin: AdminAt; adopted: boolean }

const answerLimit = 30_000
const retryLimit = 10_000
const pidFile = ({ folder }: Cluster) => join(folder, 'postmaster.pid')

function pidLines(cluster: Cluster): string[] {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return [] // no server has left its note
  }
}

/** The living postmaster of this folder, or undefined. */
export function postmasterOf(cluster: Cluster): number | undefined {
  const pid = Number(pidLines(cluster)[0])
  return runsOn(pid, cluster.folder) ? pid : undefined
}

const adminAt = (cluster: Cluster, port: number): AdminAt => ({
  host: cluster.bySocket ? socketFolder(cluster.folder) : '127.0.0.1',
  port,
  user: 'postgres',
  password: cluster.superuser,
  database: 'postgres',
  ssl: false,
})

/** Ready is when a superuser connection says that the server serves our folder. */
async function answers(cluster: Cluster, admin: AdminAt): Promise<boolean> {
  try {
    const client = await connectAdmin(admin, 'postgres', 'kp-start')
    const { rows } = await client.query(`select current_setting('data_directory') as folder`)
    await client.end()
    return rows[0]?.folder === cluster.folder
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Refusal(
        `Nycklarna hör inte till databasen i ${cluster.folder}. Peka ut rätt nyckelmapp med KNUTPUNKT_KEYS.`,
      )
    return false // not listening yet, or starting up
  }
}

/** A server that outlived its site, or that another site process has started. */
async function adopt(cluster: Cluster): Promise<Reached | undefined> {
  const until = performance.now() + answerLimit
  while (postmasterOf(cluster) !== undefined) {
    const port = Number(pidLines(cluster)[3])
    const admin = adminAt(cluster, port)
    if (port > 0 && (await answers(cluster, admin))) return { admin, adopted: true }
    if (performance.now() > until) throw new Refusal(`Databasen i ${cluster.folder} svarar inte. Se ${logOf(cluster)}.`)
    await sleep(50)
  }
  rmSync(pidFile(cluster), { force: true })
  return undefined
}

const logOf = ({ root }: Cluster) => join(root, 'postgres.log')

function openLog(cluster: Cluster): { file: number; from: number } {
  const path = logOf(cluster)
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600)
  return { file, from: statSync(path).size }
}

const freePort = (wanted: number): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', (error) => (wanted ? freePort(0).then(done, fail) : fail(error)))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

/** The same port again when it is free: pools that already exist find the restarted server. */
function portBefore({ folder }: Cluster): number {
  const file = join(folder, 'kp.conf')
  const port = existsSync(file) ? /^port = (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return Number(port ?? 0)
}

async function launch(cluster: Cluster): Promise<Reached> {
  const port = cluster.bySocket ? 5432 : await freePort(portBefore(cluster))
  writeSettings(cluster, port)
  const log = openLog(cluster)
  const start = { command: join(cluster.programs, 'bin/postgres'), args: ['-D', cluster.folder], cwd: cluster.folder }
  const child = startDetached({ ...start, runner: cluster.runner }, log.file)
  closeSync(log.file)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `${code ?? signal}`
  })
  child.unref()
  const admin = adminAt(cluster, port)
  const until = performance.now() + answerLimit
  try {
    while (!(await answers(cluster, admin))) {
      if (ended !== undefined || performance.now() > until) throw new Error(whyNot(cluster, log.from, ended))
      await sleep(20)
    }
  } catch (error) {
    if (ended === undefined) await shutDown(cluster)
    throw error
  }
  return { admin, adopted: false }
}

const whyNot = (cluster: Cluster, from: number, ended: string | undefined) =>
  `PostgreSQL ${ended === undefined ? 'does not answer' : `ended at start (${ended})`}: ` +
  readFileSync(logOf(cluster)).subarray(from).toString('utf8').slice(-600)

/** After kill -9 of both, backends of the dead server hold its shared memory for a moment. */
async function launchPatiently(cluster: Cluster): Promise<Reached> {
  const until = performance.now() + retryLimit
  for (;;) {
    try {
      return await launch(cluster)
    } catch (error) {
      if (performance.now() > until || !/shared memory|lock file/.test(String(error))) throw error
      await sleep(250)
    }
  }
}

/** Call in turn only (turn.ts): adopting, clearing the note and launching belong together. */
export const reach = async (cluster: Cluster): Promise<Reached> => (await adopt(cluster)) ?? launchPatiently(cluster)

/** Fast shutdown: clients are disconnected, the last checkpoint is written. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const pid = postmasterOf(cluster)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  while (runsOn(pid, cluster.folder)) await sleep(10)
}
