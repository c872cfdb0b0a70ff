import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Level, Role } from '../shared/actor.ts'
import { levels } from '../shared/actor.ts'
import { addressOf } from './address.ts'
import { hasRoom } from './files/room.ts'
import { type Input, parse, type Raw, readBody, readQuery } from './input.ts'
import { isAway, once } from './once.ts'
import { showAway, showNoRoom, showState } from './pages.tsx'
import { mayOpen, type Policy } from './policies.ts'
import type { Purpose } from './purposes.ts'
import { signedKey } from './sign.ts'
import { standAside } from './turns.ts'
import type { Site } from './visit.ts'

/** What a route says about itself. The permission matrix, the fuzzer and the audit test read the registry. */
export type Route<Value = unknown> = {
  method: 'get' | 'post'
  path: string
  /** Row of the policy table: which role in which relation is answered. */
  policy: Policy
  /** Why persons are read here; null where nobody is read. */
  purpose: Purpose | null
  form: z.ZodType<Value> | null
  audit: 'none' | 'read' | 'write'
  /** The least that a newcomer must have shown of who they are; `code` when absent. For staff see `leastLevel`. */
  level?: Level
  /** Asks staff for the second factor again when it is older than five minutes. */
  stepUp?: true
  /** A form that only asks writes nothing: pressed again, it answers again. */
  asks?: true
  /**
   * `page` when absent. An `api` answers in JSON and takes no form token; a `file` is an attachment. A `button` is pressed by a mail program (RFC 8058):
   * no page of ours before it, no session and no token of a form. The signed link in its address is the right, and does one thing.
   */
  kind?: 'page' | 'api' | 'file' | 'button'
}
type Answer<Value> = (c: Context<Site>, input: Input<Value>) => Response | Promise<Response>

export const registry: Route[] = []

/** The only way to mount a page: what is not declared does not exist. */
export function route<Value>(site: Hono<Site>, it: Route<Value> & { answer: Answer<Value> }): void {
  registry.push(it as Route)
  site.on(it.method.toUpperCase(), it.path, async (c) => {
    const visit = c.var.visit
    visit.policy = it.policy
    visit.purpose = it.purpose
    // No row is named with a sign that PostgreSQL does not keep.
    if (Object.values<string>(c.req.param()).some((part) => part.includes('\0'))) return showState(c, 404)
    const isForm = it.method === 'post' && it.kind !== 'button'
    return notOpen(c, it) ?? (isForm ? carryOut(c, it) : it.answer(c, parse(it.form, readQuery(c))))
  })
}

/** Nobody signed in: the way to sign-in. Signed in without the right: as if the page did not exist. */
function notOpen(c: Context<Site>, it: Route): Response | Promise<Response> | undefined {
  const { actor, steppedUpAt, now } = c.var.visit
  const back = encodeURIComponent(it.method === 'get' ? c.req.path : '/')
  if (!mayOpen(it.policy, actor.role)) {
    if (actor.role !== 'anonymous') return showState(c, 404)
    return it.method === 'get' && it.kind !== 'api' ? c.redirect(`/logga-in?till=${back}`, 303) : showState(c, 404)
  }
  if (actor.account && levels.indexOf(actor.level) < levels.indexOf(leastLevel(it, actor.role))) {
    return c.redirect(`${actor.role === 'newcomer' ? '/logga-in/mer' : '/konto/tvafaktor'}?till=${back}`, 303)
  }
  const fresh = steppedUpAt && now.getTime() - steppedUpAt.getTime() < 5 * 60_000
  if (it.stepUp && !fresh) return c.redirect(`/logga-in/igen?till=${back}`, 303)
  return undefined
}

/** Staff without a second factor reach only what is open to all and, where a route says so, their own account. */
function leastLevel({ policy, level = 'none' }: Route, role: Role): Level {
  if (role === 'newcomer') return level
  if (policy === 'everybody' || policy === 'signedIn') return 'none'
  return policy === 'staff' && level !== 'none' ? level : 'staff'
}

type Sent = { raw: Raw; key: string }
/** What was sent, when a page of ours sent it; else the status of the refusal. */
async function readSent(c: Context<Site>): Promise<Sent | 400 | 403 | 413> {
  if (isForged(c)) return 403
  const raw = await standAside(
    c.req.raw,
    () => readBody(c),
    () => isCutOff(c),
  )
  if (typeof raw === 'string') return raw === 'tooLarge' ? 413 : 400
  const { keys } = c.var.visit.services
  const sent = { key: text(raw, '_key'), csrf: text(raw, '_csrf') }
  const key = signedKey(keys, c.var.visit.session, c.req.path, sent)
  return key && /^\d{1,9}$/.test(text(raw, '_version')) ? { raw, key } : 400
}

/** The line broke, or was cut for being slow, before all of the body had come. */
const isCutOff = (c: Context<Site>) => (c.env as { incoming?: { complete: boolean } })?.incoming?.complete === false
const refuse = (c: Context<Site>, status: 400 | 403 | 413) =>
  isCutOff(c) ? c.body(null, status) : showState(c, status)

/** The database is away before anybody could ask who it is: a form of ours comes back with what was typed. */
export async function sayAway(c: Context<Site>): Promise<Response> {
  const sent = c.req.method === 'POST' && !c.req.raw.bodyUsed ? await readSent(c) : 400
  if (isCutOff(c)) return c.body(null, 503)
  return typeof sent === 'number' ? showState(c, 503) : showAway(c, sent.raw)
}

async function carryOut<Value>(c: Context<Site>, it: Route<Value> & { answer: Answer<Value> }): Promise<Response> {
  const visit = c.var.visit
  const sent = await readSent(c)
  if (typeof sent === 'number') return refuse(c, sent)
  const { raw, key } = sent
  try {
    if (!(await hasRoom(visit, raw, addressOf(c)))) return showNoRoom(c)
    const input = parse(it.form, raw)
    if (it.asks) return await it.answer(c, input)
    const form = { route: c.req.path, key, digest: await digestOf(raw) }
    if (c.req.query('sprak'))
      return await inOtherLanguage(c, form, it.form ? () => it.answer(c, unjudged(raw)) : undefined)
    const outcome = await once(visit, form, async () => it.answer(c, input))
    return outcome === 'otherContent' ? showState(c, 409) : outcome
  } catch (defect) {
    if (isAway(defect)) return showAway(c, raw)
    throw defect
  }
}

/** What was typed, as if nothing were wrong with it and nothing were to be done. */
const unjudged = (raw: Raw) => ({ problems: {}, raw })

/** A form sent by the names of the languages: nothing is done, the same page comes back with what was typed. */
async function inOtherLanguage(
  c: Context<Site>,
  form: Parameters<typeof once>[1],
  redraw: (() => Response | Promise<Response>) | undefined,
): Promise<Response> {
  const nothingDone = async () => {
    const page = await redraw?.()
    return page?.status === 422 ? page : c.body(null, 400)
  }
  const outcome = await once(c.var.visit, form, nothingDone)
  if (outcome !== 'otherContent' && outcome.status === 422)
    return new Response(outcome.body, { headers: outcome.headers })
  return c.redirect(pageBefore(c), 303)
}

/** The page that the form stood on; the browser tells it for pages of this site. */
function pageBefore(c: Context<Site>): string {
  const before = URL.parse(c.req.header('referer') ?? '')
  return before?.host === new URL(c.req.url).host ? before.pathname.replace(/^\/+/, '/') + before.search : '/'
}

/** Forged requests come from elsewhere: the browser says so itself. */
function isForged(c: Context<Site>): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  return (
    origin !== undefined &&
    origin !== new URL(c.var.visit.services.settings.baseUrl).origin &&
    origin !== new URL(c.req.url).origin
  )
}

const text = (raw: Raw, name: string): string => (typeof raw[name] === 'string' ? (raw[name] as string) : '')

export const versionOf = (input: { raw: Raw }): number => Number(text(input.raw, '_version'))

/** Content of a form without its key and token, so that the same press is known again. */
async function digestOf(raw: Raw): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const [name, value] of Object.entries(raw)) {
    if (name === '_csrf' || name === '_key') continue
    for (const one of [value].flat()) {
      hash.update(`${name}\n`)
      hash.update(typeof one === 'string' ? one : Buffer.from(await one.arrayBuffer()))
    }
  }
  return hash.digest()
}
