import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { type Stop, Stopped } from '../cell.ts'
import { type Answer, type Client, type ClientOptions, clientOf } from '../connectors/client.ts'
import { type ConnectorName, connectors, liveBases, stubBases } from '../facts/connectors.ts'
import { addFailure, changeConnector, findConnector, listConnectors } from '../queries/store/connectors.ts'
import { fetchers } from './fetchers.ts'
import { type Came, keepReply } from './keep-reply.ts'
import { takeIn } from './take-in.ts'

export type Fetching = {
  services: Services
  client: Client
  /** Keeps what came and reads it; true when it was taken in or nothing new. */
  bring(came: Came): Promise<boolean>
  /** A file that has not changed since last time is not sent again. */
  askChanged(url: string): Promise<Answer | null>
  refuse(stop: Stop): Promise<void>
  as<T>(work: (visit: Visit) => Promise<T>): Promise<T>
}
export type FetchOptions = Partial<ClientOptions> & { only?: readonly string[] }
type Name = ConnectorName

const system = { municipality: null, purpose: 'import' } as const

function optionsOf(services: Services, name: Name, given: FetchOptions): ClientOptions {
  const { sources, baseUrl } = services.settings
  const base = sources === 'live' ? liveBases[name] : stubBases[name]
  const hosts = sources === 'live' ? (connectors.find((one) => one.name === name)?.hosts ?? []) : []
  return { base, hosts, userAgent: `Knutpunkt/0.2 (+${baseUrl})`, ...given }
}

function fetching(services: Services, name: Name, client: Client): Fetching & { failed: Stop[] } {
  const failed: Stop[] = []
  const as: Fetching['as'] = (work) => asSystem(services, system, work)
  const refuse = (stop: Stop) =>
    as((visit) =>
      inside(visit, async (tx) => {
        failed.push(stop)
        await addFailure(tx, { at: visit.now, connector: name, problem: stop.why, about: stop.about })
      }),
    )
  const bring = (came: Came) =>
    as(async (visit) => {
      const outcome = await takeIn(visit, await keepReply(visit, came))
      if (typeof outcome === 'object' && 'stopped' in outcome) failed.push(outcome.stopped)
      return typeof outcome === 'string' || !('stopped' in outcome)
    })
  const askChanged = (url: string) => conditionally({ as, name, client }, url)
  return { services, client, bring, askChanged, refuse, as, failed }
}

type Conditional = Pick<Fetching, 'as' | 'client'> & { name: Name }
async function conditionally({ as, name, client }: Conditional, url: string): Promise<Answer | null> {
  const known = await as((visit) => inside(visit, (tx) => findConnector(tx, name)))
  const answer = await client.ask(url, known?.conditions[url] ?? {})
  if (answer.status === 304) return null
  const { etag, 'last-modified': modified } = answer.headers
  const condition = { ...(etag && { etag }), ...(modified && { modified }) }
  const conditions = { ...known?.conditions, [url]: condition }
  await as((visit) => inside(visit, (tx) => changeConnector(tx, name, { conditions })))
  return answer
}

/** One source, by a job: off unless the setting and an operator have both said on. No page ever waits for it. */
export async function fetchFrom(services: Services, name: Name, options: FetchOptions = {}): Promise<'off' | Stop[]> {
  const known = await asSystem(services, system, (visit) => inside(visit, (tx) => findConnector(tx, name)))
  if (services.settings.sources === 'off' || !known?.isOn) return 'off'
  const run = fetching(services, name, clientOf(optionsOf(services, name, options)))
  const expectedOn = await oneRun(run, name, options.only)
  await run.as((visit) =>
    inside(visit, async (tx) => {
      const [first] = run.failed
      const now = visit.now
      const well = { answeredAt: now, failures: 0, problem: '', expectedOn: expectedOn ?? nextMonth(dayOf(now)) }
      const ill = { failures: known.failures + 1, problem: first?.why ?? '' }
      await changeConnector(tx, name, { askedAt: now, ...(first ? ill : well) })
    }),
  )
  return run.failed
}
const nextMonth = (today: Day): Day => addDays(today, 31)

async function oneRun(run: Fetching, name: Name, only?: readonly string[]): Promise<Day | null> {
  try {
    return await fetchers[name](run, only)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    await run.refuse(error.stop)
    return null
  }
}

/** Every night: one job for each source that is on. */
export const fetchAll = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      if (services.settings.sources === 'off') return
      for (const { name } of (await listConnectors(tx)).filter(({ isOn }) => isOn))
        await later(tx, 'fetchFigures', { connector: name }, { key: `fetchFigures ${name}` })
    }),
  )
