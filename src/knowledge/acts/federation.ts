/** Examples of other regions: fetched each night, shown as theirs, gone when they withdraw them. No page ever waits for it. */
import { deflateSync } from 'node:zlib'
import { sha256 } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { type Answer, type Asking, fetchFeed } from '../fetch-feed.ts'
import { readFeed } from '../incoming.ts'
import * as queries from '../queries/regions.ts'

type Fetching = (asking: Asking) => Promise<Answer>
const system = { municipality: null, purpose: 'import' } as const

async function takeIn(
  tx: Tx,
  visit: Visit,
  region: queries.Region,
  { status, text, etag, modified }: Answer,
): Promise<void> {
  const { now } = visit
  if (status === 304) return void (await queries.saveUnchanged(tx, region.id, now))
  const known = await queries.listOrigins(tx, region.id)
  const came = status === 200 ? readFeed(text, { address: region.address, known }) : null
  if (!came) return void (await queries.saveFailed(tx, region.id, status === 200 ? 'no feed' : String(status), now))
  await queries.replaceImported(tx, region.id, came.examples, now)
  const bytes = Buffer.from(text)
  const kept = { raw: deflateSync(bytes), sha256: sha256(bytes).toString('hex') }
  await queries.saveAnswered(tx, { id: region.id, etag, modified, ...kept, now })
}

/** One region that does not answer stops nobody else; what it told before stays until it says otherwise. */
async function fetchRegion(services: Services, region: queries.Region, fetching: Fetching): Promise<void> {
  const userAgent = `Knutpunkt/0.2 (+${services.settings.baseUrl})`
  const answer = await fetching({ ...region, userAgent }).catch((error: Error) => error)
  await asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      if (answer instanceof Error) await queries.saveFailed(tx, region.id, answer.name, visit.now)
      else await takeIn(tx, visit, region, answer)
    }),
  )
}

export async function fetchRegions(services: Services, fetching: Fetching = fetchFeed): Promise<void> {
  if (services.settings.sources === 'off') return
  const regions = await asSystem(services, system, (visit) => inside(visit, queries.listRegions))
  for (const region of regions) await fetchRegion(services, region, fetching)
}
