import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { assets, MonsterPage, type Shown } from '../../src/design/index.ts'
import { isLanguage } from '../../src/shared/language.ts'

// The page of all components on a server of its own: no database, nobody signed in, the same rules for content.

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"
const words = ['Min väg', 'Kurser', 'Meddelanden', 'Hjälp']

function visitTo(url: URL): Shown {
  const asked = url.searchParams.get('sprak') ?? 'sv'
  return {
    language: isLanguage(asked) ? asked : 'sv',
    now: new Date('2026-02-28T10:00:00Z'),
    path: url.pathname + url.search,
    mode: 'demo',
    frame: {
      places: words.map((text, at) => ({ href: `/plats-${at}`, text, here: at === 1 })),
      who: { name: 'Sara Exempel', role: 'Handläggare', organisation: 'Malmö stad', roles: 2 },
    },
    sign: (route) => ({ key: `key of ${route}`, csrf: `token of ${route}` }),
  }
}

export type MonsterSite = { url: string; posts: string[]; stop(): Promise<void> }

export async function monsterSite(): Promise<MonsterSite> {
  const posts: string[] = []
  const { css, js } = assets()
  const types = new Map([
    [css.path, { body: css.body, type: 'text/css' }],
    [js.path, { body: js.body, type: 'text/javascript' }],
  ])
  function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const file = types.get(url.pathname)
    if (request.method === 'POST') {
      posts.push(url.pathname)
      // The answer is long in coming, as on a slow line: there is time for a second press.
      setTimeout(() => response.writeHead(204).end(), 700)
    } else if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body)
    else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      response.end(`<!doctype html>${MonsterPage({ visit: visitTo(url) })}`)
    }
  }
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, posts, stop }
}

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...quiet, '--disable-component-update', '--disable-sync'],
  })

/** A port that nobody has. */
export const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
