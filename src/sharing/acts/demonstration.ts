import { withdrawConsent } from '../../people/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Kind, Part } from '../domain.ts'
import { give } from './consents.ts'

type Of = { municipality: string; person: string }
type Sharing = { kind: Kind; receiver: string; parts: readonly Part[]; stopped?: true }

/** In the demonstration: what somebody shares, and what they have stopped sharing. */
export async function seedSharing(tx: Tx, visit: Visit, of: Of, all: readonly Sharing[]): Promise<void> {
  const said = { channel: 'page', interpreter: false, language: 'sv' }
  for (const { kind, receiver, parts, stopped } of all) {
    const given = await give(tx, visit, of, { kind, wish: { receiver, parts, months: 6 }, said })
    if (typeof given === 'object' && stopped) await withdrawConsent(tx, visit, of, { id: given.id, version: 1 })
  }
}
