import { randomBytes } from 'node:crypto'
import type { Keys } from '../platform/keys.ts'
import { seal, unseal } from '../platform/seal.ts'
import type { Kept } from './kept.ts'

type Of = { municipality: string; person: string }
const about = ({ municipality, person }: Of, what: 'key' | 'kept') => `vault ${what} ${municipality} ${person}`

/** A key of the person's own, wrapped by the vault's: with the wrapped key gone, no copy of what it sealed can be read. */
export function sealedAway({ vault }: Keys, of: Of, kept: Kept): { key: Buffer; sealed: Buffer } {
  const own = randomBytes(32)
  return {
    key: seal(vault, own.toString('base64'), about(of, 'key')),
    sealed: seal(own, JSON.stringify(kept), about(of, 'kept')),
  }
}

const ownKey = ({ vault }: Keys, of: Of, key: Buffer): Buffer =>
  Buffer.from(unseal(vault, key, about(of, 'key')), 'base64')

export const opened = (keys: Keys, of: Of, { key, sealed }: { key: Buffer; sealed: Buffer }): Kept =>
  JSON.parse(unseal(ownKey(keys, of, key), sealed, about(of, 'kept')))

/** Changed content under the same key. */
export const sealedAgain = (keys: Keys, of: Of, key: Buffer, kept: Kept): Buffer =>
  seal(ownKey(keys, of, key), JSON.stringify(kept), about(of, 'kept'))
