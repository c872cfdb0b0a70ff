import { randomUUID } from 'node:crypto'
import type { Visit } from '../../src/platform/visit.ts'
import type { Actor } from '../../src/shared/actor.ts'
import type { TestSite } from '../site.ts'

type SignedIn = { account: string; token: string }

/** What a request of this browser would know, for acts that no page of ours leads to. */
export async function visitOf(site: TestSite, { token }: SignedIn): Promise<Visit> {
  const { rows } = await site.services.app.query('select * from ctx.visit($1)', [token])
  const known = rows[0] as Actor & { stepped_up_at: Date; session: string }
  const { account, name, role, level, organisation, reach, municipality, person, delegated } = known
  return {
    actor: { account, name, role, level, organisation, reach, municipality, person, delegated },
    session: token,
    sessionId: known.session,
    steppedUpAt: known.stepped_up_at,
    request: randomUUID(),
    policy: 'administrators',
    purpose: null,
    services: site.services,
    open: null,
    reads: [],
    language: 'sv',
    now: site.clock.now,
    path: '/',
    mode: site.services.settings.mode,
    frame: { places: [], who: null },
    sign: () => ({ key: '', csrf: '' }),
  } as Visit
}
