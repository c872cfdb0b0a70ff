/**
 * Identity numbers (identitetsbeteckningar) are sealed; they are found by a keyed hash whose key belongs to one
 * municipality. The trap: the same number gives different hashes in two municipalities, so nobody can look across.
 */
import type { Keys } from '../platform/keys.ts'
import { hmac, seal, unseal } from '../platform/seal.ts'
import type { assurances, identifierKinds } from './tables.ts'

export type IdentifierKind = (typeof identifierKinds)[number]
export type Assurance = (typeof assurances)[number]
/** `value` as twelve digits, or as the authority writes it. */
export type Identifier = { kind: IdentifierKind; value: string; source: string; assurance?: Assurance }
type Of = { municipality: string; person: string }

export const hashIdentifier = (keys: Keys, municipality: string, { kind, value }: Pick<Identifier, 'kind' | 'value'>) =>
  hmac(keys.key(`identifier ${municipality}`), `${kind} ${value}`)

const about = ({ municipality, person }: Of, kind: string) => `${municipality} ${person} ${kind}`

export const sealIdentifier = (keys: Keys, of: Of, { kind, value }: Pick<Identifier, 'kind' | 'value'>): Buffer =>
  seal(keys.vault, value, about(of, kind))

export const openIdentifier = (keys: Keys, of: Of, kind: IdentifierKind, sealed: Buffer): string =>
  unseal(keys.vault, sealed, about(of, kind))
