import { afterEach, expect, test, vi } from 'vitest'
import { standAside, Turns } from './turns.ts'

const patience = { form: 3000, view: 1500 }
/** Two at a time; the clock stands still until it is moved. */
function desk(most = 500) {
  const clock = { now: 0 }
  const turns = new Turns({ atOnce: 2, patience, longest: 10_000, most, now: () => clock.now })
  const said: string[] = []
  const come = async (name: string, rank: 'form' | 'view' = 'view', left?: () => boolean) => {
    said.push(`${name} ${(await turns.take(rank, left)) ? 'in' : 'away'}`)
  }
  const end = async (after = 10) => {
    clock.now += after
    turns.give()
    await Promise.resolve()
    await new Promise((done) => setImmediate(done))
  }
  return { turns, said, come, end, clock }
}
/** Until it is known how long one takes. */
async function learn({ come, end, said }: ReturnType<typeof desk>, ms: number) {
  for (let at = 0; at < 60; at++) {
    void come('early')
    if (at > 5) await end(ms)
  }
  while (said.length < 60) await end(ms)
  said.length = 0
}
afterEach(() => vi.useRealTimers())

test('as many as may work begin at once, the others in the order they came', async () => {
  const { turns, said, come, end } = desk()
  for (const name of ['a', 'b', 'c', 'd']) void come(name)
  await Promise.resolve()
  expect([turns.inWork, turns.waiting]).toEqual([2, 2])
  await end()
  await end()
  expect(said).toEqual(['a in', 'b in', 'c in', 'd in'])
  await end()
  await end()
  expect([turns.inWork, turns.waiting, turns.turnedAway]).toEqual([0, 0, 0])
})

test('forms go first, but every fourth turn is a view’s', async () => {
  const { said, come, end } = desk()
  for (const name of ['a', 'b', 'v1', 'v2']) void come(name)
  for (const name of ['f1', 'f2', 'f3', 'f4', 'f5']) void come(name, 'form')
  for (let at = 0; at < 7; at++) await end()
  expect(said.slice(2)).toEqual(['f1 in', 'f2 in', 'f3 in', 'v1 in', 'f4 in', 'f5 in', 'v2 in'])
})

test('when each takes so long that the line would be too long, the next is told so at once; a form is still let in', async () => {
  const all = desk()
  await learn(all, 100)
  const { turns, said, come } = all
  for (let at = 0; at < 30; at++) void come(`v${at}`)
  await new Promise((done) => setImmediate(done))
  // 100 ms each: about fifteen fit into 1.5 s.
  const away = said.filter((line) => line.endsWith('away'))
  expect(away.length).toBe(turns.turnedAway)
  expect(turns.waiting).toBeGreaterThan(12)
  expect(turns.waiting).toBeLessThan(20)
  void come('f', 'form')
  await Promise.resolve()
  expect(said.at(-1)).not.toBe('f away')
  expect(turns.waiting).toBeLessThan(21)
})

test('it is normal again as soon as each takes little', async () => {
  const all = desk()
  await learn(all, 500)
  for (let at = 0; at < 60; at++) {
    void all.come('one')
    await all.end()
  }
  const before = all.turns.turnedAway
  expect(before).toBeGreaterThan(0)
  for (let at = 0; at < 100; at++) void all.come('v')
  await new Promise((done) => setImmediate(done))
  expect(all.turns.turnedAway).toBe(before)
})

test('the line is bounded whatever the clock says', async () => {
  const { turns, come } = desk(3)
  for (let at = 0; at < 10; at++) void come('v')
  await Promise.resolve()
  expect([turns.inWork, turns.waiting, turns.turnedAway]).toEqual([2, 3, 5])
})

test('when nothing ends, nobody stands in line for ever', async () => {
  vi.useFakeTimers()
  const { turns, said, come } = desk()
  for (const name of ['a', 'b', 'c']) void come(name)
  void come('f', 'form')
  await vi.advanceTimersByTimeAsync(9999)
  expect(said).toEqual(['a in', 'b in'])
  await vi.advanceTimersByTimeAsync(1)
  expect(said).toEqual(['a in', 'b in', 'c away', 'f away'])
  expect(turns.waiting).toBe(0)
})

test('whoever has left meanwhile takes nobody’s turn', async () => {
  const { said, come, end } = desk()
  for (const name of ['a', 'b']) void come(name)
  void come('gone', 'view', () => true)
  void come('d')
  await end()
  expect(said).toEqual(['a in', 'b in', 'gone away', 'd in'])
})

test('a body that comes slowly holds no turn, and goes first once it is there', async () => {
  const { turns, said, come, end } = desk()
  const request = new Request('http://localhost/')
  let arrived = () => {}
  void come('a')
  await turns.take('form')
  const work = turns.during(request, () =>
    standAside(
      request,
      () => new Promise<void>((done) => (arrived = done)),
      () => false,
    ).then(() => void said.push('body in')),
  )
  await Promise.resolve()
  expect(turns.inWork).toBe(1)
  for (const name of ['b', 'c', 'd']) void come(name, 'form')
  await new Promise((done) => setImmediate(done))
  arrived()
  await new Promise((done) => setImmediate(done))
  await end()
  await work
  expect(said.slice(0, 3)).toEqual(['a in', 'b in', 'body in'])
})

test('once the first in line has stood so long, nobody else joins', async () => {
  const { turns, said, come, clock } = desk()
  for (const name of ['a', 'b', 'c']) void come(name)
  clock.now = 1501
  void come('d')
  await new Promise((done) => setImmediate(done))
  expect(said.at(-1)).toBe('d away')
  expect([turns.waiting, turns.turnedAway]).toEqual([1, 1])
})

test('a body that is cut off takes no turn again, whoever else waits', async () => {
  const { turns, said, come } = desk()
  const request = new Request('http://localhost/')
  let cut = () => {}
  await turns.take('form')
  const work = turns.during(request, () =>
    standAside(
      request,
      () => new Promise<void>((_, fail) => (cut = () => fail(new Error('aborted')))),
      () => true,
    ),
  )
  for (const name of ['a', 'b', 'c']) void come(name)
  await Promise.resolve()
  cut()
  await expect(work).rejects.toThrow('aborted')
  await new Promise((done) => setImmediate(done))
  expect(said).toEqual(['a in', 'b in'])
  expect([turns.inWork, turns.waiting]).toEqual([2, 1])
})

test('a crowd that comes before anything is known fills no line that cannot be served', async () => {
  const { turns, come } = desk()
  for (let at = 0; at < 400; at++) void come('v')
  await Promise.resolve()
  expect(turns.waiting).toBeLessThan(100)
})
