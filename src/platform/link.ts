import { hmac, same } from './seal.ts'
import type { Services } from './visit.ts'

const marked = 16

/** A link that nobody can guess and that nobody needs to keep: the id of its row, and the site's mark on it. `kind` names what it opens. */
export function tokenOf({ keys }: Pick<Services, 'keys'>, kind: string, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  const mark = hmac(keys.key(kind), id).subarray(0, marked)
  return Buffer.concat([bytes, mark]).toString('base64url')
}

/** The id in a link that we have made ourselves, else null. */
export function idIn(services: Pick<Services, 'keys'>, kind: string, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, marked).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return same(tokenOf(services, kind, id), token) ? id : null
}
