import { Agent, get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'

// How fifty people ask: all again at once as soon as they are answered, or each at a moment of their own.
export const connections = 50

/** Requests per second, as fast as the site answers. */
export async function shoot(url: string, cookies: string[], duration: number): Promise<number> {
  let next = 0
  const result = await autocannon({
    url,
    connections,
    duration,
    setupClient: (client) => client.setHeaders({ cookie: cookies[next++ % cookies.length] ?? '' }),
  })
  // Whoever is told to wait has not been served, and is no error (docs/operate/crowds.md).
  const { statusCodeStats } = result as typeof result & { statusCodeStats: Record<string, { count: number }> }
  const waiting = statusCodeStats['503']?.count ?? 0
  const other = result.non2xx - waiting
  if (other + result.errors > 0) throw new Error(`${url}: ${other} other answers, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

/** One person opens a page, whole. Gives milliseconds, without end for whoever was told to wait. */
function open(url: string, { cookie, from, agent }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { cookie }, agent }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - from)
        else if (answer.statusCode === 503) resolve(Number.POSITIVE_INFINITY)
        else reject(new Error(`${url}: ${answer.statusCode}`))
      })
    })
    asked.once('error', reject)
  })
}
/** `from`: when it should have been asked for. */
type Asked = { cookie: string; from: number; agent: Agent }

/** Fifty people open a page every second each, none in the same moment as another: what one in twenty waits longer than, in milliseconds. */
export async function p95Of(url: string, cookies: string[], seconds: number): Promise<number> {
  // In turn, so that none rests until the site closes it.
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo' })
  const begun = performance.now()
  const waits = Array.from({ length: connections * seconds }, async (_, n) => {
    const from = begun + (n * 1000) / connections
    await setTimeout(Math.max(0, from - performance.now()))
    return open(url, { cookie: cookies[n % cookies.length] ?? '', from, agent })
  })
  const sorted = (await Promise.all(waits)).sort((a, b) => a - b)
  agent.destroy()
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}
