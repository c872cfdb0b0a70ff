import { readFileSync } from 'node:fs'
import type { Role } from '../../src/shared/actor.ts'
import { type Name, standings } from './world.ts'

type Cell = { policy: string; role: string; relation: string }

/** `test/expected/permissions.csv`: what is allowed, typed by hand; everything that it does not name is refused. */
export const allowed: readonly Cell[] = readFileSync('test/expected/permissions.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [policy = '', role = '', relation = ''] = line.split(',')
    return { policy, role, relation }
  })

/** May this role open pages of this policy at all? */
export const mayOpen = (policy: string, role: Role): boolean =>
  allowed.some((cell) => cell.policy === policy && cell.role === role)

/** May this role see this person on pages of this policy? */
export const maySee = (policy: string, role: Role, name: Name): boolean =>
  allowed.some((cell) => cell.policy === policy && cell.role === role && cell.relation === standings[role]?.[name])
