import { Hono } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress'
import { assets } from '../design/index.ts'
import { seedFigures } from '../figures/index.ts'
import { prepareForecast } from '../forecast/index.ts'
import { systemClock } from '../platform/clock.ts'
import { briefly, type DatabaseAt, poolOf } from '../platform/connection.ts'
import { caught } from '../platform/defects.ts'
import { headers } from '../platform/headers.ts'
import { runJobs } from '../platform/jobs.ts'
import type { Keys } from '../platform/keys.ts'
import { Requests, watching } from '../platform/metrics/requests.ts'
import { readStanding } from '../platform/metrics/standing.ts'
import { metricsText } from '../platform/metrics/text.ts'
import { showState } from '../platform/pages.tsx'
import { reportsTo, takeReport } from '../platform/reports.ts'
import type { Settings } from '../platform/settings.ts'
import { admitting, turnsFor } from '../platform/turnaway.tsx'
import type { Services, Site } from '../platform/visit.ts'
import { meetUnasked, welcome } from '../platform/welcome.ts'
import { keepTexts } from '../translations/index.ts'
import { features, helloLines, jobs, nightly } from './features.ts'
import { framing } from './frame.ts'
import { writtenLate } from './late.ts'
import { seedWhenEmpty } from './seed.ts'

const isOther = (type: string) => COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) && !type.startsWith('text/html')

/** The whole site as one function from request to answer; tests call it without a socket. */
export function makeSite(services: Services, requests = new Requests(), turns = turnsFor(services.app)): Hono<Site> {
  const site = new Hono<Site>()
  const log = services.settings.logsRequests ? (line: string) => void process.stdout.write(`${line}\n`) : null
  site.use('*', watching({ requests, log, clock: services.clock }))
  // Pages pack themselves (platform/pages.tsx).
  site.use('*', compress({ encoding: 'gzip', contentTypeFilter: isOther }))
  site.use('*', headers(services.settings.baseUrl.startsWith('https:')))
  site.get('/assets/:name', (c) => {
    const { css, js } = assets()
    const found = [
      { ...css, type: 'text/css; charset=utf-8' },
      { ...js, type: 'text/javascript; charset=utf-8' },
    ].find(({ path }) => path === c.req.path)
    if (!found) return c.body(null, 404)
    return c.body(found.body, 200, {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  site.get('/halsa', async (c) => {
    const alive = await services.app.query({ text: 'select 1', ...briefly }).then(
      () => true,
      () => false, // the answer itself says that the database is away
    )
    return alive ? c.json({ status: 'ok' }) : c.json({ status: 'away' }, 503)
  })
  site.post(reportsTo, (c) => takeReport(c, (line) => void process.stderr.write(line)))
  site.use(
    '*',
    admitting(turns, (c) => meetUnasked(c, services, framing)),
  )
  site.use('*', welcome(services, framing))
  for (const feature of features(services.settings)) site.route('/', feature)
  site.notFound((c) => showState(c, 404))
  site.onError(caught)
  return site
}

/** Own figures of a demonstration are in its first release; elsewhere people release them. Those of later months are counted at night. */
async function startFigures(services: Services): Promise<void> {
  const demo = services.settings.mode === 'demo'
  const count = async () => jobs.publishFigures?.({}, services)
  await seedFigures(services, demo ? { demo, count, late: () => writtenLate(services) } : { demo })
}

type Opening = { at: DatabaseAt; settings: Settings; keys: Keys }

/** Pools, jobs and pages together: what `serve` listens with. */
export async function openSite({ at, settings, keys }: Opening) {
  const services = servicesOf({ at, settings, keys })
  await seedWhenEmpty(services, (line) => void process.stdout.write(`${line}\n`))
  await startFigures(services)
  await prepareForecast(services)
  const work = poolOf(at, 'kp_jobs', 4, 'kp-jobs')
  const runner = await runJobs(work, services, jobs, nightly)
  const texts = keepTexts(services)
  const requests = new Requests()
  const turns = turnsFor(services.app)
  const site = makeSite(services, requests, turns)
  const { app, door, vault } = services
  return {
    services,
    metrics: async () =>
      metricsText({ requests, turns, pools: { app, door, vault, jobs: work }, standing: await readStanding(app) }),
    fetch: (request: Request, env?: object) => site.fetch(request, env),
    hello: () => helloLines(services),
    async close() {
      texts.stop()
      await runner.stop()
      await Promise.all([work.end(), closeServices(services)])
    },
  }
}

export function servicesOf({ at, settings, keys }: Opening): Services {
  return {
    app: poolOf(at, 'kp_app', 20, 'kp-site'),
    door: poolOf(at, 'kp_door', 2, 'kp-door'),
    vault: poolOf(at, 'kp_vault', 2, 'kp-vault'),
    keys,
    settings,
    clock: systemClock,
    files: `${settings.data}/files`,
  }
}

export const closeServices = ({ app, door, vault }: Services) => Promise.all([app.end(), door.end(), vault.end()])
