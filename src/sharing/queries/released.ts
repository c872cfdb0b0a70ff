import { ask, type Tx } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { Part } from '../domain.ts'

export type ReleasedApplication = {
  id: string
  title: string
  school: string
  state: string
  starts: string
  ends: string
}
/** One consent as its receiver sees it: what was not released is null. */
export type Released = Concerns & {
  id: string
  kind: string
  parts: Part[]
  givenAt: Date
  validTo: Date | null
  name: string
  phone: string | null
  mail: string | null
  applications: ReleasedApplication[] | null
  documents: { label: string; status: string }[] | null
}

export async function listReleased(tx: Tx, now: Date): Promise<Released[]> {
  const text = `select r.id, r.municipality, r.person, r.unit, array[r.receiver] as partners, null as handlers, '{}'::uuid[] as followers, r.kind, r.parts,
      r.given_at as "givenAt", r.valid_to as "validTo", r.name, r.phone, r.mail, r.applications, r.documents
    from sharing.released($1) r`
  return (await ask<Released>(tx, text, [now])).rows
}

export type Ended = { kind: string; at: Date }
export async function listEnded(tx: Tx, now: Date): Promise<Ended[]> {
  return (await ask<Ended>(tx, 'select kind, at from sharing.ended($1)', [now])).rows
}

/** With the reader's own eyes: is all of it still open? */
export async function isStillOpen(tx: Tx, shown: readonly { kind: string; id: string }[], now: Date): Promise<boolean> {
  const { rows } = await ask<{ open: boolean }>(tx, 'select sharing.still_open($1, $2, $3) as open', [
    shown.map(({ kind }) => kind),
    shown.map(({ id }) => id),
    now,
  ])
  return rows[0]?.open ?? false
}
