// A process of its own: the real site on a database that stands already, and beside each page a bare route that sends the same
// statements on the same pool and the same number of bytes unrendered. What is measured is what is between the two.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type pg from 'pg'
import { openKeys } from '../src/platform/keys.ts'
import { readSettings } from '../src/platform/settings.ts'
import { closeServices, makeSite, servicesOf } from '../src/start/site.tsx'
import { type Ask, both, type Page } from './pages.ts'

type Said = { text: string; values: unknown[] }
const ask = JSON.parse(process.env.BENCH ?? '{}') as Ask
const read = readSettings({
  MODE: 'demo',
  BASE_URL: 'http://127.0.0.1',
  KNUTPUNKT_DATA: ask.data,
  KNUTPUNKT_KEYS: ask.keys,
})
if ('problems' in read) throw new Error(read.problems.join('\n'))
const services = servicesOf({ at: ask.at, settings: read.value, keys: openKeys(ask.keys, true) })
const site = makeSite(services)

type Heard = { said: Said[]; bytes: number; status: number; given: string }
/** The statements of one answer, in order, with their values, and the cookies that a browser would keep from it. */
async function listen(page: Page, cookie: string): Promise<Heard> {
  const said: Said[] = []
  const stop = tap(services.app, (one) => said.push(one))
  const answer = await site.request(page.path, { headers: { cookie } })
  const body = Buffer.from(await answer.arrayBuffer())
  stop()
  const given = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  return {
    said: said.filter(({ text }) => !/^(begin|commit)/.test(text)),
    bytes: body.length,
    status: answer.status,
    given: given.join('; '),
  }
}

function tap(pool: pg.Pool, hear: (said: Said) => void): () => void {
  type Callback = (...answer: unknown[]) => void
  const connect = pool.connect.bind(pool) as (callback?: Callback) => Promise<pg.PoolClient>
  const query = pool.query.bind(pool) as (...parts: unknown[]) => unknown
  const told = (first: unknown, second: unknown): Said =>
    typeof first === 'string'
      ? { text: first, values: (second as unknown[]) ?? [] }
      : { text: (first as Said).text, values: (first as Said).values ?? (second as unknown[]) ?? [] }
  const tapped = (async (callback?: Callback) => {
    // How the pool itself asks, for a single query that has been heard already.
    if (callback) return connect(callback)
    const client = await connect()
    const own = client.query.bind(client) as (...parts: unknown[]) => unknown
    client.query = ((...parts: unknown[]) => {
      hear(told(parts[0], parts[1]))
      return own(...parts)
    }) as typeof client.query
    const release = client.release.bind(client)
    client.release = (broken) => {
      client.query = own as typeof client.query
      client.release = release
      release(broken)
    }
    return client
  }) as typeof pool.connect
  pool.connect = tapped
  pool.query = ((...parts: unknown[]) => {
    hear(told(parts[0], parts[1]))
    return query(...parts)
  }) as typeof pool.query
  return () => {
    pool.connect = connect as typeof pool.connect
    pool.query = query as typeof pool.query
  }
}

/** Sends the statements as the page does: the visit by itself, the rest in one transaction, each prepared. */
async function replay(name: string, said: readonly Said[]): Promise<void> {
  const [visit, ...others] = said
  if (visit) await services.app.query({ name: `${name}-visit`, ...visit })
  if (others.length === 0) return
  const client = await services.app.connect()
  try {
    await client.query('begin')
    for (const [at, one] of others.entries()) await client.query({ name: `${name}-${at}`, ...one })
    await client.query('commit')
  } finally {
    client.release()
  }
}

const bare = new Hono()
const facts: Record<string, Omit<Heard, 'bytes'> & { statements: number }> = {}
for (const page of ask.pages) {
  const cookie = page.cookies[0] ?? ''
  const { given } = await listen(page, cookie)
  const { said, bytes, status } = await listen(page, both(cookie, given))
  facts[page.name] = { statements: said.length, status, said, given }
  const body = 'x'.repeat(bytes)
  bare.get(`/bare/${page.name}`, async (c) => {
    await replay(page.name, said)
    return c.html(body)
  })
}

/** The SQL alone, without HTTP: so many at once for so long. Gives rounds per second. */
async function loop(name: string, seconds: number, at: number): Promise<number> {
  const said = facts[name]?.said ?? []
  const end = performance.now() + seconds * 1000
  let rounds = 0
  const one = async () => {
    while (performance.now() < end) {
      await replay(name, said)
      rounds += 1
    }
  }
  await Promise.all(Array.from({ length: at }, one))
  return rounds / seconds
}

const server = serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: (request: Request, env: object) =>
    new URL(request.url).pathname.startsWith('/bare/') ? bare.fetch(request) : site.fetch(request, env),
})
server.once('listening', () => {
  const { port } = server.address() as { port: number }
  process.send?.({
    port,
    facts: Object.fromEntries(Object.entries(facts).map(([name, { said: _, ...fact }]) => [name, fact])),
  })
})
process.on('message', async (message: { loop?: string; seconds?: number; at?: number; memory?: true; stop?: true }) => {
  if (message.loop) process.send?.({ loop: await loop(message.loop, message.seconds ?? 3, message.at ?? 50) })
  if (message.memory) process.send?.({ memory: process.memoryUsage.rss() })
  if (message.stop) {
    server.close()
    await closeServices(services)
    process.exit(0)
  }
})
