import { readFileSync } from 'node:fs'
import { killHard } from '../start/site-process.ts'

/** The postmaster first, so that it cannot start anything, then everybody it had started. */
export function killWithChildren(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  killHard(pid)
  for (const child of children)
    try {
      killHard(Number(child))
    } catch {
      // it has ended with its parent
    }
}
