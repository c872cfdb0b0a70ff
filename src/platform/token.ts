import type { Role } from '../shared/actor.ts'
import { newToken, sha256 } from './seal.ts'
import type { Visit } from './visit.ts'

// An organisation's own system reads with a token instead of a session. What it sees is what the token's role sees at its
// organisation: row security looks the token up like a session, the site by the policy `token`.

type Known = {
  id: string
  organisation: string
  organisation_name: string
  reach: string[]
  municipality: string | null
}

const shape = /^Bearer (knut_[\w-]{43})$/

/** A new token, shown once, and the digest that is kept. */
export function makeToken(): { token: string; digest: Buffer } {
  const token = `knut_${newToken()}`
  return { token, digest: sha256(token) }
}

/** Which roles a token may read as. */
export type TokenRole = Extract<Role, 'coordinator' | 'admissionOfficer' | 'payer'>

/** The visit of the token in an Authorization header; undefined when there is none that is live. Use with `inside` as any visit. */
export async function tokenVisit(visit: Visit, authorization: string | undefined): Promise<Visit | undefined> {
  const token = shape.exec(authorization ?? '')?.[1]
  if (!token) return undefined
  const { rows } = await visit.services.door.query<Known>('select * from accounts.token_session($1)', [token])
  const known = rows[0]
  if (!known) return undefined
  return {
    ...visit,
    session: token,
    sessionId: null,
    policy: 'token',
    purpose: 'export',
    actor: {
      account: null,
      name: known.organisation_name,
      role: 'token',
      level: 'none',
      organisation: known.organisation,
      reach: known.reach,
      municipality: known.municipality,
      person: null,
      delegated: [],
    },
  }
}
