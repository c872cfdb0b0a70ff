import { randomUUID } from 'node:crypto'
import type { Keys } from './keys.ts'
import { hmac, same } from './seal.ts'

/** Signs forms to one session and one address, so that nobody else's page can send them. */
const tag = (keys: Keys, session: string, ...parts: string[]): string =>
  hmac(keys.key('forms'), [session, ...parts].join('\n'))
    .subarray(0, 18)
    .toString('base64url')

export function signForm(keys: Keys, session: string, route: string): { key: string; csrf: string } {
  const id = randomUUID()
  return { key: `${id}.${tag(keys, session, route, id)}`, csrf: tag(keys, session, route) }
}

/** The key's UUID when key and token were drawn for this session and address, else undefined. */
export function signedKey(
  keys: Keys,
  session: string,
  route: string,
  sent: { key: string; csrf: string },
): string | undefined {
  const [id = '', mark = ''] = sent.key.split('.')
  if (!same(sent.csrf, tag(keys, session, route)) || !same(mark, tag(keys, session, route, id))) return undefined
  return id
}
