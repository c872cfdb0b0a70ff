/**
 * The only place that calls another site, and only from jobs: hosts on the list, 20 s, three tries, at most five a second, and who we are.
 * The trap: a redirect or a "next page" may lead to any host at all.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Stopped, stop } from '../cell.ts'

export type Asked = {
  method?: 'GET' | 'POST'
  json?: unknown
  etag?: string | undefined
  modified?: string | undefined
}
export type Answer = { url: string; status: number; headers: Record<string, string>; body: Buffer }
export type Client = {
  /** Where a path of the source is; `stub` on this machine, else its own host. */
  base: string
  ask(url: string, asked?: Asked): Promise<Answer>
}
export type ClientOptions = {
  base: string
  hosts: readonly string[]
  userAgent: string
  /** Seconds between tries. */
  pauses?: readonly number[]
  timeout?: number
  /** Milliseconds between two requests: five a second. */
  gap?: number
  wait?: (ms: number) => Promise<unknown>
}

/** More than the largest file that any source has: 62 MB. */
const mostBytes = 120 * 1024 * 1024
const longestWait = 60
const again = new Set([429, 500, 502, 503, 504])

const isAllowed = (url: string, { base, hosts }: ClientOptions): boolean => {
  const to = URL.parse(url)
  if (!to) return false
  if (to.origin === new URL(base).origin) return true
  return to.protocol === 'https:' && hosts.includes(to.host)
}

async function bytesOf(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > mostBytes) stop('tooMany', response.url)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function once(url: string, asked: Asked, options: ClientOptions): Promise<Answer> {
  const { method = 'GET', json, etag, modified } = asked
  const headers: Record<string, string> = { 'user-agent': options.userAgent }
  if (json !== undefined) headers['content-type'] = 'application/json'
  if (etag) headers['if-none-match'] = etag
  if (modified) headers['if-modified-since'] = modified
  const signal = AbortSignal.timeout(options.timeout ?? 20_000)
  const body = json === undefined ? null : JSON.stringify(json)
  const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
  return { url, status: response.status, headers: Object.fromEntries(response.headers), body: await bytesOf(response) }
}

/** What may pass by itself: a source that is busy, a line that broke, an answer that never ended. */
async function tried(
  url: string,
  asked: Asked,
  options: ClientOptions,
): Promise<Answer | { wait: number; why: string }> {
  try {
    const answer = await once(url, asked, options)
    const { 'retry-after': after = '' } = answer.headers
    return again.has(answer.status) ? { wait: Number(after) || 0, why: String(answer.status) } : answer
  } catch (error) {
    if (error instanceof Stopped) throw error
    return { wait: 0, why: (error as Error).name }
  }
}

async function untilAnswered(url: string, asked: Asked, options: ClientOptions): Promise<Answer> {
  const { pauses = [2, 8, 30], wait = sleep } = options
  let why = ''
  for (const pause of pauses) {
    const answer = await tried(url, asked, options)
    if ('status' in answer) return answer
    why = answer.why
    if (pause !== pauses.at(-1)) await wait(Math.min(Math.max(pause, answer.wait), longestWait) * 1000)
  }
  return stop(why === 'TimeoutError' ? 'timeout' : 'http', `${why} ${new URL(url).pathname}`)
}

export function clientOf(options: ClientOptions): Client {
  const { gap = 200, wait = sleep } = options
  let asked = 0
  const ask = async (url: string, how: Asked = {}, hops = 0): Promise<Answer> => {
    if (!isAllowed(url, options)) stop('notAllowed', URL.parse(url)?.host ?? '')
    if (asked++ > 0) await wait(gap)
    const answer = await untilAnswered(url, how, options)
    const { location } = answer.headers
    if (answer.status >= 300 && answer.status < 400 && location && hops < 3)
      return ask(new URL(location, url).href, how, hops + 1)
    if (answer.status === 410) stop('moved', new URL(url).pathname)
    if (answer.status === 404) stop('gone', new URL(url).pathname)
    if (answer.status >= 400) stop('http', `${answer.status} ${new URL(url).pathname}`)
    return answer
  }
  return { base: options.base, ask: (url, how) => ask(url, how) }
}

/** JSON, or what it was instead. */
export function jsonOf(text: string): unknown {
  if (/^\s*<(!doctype|html)/i.test(text)) stop('notData', 'html')
  try {
    return JSON.parse(text)
  } catch {
    // Cut in the middle, or no JSON at all: the source's answer, not a defect of the site.
    return stop('cut', `${text.length}`)
  }
}
