import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { type AdminAt, connectAdmin } from '../../src/platform/connection.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { runsOn } from '../../src/platform/supervisor/living.ts'

// The real program as a process of its own, on a folder, keys and a port of its own.

export type Home = { folder: string; data: string; keys: string }

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

export function build(): void {
  const { status } = spawnSync(process.execPath, ['bin/build.ts', '--if-older'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the site does not build')
}

/** Where the database of a home lies, also when a closed folder sent it elsewhere. */
export function databaseFolder({ data }: Home): string {
  const note = join(data, 'elsewhere')
  return join(existsSync(note) ? readFileSync(note, 'utf8').trim() : data, 'postgres')
}

export function postmasterOf(home: Home): number | undefined {
  const file = join(databaseFolder(home), 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  return runsOn(pid, databaseFolder(home)) ? pid : undefined
}

export const killHard = (pid: number | undefined): void => {
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
}

export function makeHome(mode = 0o711): Home {
  const folder = mkdtempSync(join(tmpdir(), 'kp-start-'))
  chmodSync(folder, mode)
  const home = { folder, data: join(folder, 'data'), keys: join(folder, 'keys') }
  onTestFinished(async () => {
    const [pid, database] = [postmasterOf(home), databaseFolder(home)]
    killHard(pid)
    while (pid !== undefined && runsOn(pid, database)) await sleep(20)
    // Backends of a killed server end by themselves, and may write while they do.
    rmSync(join(database, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  return home
}

export type Running = {
  port: number
  pid: number
  said(): string
  complained(): string
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  health(): Promise<number>
  stop(): Promise<number | string>
}

type Options = {
  command?: string[]
  env?: Record<string, string>
  port?: number
  /** For Node itself. */
  flags?: string[]
}

/** Starts a command and does not wait for anything. */
export async function run(
  home: Home,
  { command = ['serve'], env = {}, port, flags = [] }: Options = {},
): Promise<Running> {
  const at = port ?? (await freePort())
  const settings = { KNUTPUNKT_DATA: home.data, KNUTPUNKT_KEYS: home.keys, HOST: '127.0.0.1', PORT: String(at) }
  const child: ChildProcess = spawn(process.execPath, [...flags, 'dist/main.js', ...command], {
    env: { PATH: process.env.PATH ?? '', MODE: 'production', ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, complained] = ['', '']
  child.stdout?.on('data', (piece) => {
    said += piece
  })
  child.stderr?.on('data', (piece) => {
    complained += piece
  })
  const ended = new Promise<number | string>((done) => child.on('close', (code, signal) => done(code ?? signal ?? '')))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const health = () =>
    fetch(`http://127.0.0.1:${at}/halsa`).then(
      ({ status }) => status,
      () => 0,
    )
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { port: at, pid: child.pid ?? 0, said: () => said, complained: () => complained, ended, health, stop }
}

/** Starts the site and waits until it answers. */
export async function start(home: Home, options: Options = {}): Promise<Running> {
  const site = await run(home, options)
  let over: number | string | undefined
  void site.ended.then((how) => {
    over = how
  })
  while (!site.said().includes('Knutpunkt svarar på')) {
    if (over !== undefined) throw new Error(`the site ended (${over}): ${site.said()}${site.complained()}`)
    await sleep(20)
  }
  return site
}

export async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const limit = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`still not so after ${seconds} s`)
    await sleep(50)
  }
}

/** A connection of the superuser to a running home's database. */
export async function look(home: Home) {
  const host = join(databaseFolder(home), 'socket')
  const password = openKeys(home.keys, true).superuser
  const admin: AdminAt = { host, port: 5432, user: 'postgres', password, database: 'knutpunkt', ssl: false }
  return connectAdmin(admin, 'knutpunkt', 'kp-test')
}
