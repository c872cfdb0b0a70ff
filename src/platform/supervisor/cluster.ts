import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import type { Binaries } from './binaries.ts'
import { own, type Runner, runnerOf, runToEnd } from './runner.ts'

export type Cluster = {
  root: string
  /** What PostgreSQL calls its data directory. */
  folder: string
  programs: string
  runner: Runner
  superuser: string
  /** False for tests, and while a copy is laid back: then nothing survives a power cut. */
  durable: boolean
  /** Every segment of the database's own log is laid in the folder `wal` beside it, to be copied away from there. */
  archives?: boolean
  /** A copy of rows is being laid here: what is interrupted is thrown away, and what is whole is brought onto the disk at the end. */
  filling?: boolean
  /** A socket path over 107 bytes fails; then the database listens on 127.0.0.1 instead. */
  bySocket: boolean
}

/** Whole under its name or not there. PostgreSQL asks again until it has succeeded; the folder of the database is where it stands. */
const archive = 'cp %p ../wal/%f.part && sync ../wal/%f.part && mv ../wal/%f.part ../wal/%f'
const archiving = ['archive_mode = on', 'archive_timeout = 240', `archive_command = '${archive}'`]

/** Then the database writes no log of tables that are filled in the transaction that emptied them, nor of their indexes. */
const unlogged = ['wal_level = minimal', 'max_wal_senders = 0', "max_wal_size = '8GB'", 'autovacuum = off']

export const socketFolder = (folder: string) => join(folder, 'socket')

/**
 * Made beside and renamed when whole. An initdb whose site was killed may still be writing: it writes into a folder that
 * nobody will use. Without kp.ready the folder is such a half, and nothing in it was ever used.
 */
async function initialise({ folder, programs, runner, root, superuser, durable }: Cluster): Promise<void> {
  for (const name of readdirSync(root).filter((name) => name.startsWith('postgres.new')))
    rmSync(join(root, name), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
  const part = mkdtempSync(join(root, 'postgres.new'))
  own(part, runner)
  const password = join(root, '.superuser')
  writeFileSync(password, superuser, { mode: 0o600 })
  own(password, runner)
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=sv-SE']
  const args = ['-D', part, '-U', 'postgres', `--pwfile=${password}`, '-A', 'scram-sha-256', ...locale]
  args.push('--data-checksums', '--no-instructions', ...(durable ? [] : ['--no-sync']))
  try {
    await runToEnd({ command: join(programs, 'bin/initdb'), args, cwd: part, runner })
  } finally {
    rmSync(password, { force: true })
  }
  appendFileSync(join(part, 'postgresql.conf'), "\ninclude_if_exists = 'kp.conf'\n")
  writeFileSync(join(part, 'kp.ready'), '')
  own(join(part, 'kp.ready'), runner)
  renameSync(part, folder)
}

/** Rewritten at each start. Errors and parameters stay out of the log: they can hold what is written about people. */
export function writeSettings({ folder, runner, durable, bySocket, archives, filling }: Cluster, port: number): void {
  const lines = [
    `listen_addresses = '${bySocket ? '' : '127.0.0.1'}'`,
    `unix_socket_directories = '${bySocket ? 'socket' : ''}'`,
    'unix_socket_permissions = 0700',
    `port = ${port}`,
    'max_connections = 60',
    "shared_buffers = '128MB'",
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "log_statement = 'none'",
    'log_min_messages = log',
    'log_min_error_statement = panic',
    'log_error_verbosity = terse',
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    "password_encryption = 'scram-sha-256'",
    ...(archives ? archiving : []),
    ...(filling ? unlogged : []),
    ...(durable ? [] : ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off']),
  ]
  const file = join(folder, 'kp.conf')
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  own(file, runner)
}

type Wanted = { superuser: string; durable: boolean; archives: boolean; filling: boolean }

export async function prepareCluster(root: string, binaries: Binaries, wanted: Wanted): Promise<Cluster> {
  const folder = join(root, 'postgres')
  const bySocket = Buffer.byteLength(join(socketFolder(folder), '.s.PGSQL.65535')) < 107
  const runner = runnerOf(folder)
  const cluster = { root, folder, programs: binaries.folder, runner, bySocket, ...wanted }
  if (!existsSync(join(folder, 'kp.ready'))) await initialise(cluster)
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== binaries.major)
    throw new Refusal(
      `Databasen i ${folder} är gjord av PostgreSQL ${version}, men den installerade är ${binaries.major}. Följ docs/operate/upgrade.md.`,
    )
  mkdirSync(socketFolder(folder), { recursive: true, mode: 0o700 })
  own(socketFolder(folder), runner)
  mkdirSync(join(root, 'wal'), { recursive: true, mode: 0o700 })
  own(join(root, 'wal'), runner)
  return cluster
}
