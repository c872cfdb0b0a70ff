import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

// Whether a process number means who we think. Numbers are used again, and "kill -0" says yes to zombies and strangers.

const hasProc = existsSync('/proc/self/stat')

function ask(pid: number, field: 'command' | 'lstart'): string {
  try {
    return execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return '' // ps ends with 1 when nobody has the number
  }
}

function proc(pid: number, file: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // the process is gone
  }
}

/** Is this a living postmaster on our folder? The command line of a zombie is empty. */
export function runsOn(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false
  if (hasProc) return proc(pid, 'cmdline').split('\0').includes(folder)
  return ask(pid, 'command').endsWith(`-D ${folder}`)
}

/** When the process began, in whatever unit the system has; empty when nobody has the number. */
export function beganAt(pid: number): string {
  if (!hasProc) return ask(pid, 'lstart')
  const [state = 'Z', ...rest] = proc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return state === 'Z' || state === 'X' ? '' : (rest[18] ?? '')
}
