import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { doors, listen, usualLimits } from './listen.ts'
import { Refusal } from './refusal.ts'

let next = 21_000 + (process.pid % 20_000)
async function open(fetch: (request: Request) => Response | Promise<Response>, limits = usualLimits) {
  for (;;) {
    next += 1
    const port = next
    try {
      const opened = await listen({ fetch, host: '127.0.0.1', port, limits })
      onTestFinished(() => opened.close())
      return { ...opened, port, url: `http://127.0.0.1:${port}/` }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

/** What comes back on a raw connection before it is closed. */
const exchange = (port: number, request: string): Promise<string> =>
  new Promise((done) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (piece) => {
      answer += piece
    })
    socket.on('error', () => {})
    socket.on('close', () => done(answer))
  })

test('answers, and refuses a port that is taken in words', async () => {
  const { url, port } = await open(() => new Response('hej'))
  expect(await (await fetch(url)).text()).toBe('hej')
  await expect(listen({ fetch: () => new Response(), host: '127.0.0.1', port })).rejects.toThrow(/används redan.*PORT/)
})

test('headers over 16 KB are refused, under it are read', async () => {
  const { port, url } = await open((request) => new Response(String(request.headers.get('x-long')?.length)))
  expect(await (await fetch(url, { headers: { 'x-long': 'a'.repeat(15_000) } })).text()).toBe('15000')
  const long = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(17_000)}\r\n\r\n`
  expect(await exchange(port, long)).toMatch(/^HTTP\/1\.1 431 /)
})

test('closing lets a request that has begun end, and cuts what would never end', async () => {
  const { url, close } = await open(async () => {
    await new Promise((done) => setTimeout(done, 200))
    return new Response('klart')
  })
  const begun = fetch(url).then((answer) => answer.text())
  await new Promise((done) => setTimeout(done, 50))
  const closing = close()
  expect(await begun).toBe('klart')
  await closing

  const endless = await open(() => new Promise<Response>(() => {}))
  const cut = expect(fetch(endless.url)).rejects.toThrow()
  await new Promise((done) => setTimeout(done, 50))
  // Without a cut it would wait until the test itself gives up.
  await endless.close()
  await cut
})

test('half a head and half a body are cut off; what is promised is 10 s and 30 s', async () => {
  expect(usualLimits).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 })
  const limits = { ...usualLimits, headersTimeout: 200, requestTimeout: 500, connectionsCheckingInterval: 50 }
  const { port, url } = await open(async (request) => new Response(await request.text()), limits)
  const [head, body] = await Promise.all([
    exchange(port, 'GET / HTTP/1.1\r\nhost: x\r\nx-slow: '),
    exchange(port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf'),
  ])
  expect(head).toMatch(/^HTTP\/1\.1 408 /)
  expect(body).not.toMatch(/^HTTP\/1\.1 200 /)
  expect(await (await fetch(url, { method: 'POST', body: 'whole' })).text()).toBe('whole')
})

test('a crowd is taken up many at a time, not one in each turn of the loop', async () => {
  const crowd = 64
  let answered = 0
  const { port } = await open(() => {
    answered += 1
    return new Response('hej')
  })
  const sockets = Array.from({ length: crowd }, () => connect(port, '127.0.0.1'))
  for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  await Promise.all(sockets.map((socket) => new Promise((done) => socket.once('connect', done))))
  let turns = 0
  for (; answered < crowd; turns++) await new Promise((done) => setImmediate(done))
  for (const socket of sockets) socket.destroy()
  // Shared out by chance: no door has a third of them.
  expect(turns).toBeLessThan(doors > 1 ? crowd / 3 : crowd * 3)
})
