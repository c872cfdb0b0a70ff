import { afterEach, beforeAll, expect, test } from 'vitest'
import { signForm } from '../../src/platform/sign.ts'
import type { Browser } from '../browser.ts'
import { formRoutes, walkerFor } from '../fuzz/send.ts'
import { acceptedBy } from '../fuzz/shape.ts'
import { stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { rowCounts } from './spray.ts'

// Promise 14, with everything in order but the sender: the form is whole, its visitor is signed in, and one thing shows that no page of ours sent it.
const site = await theSite()
let world: World
let before: Record<string, number>
const walkers = new Map<string, Browser>()
beforeAll(async () => {
  world = await theWorld(site)
  for (const route of formRoutes())
    if (!walkers.has(route.policy)) walkers.set(route.policy, await walkerFor(world, route))
  before = await rowCounts(site)
})
afterEach(async () => expect(await rowCounts(site)).toEqual(before))

type Sending = { path: string; session: string; fields: URLSearchParams }
type Forgery = { headers?: Record<string, string>; session?: string; of?: string; type?: string }

function sendingOf(browser: Browser, path: string, route: ReturnType<typeof formRoutes>[number]): Sending {
  const session = browser.cookies.get('kp') ?? 'a'.repeat(43)
  if (!browser.cookies.has('kp')) browser.cookies.set('kp-pre', session)
  const words = Object.entries(acceptedBy(route.form) ?? {}).flatMap(([name, value]) =>
    value instanceof File ? [] : [value].flat().map((one): [string, string] => [name, one]),
  )
  return { path, session, fields: new URLSearchParams([...words, ['_version', '1']]) }
}

function forge(browser: Browser, { path, session, fields }: Sending, forgery: Forgery): Promise<Response> {
  const { key, csrf } = signForm(site.services.keys, forgery.session ?? session, forgery.of ?? path)
  const body = new URLSearchParams([...fields, ['_key', key], ['_csrf', csrf]])
  const type = forgery.type ?? 'application/x-www-form-urlencoded'
  const headers = { 'content-type': type, ...(forgery.headers ?? { 'sec-fetch-site': 'same-origin' }) }
  return browser.send(path, { method: 'POST', headers, body: String(body) })
}

async function walked(forgery: Forgery, wanted: number): Promise<string[]> {
  const wrong: string[] = []
  let asked = 0
  for (const route of formRoutes()) {
    const browser = walkers.get(route.policy)
    const [step] = stepsOf(route, world)
    if (!step || !browser) continue
    const { status, headers } = await forge(browser, sendingOf(browser, step.path, route), forgery)
    const sentAway = status === 303 && /^\/(logga-in|konto\/tvafaktor)/.test(headers.get('location') ?? '')
    if (status === wanted) asked += 1
    else if (!sentAway && status !== 404) wrong.push(`${step.path}: ${status}`)
  }
  expect(asked).toBeGreaterThan(100)
  return wrong
}

const forgeries: [string, Forgery, number][] = [
  ['from another site, as the browser says itself', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['from a neighbour of the same domain', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
  ['from another site, by a browser that says only the origin', { headers: { origin: 'https://ond.exempel' } }, 403],
  ['from a page without an origin', { headers: { origin: 'null' } }, 403],
  ['as plain text', { type: 'text/plain' }, 400],
  ['as JSON', { type: 'application/json' }, 400],
  ['with the token of somebody else', { session: 'b'.repeat(43) }, 400],
  ['with the token of another page', { of: '/kurser' }, 400],
]

test.each(forgeries)('no form is taken that comes %s, and nothing is written', async (_, forgery, wanted) => {
  expect(await walked(forgery, wanted)).toEqual([])
})
