import { onTestFinished } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import type { Turns } from '../../src/platform/turns.ts'
import { makeSite } from '../../src/start/site.tsx'
import { applied } from '../apply.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'
import { freePort } from '../start/site-process.ts'
import { inTurn } from './in-turn.ts'
import type { World } from './people.ts'

const applicants = 5

/** Skåne with a few applicants, behind a socket: what `npm test` has time for. */
export async function plantSmall(site: TestSite): Promise<void> {
  await plantSkane(site.db)
  await plantCourses(site.db)
  for (let at = 0; at < applicants; at++)
    await applied(site, { municipality: '1260', choices: [roundSamples.few.id], givenName: `Sökande${at}` })
}

export async function openSmall(site: TestSite, turns?: Turns): Promise<World> {
  const port = await freePort()
  const made = makeSite(site.services, undefined, turns)
  const opened = await listen({ fetch: (request, env) => made.fetch(request, env), host: '127.0.0.1', port })
  onTestFinished(() => opened.close())
  return {
    port,
    keys: site.services.keys,
    ask: inTurn(site.db),
  }
}
