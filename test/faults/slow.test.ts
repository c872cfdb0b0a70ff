import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import { plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { limit, long, report } from './measure.ts'

const site = await theSite()
await plantSkane(site.db)
await plantCourses(site.db)

// Promise 9. Clients that send half a head, half a body, or read nothing: the others must not feel it, neither while they come nor
// when those with half a body are cut off. Each third one asks for a whole page, so they come one after the other: a thousand pages
// asked for in one moment are a crowd, whoever reads them (promise 2).
const connections = long ? 1000 : 100
const comingSeconds = long ? 20 : 1
/** Those who came last are cut off after 30 s for the body, looked at every 5 s; on a busy machine they came late. */
const mostSeconds = long ? comingSeconds + 100 : 2

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

const head = 'GET /kurser HTTP/1.1\r\nhost: localhost\r\n'
const kinds = [
  `${head}x-slow: `,
  'POST /utkast HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9999\r\n\r\ncode=',
  `${head}\r\n`,
]
type Slow = { kind: number; socket: Socket; closed: boolean }

/** Sends a byte twice a second, or never reads. */
function slowClient(port: number, at: number): Slow {
  const kind = at % kinds.length
  const slow: Slow = { kind, socket: connect(port, '127.0.0.1'), closed: false }
  const drip = setInterval(() => kind < 2 && slow.socket.write('a'), 500)
  slow.socket.on('error', () => {})
  slow.socket.on('close', () => {
    slow.closed = true
    clearInterval(drip)
  })
  slow.socket.write(kinds[kind] ?? '')
  if (kind === 2) slow.socket.pause()
  else slow.socket.resume()
  return slow
}

const after = (seconds: number) => {
  const until = performance.now() + seconds * 1000
  return () => performance.now() > until
}
/** Four who are in no hurry: one page after the other. */
async function others(port: number, isOver: () => boolean): Promise<{ p99: number; refused: number }> {
  const took: number[] = []
  let refused = 0
  const one = async () => {
    while (!isOver()) {
      const began = performance.now()
      const answer = await fetch(`http://127.0.0.1:${port}/kurser`).catch(() => undefined)
      await answer?.text()
      if (answer?.status !== 200) refused += 1
      took.push(performance.now() - began)
      await sleep(10)
    }
  }
  await Promise.all([one(), one(), one(), one()])
  return { p99: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0, refused }
}

test(
  'slow clients do not slow the others, and are cut off',
  async () => {
    const port = await freePort()
    const opened = await listen({ fetch: (request) => site.site.fetch(request), host: '127.0.0.1', port })
    onTestFinished(() => opened.close())
    await others(port, after(1))
    const alone = await others(port, after(long ? 10 : 1))
    const slow: Slow[] = []
    onTestFinished(() => {
      for (const { socket } of slow) socket.destroy()
    })
    const come = async () => {
      for (let at = 0; at < connections; at++) {
        slow.push(slowClient(port, at))
        await sleep((1000 * comingSeconds) / connections)
      }
    }
    const open = () => slow.filter(({ kind, closed }) => kind < 2 && !closed).length
    const isTooLate = after(mostSeconds)
    const isCut = () => long && slow.length === connections && open() === 0
    const [beside] = await Promise.all([others(port, () => isCut() || isTooLate()), come()])
    const ratio = Math.round((beside.p99 / alone.p99) * 100) / 100
    report({ connections, refused: beside.refused, ratio })
    expect(beside.refused).toBe(0)
    // 10 s for the head and 30 s for the body (listen.test.ts shows the same with a shorter clock), looked at every 5 s.
    if (long) expect(open()).toBe(0)
  },
  limit(120_000),
)
