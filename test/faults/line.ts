import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

// A line between the site and its database that can be made bad: cut off, silent, late, one byte a second, or cut in the
// moment when COMMIT has been carried out and nobody has heard of it.

export type Mode = 'good' | 'reset' | 'blackhole' | 'late' | 'trickle' | 'cutAfterCommit'
type Pair = { near: Socket; far: Socket; cutting: boolean }

const commit = Buffer.from('commit\0')

export async function openLine(to: { host: string; port: number }) {
  const pairs = new Set<Pair>()
  const line = { mode: 'good' as Mode, cuts: 0 }
  const cut = (pair: Pair) => {
    pairs.delete(pair)
    pair.near.resetAndDestroy()
    pair.far.destroy()
  }

  /** One way of one connection: piece after piece, as the line is when the piece comes. */
  async function carry(pair: Pair, from: Socket, into: Socket): Promise<void> {
    for await (const piece of from as AsyncIterable<Buffer>) {
      while (line.mode === 'blackhole') await sleep(20)
      if (line.mode === 'late') await sleep(500)
      // The database has done it once it answers; the answer goes nowhere.
      if (pair.cutting && from === pair.far) {
        line.cuts += 1
        return cut(pair)
      }
      pair.cutting ||= line.mode === 'cutAfterCommit' && from === pair.near && piece.includes(commit)
      const slow = await trickled(piece, into)
      if (!into.write(piece.subarray(slow))) await new Promise((done) => into.once('drain', done).once('close', done))
    }
    into.end()
  }

  /** A byte a second, as long as the line is so. Gives how many went. */
  async function trickled(piece: Buffer, into: Socket): Promise<number> {
    let at = 0
    for (; line.mode === 'trickle' && at < piece.length; at++) {
      into.write(piece.subarray(at, at + 1))
      for (let part = 0; line.mode === 'trickle' && part < 20; part++) await sleep(50)
    }
    return at
  }

  const server: Server = createServer((near) => {
    if (line.mode === 'reset') return void near.resetAndDestroy()
    const pair = { near, far: connect(to.port, to.host), cutting: false }
    pairs.add(pair)
    for (const end of [near, pair.far]) end.on('error', () => cut(pair)).on('close', () => cut(pair))
    for (const [from, into] of [
      [near, pair.far],
      [pair.far, near],
    ] as const)
      void carry(pair, from, into).catch(() => cut(pair))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(line, {
    port: (server.address() as { port: number }).port,
    /** From now on the line is so. */
    become(mode: Mode) {
      line.mode = mode
      if (mode === 'reset') for (const pair of pairs) cut(pair)
    },
    close() {
      for (const pair of pairs) cut(pair)
      server.close()
    },
  })
}
