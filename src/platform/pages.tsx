import { setImmediate as lookRound } from 'node:timers/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { dressed, type Markup, StatePage, styleMark } from '../design/index.ts'
import type { Raw } from './input.ts'
import type { Site } from './visit.ts'

export type State = 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503

const codes: Record<State, string> = {
  400: 'notUnderstood',
  403: 'notYours',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  500: 'defect',
  503: 'away',
}

/** Every answer in HTML goes through here: doctype, language, nothing kept by anybody between us and the reader. */
export async function html(c: Context<Site>, page: Markup, status = 200): Promise<Response> {
  if (status !== 503) await turnToDraw()
  return packed(c, dressedFor(c, `<!doctype html>${page}`), status as 200)
}

let lastDrawn = Promise.resolve()
/** One page for each time that the process looks round: those who are to be told to wait hear it between two pages, not after sixteen. */
function turnToDraw(): Promise<void> {
  lastDrawn = lastDrawn.then(() => lookRound())
  return lastDrawn
}

const takesGzip = /(?:^|,)\s*(?:gzip|\*)\s*(?:$|,|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i
const takesBrotli = /(?:^|,)\s*br\s*(?:$|,|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i
type Packing = { name: string; taken: RegExp; pack: (page: string) => Buffer<ArrayBuffer> }
/** A twelfth larger than usual, for half the processor. */
const gzip: Packing = { name: 'gzip', taken: takesGzip, pack: (page) => gzipSync(page, { level: 3 }) }
/** A tenth less than the smallest gzip. A larger window is only dearer to prepare. */
const smallest = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_LGWIN]: 16,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
}
const brotli: Packing = {
  name: 'br',
  taken: takesBrotli,
  pack: (page) => brotliCompressSync(page, { params: smallest }),
}

/** Packed here, where the page is one string: as a stream of its own it cost as much as drawing it. */
function packed(c: Context<Site>, page: string, status: 200): Response | Promise<Response> {
  c.header('vary', 'Accept-Encoding')
  const accepted = c.req.header('accept-encoding') ?? ''
  // The first page of a visit carries its style and is waited for longest; after it the processor is dearer than the line.
  const packing = (c.var.style ? [brotli, gzip] : [gzip]).find(({ taken }) => taken.test(accepted))
  if (!packing) return c.html(page, status)
  return c.body(packing.pack(page), status, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': packing.name,
  })
}

function dressedFor(c: Context<Site>, page: string): string {
  const mark = styleMark()
  if (getCookie(c, 'stil') === mark) return page
  const { settings } = c.var.visit.services
  setCookie(c, 'stil', mark, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: settings.baseUrl.startsWith('https:'),
    maxAge: 31_536_000,
  })
  const first = dressed(page)
  c.set('style', first.digest)
  return first.page
}

/** A page that says what happened and leads on; in JSON for those who came by the API. */
export function showState(
  c: Context<Site>,
  state: State,
  facts: { number?: string } = {},
): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/'))
    return c.json({ error: { code: codes[state], message: codes[state], fields: {} } }, state)
  if (state === 503) c.header('retry-after', '5')
  return html(c, <StatePage visit={c.var.visit} state={state} number={facts.number} />, state)
}

/** So much has been sent in today that the disk is kept for others. */
export const showNoRoom = (c: Context<Site>): Response | Promise<Response> =>
  html(c, <StatePage visit={c.var.visit} state="room" />, 429)

/** The database is away in the middle of a form: everything typed stands on the page, with a button that sends it again. */
export function showAway(c: Context<Site>, raw: Raw): Response | Promise<Response> {
  const fields = Object.entries(raw).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  )
  c.header('retry-after', '5')
  return html(c, <StatePage visit={c.var.visit} state={503} again={{ of: c.req.path, fields }} />, 503)
}
