import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'

// PostgreSQL refuses to run as root. As root it runs as nobody, or as the one who owns the data already.

const nobody = 65_534
export const asRoot = process.getuid?.() === 0
export type Runner = { uid?: number; gid?: number }

export function runnerOf(folder: string): Runner {
  if (!asRoot) return {}
  const owner = existsSync(folder) ? statSync(folder) : undefined
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody }
}

export function own(path: string, runner: Runner): void {
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(path, runner.uid, runner.gid)
}

type Start = { command: string; args: string[]; cwd: string; runner: Runner }

/** In a process group of its own, so that Ctrl-C reaches only the site, which stops the database when its work is done. */
export const startDetached = ({ command, args, cwd, runner }: Start, log: number): ChildProcess =>
  spawn(command, args, { ...runner, cwd, detached: true, env: bareEnv, stdio: ['ignore', log, log] })

export const runToEnd = ({ command, args, cwd, runner }: Start): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { ...runner, cwd, env: bareEnv, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
    })
    child.stderr.on('data', (piece) => {
      said += piece
    })
    child.on('error', fail)
    child.on('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`${command} ended with ${code ?? signal}: ${said}`)),
    )
  })

const bareEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }
