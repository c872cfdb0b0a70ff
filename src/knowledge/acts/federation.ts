/** Examples of other regions: fetched twice a night, shown as theirs, gone when they withdraw them. No page ever waits for it. */
import { deflateSync } from 'node:zlib'
import { later } from '../../platform/jobs.ts'
import { sha256 } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { isSignedBy } from '../feed-key.ts'
import { type Answer, type Asking, fetchFeed, isAskable } from '../fetch-feed.ts'
import { readFeed } from '../incoming.ts'
import * as queries from '../queries/regions.ts'
import { log } from './bank.ts'

type Fetching = (asking: Asking) => Promise<Answer>
const system = { municipality: null, purpose: 'import' } as const
/** Regions on the same machine exist only where people practise. */
const mayLoop = ({ settings }: Services): boolean => settings.mode === 'demo'

/** What went wrong, in words that the page has sentences for. */
type FetchProblem = 'status' | 'noFeed' | 'signature' | 'tooLarge' | 'inner' | 'late' | 'silent'
function problemOf({ name, message }: Error): FetchProblem {
  if (name === 'TimeoutError' || name === 'AbortError') return 'late'
  if (message === 'too large') return 'tooLarge'
  return message === 'inner address' || message === 'not askable' ? 'inner' : 'silent'
}

async function takeIn(tx: Tx, now: Date, region: queries.Region, answer: Answer): Promise<FetchProblem | null> {
  const { status, body, etag, modified, signature } = answer
  if (status === 304) {
    await queries.saveUnchanged(tx, region.id, now)
    return null
  }
  if (status !== 200) return 'status'
  if (region.publicKey && !isSignedBy(region.publicKey, body, signature)) return 'signature'
  const came = readFeed(body.toString('utf8'), {
    address: region.address,
    ...(await queries.listOrigins(tx, region.id)),
  })
  if (!came) return 'noFeed'
  await queries.replaceImported(tx, { region: region.id, ...came, now })
  const kept = { raw: deflateSync(body), sha256: sha256(body).toString('hex') }
  await queries.saveAnswered(tx, { id: region.id, etag, modified, ...kept, now })
  return null
}

/** One region that does not answer stops nobody else; what it told before stays until it says otherwise. */
async function fetchRegion(services: Services, region: queries.Region, fetching: Fetching): Promise<void> {
  const userAgent = `Knutpunkt/0.2 (+${services.settings.baseUrl})`
  const asking = { ...region, userAgent, loopback: mayLoop(services) }
  const answer = await fetching(asking).catch((error: Error) => error)
  await asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const { now } = visit
      const problem = answer instanceof Error ? problemOf(answer) : await takeIn(tx, now, region, answer)
      if (problem) await queries.saveFailed(tx, region.id, problem, now)
    }),
  )
}

/** All of them by night; one when somebody has asked for it. */
export async function fetchRegions(
  services: Services,
  only: string | null = null,
  fetching: Fetching = fetchFeed,
): Promise<void> {
  if (services.settings.sources === 'off') return
  const regions = await asSystem(services, system, (visit) => inside(visit, (tx) => queries.listRegions(tx, only)))
  for (const region of regions) await fetchRegion(services, region, fetching)
}

export type NewRegion = { name: string; address: string; publicKey: string }
const onRegion = (id: string) => ({ kind: 'region', id })
export const followRegion = (visit: Visit, of: NewRegion): Promise<'done' | 'taken' | 'address'> =>
  inside(visit, async (tx) => {
    const own = new URL(visit.services.settings.baseUrl).host === URL.parse(of.address)?.host
    if (own || !isAskable(of.address, mayLoop(visit.services))) return 'address'
    const id = await queries.addRegion(tx, of)
    if (!id) return 'taken'
    await later(tx, 'fetchRegions', { region: id })
    await log(tx, visit, 'follow region', onRegion(id))
    return 'done'
  })

export type RegionStep = { id: string; version: number; act: 'pause' | 'resume' | 'fetch' | 'remove' }
export const stepRegion = (visit: Visit, { id, version, act }: RegionStep): Promise<'done' | 'changed'> =>
  inside(visit, async (tx) => {
    const isDone =
      act === 'remove'
        ? await queries.removeRegion(tx, id)
        : act === 'fetch' || (await queries.turnRegion(tx, id, version, act === 'resume'))
    if (!isDone) return 'changed'
    if (act === 'fetch' || act === 'resume') await later(tx, 'fetchRegions', { region: id })
    await log(tx, visit, `${act} region`, onRegion(id))
    return 'done'
  })
