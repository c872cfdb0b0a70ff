import { inside, type Visit } from '../../platform/visit.ts'
import type { Kind } from '../domain.ts'
import { listConsents } from '../queries/consents.ts'
import { readWhole } from '../reading.ts'
import { type Given, give, receiversFor, type Said, type Wish } from './consents.ts'

/** What the person of this application has agreed to, for those who write down another consent. */
export const readRecording = (visit: Visit, id: string, kind: Kind | null) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    if (!whole) return undefined
    return {
      whole,
      consents: await listConsents(tx, whole.person, null),
      receivers: kind ? await receiversFor(tx, kind, whole.person) : [],
    }
  })

/** A consent given in the room (muntligt): the person sees it like one of their own, with who wrote it down. */
export const recordSaid = (visit: Visit, id: string, giving: { kind: Kind; wish: Wish; said: Said }): Promise<Given> =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    return whole ? give(tx, visit, { municipality: whole.municipality, person: whole.person }, giving) : 'missing'
  })
