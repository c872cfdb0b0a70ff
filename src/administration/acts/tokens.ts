import { randomUUID } from 'node:crypto'
import { looksAfter, type Organisation } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { makeToken as newToken } from '../../platform/token.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { closeToken, insertToken } from '../queries/tokens.ts'
import { tokenRoleAt } from '../roles.ts'

type Making = { line: readonly Organisation[]; name: string; endsOn: Day }

/** Gives the token itself, which is shown once and kept nowhere. */
export function makeToken(visit: Visit, { line, name, endsOn }: Making): Promise<{ token: string } | 'missing'> {
  return inside(visit, async (tx) => {
    const organisation = line.at(-1)
    const role = tokenRoleAt(line.map(({ kind }) => kind))
    const { account, role: own } = visit.actor
    if (!organisation || !role || !account || own !== 'administrator' || !looksAfter(visit, organisation.id))
      return 'missing'
    const { token, digest } = newToken()
    const id = randomUUID()
    await insertToken(tx, { id, organisation: organisation.id, role, name, digest, madeBy: account, endsOn })
    await record(tx, visit, {
      verb: 'makeToken',
      municipality: organisation.municipality,
      about: { kind: 'token', id },
      fields: [role],
    })
    return { token }
  })
}

/** From the next request on the token opens nothing. */
export function endToken(visit: Visit, id: string): Promise<{ organisation: string } | 'missing'> {
  return inside(visit, async (tx) => {
    const { account, municipality } = visit.actor
    const ended = account ? await closeToken(tx, id, { account, at: visit.now }) : undefined
    if (!ended || !looksAfter(visit, ended.organisation)) return 'missing'
    await record(tx, visit, { verb: 'endToken', municipality, about: { kind: 'token', id } })
    return { organisation: ended.organisation }
  })
}
