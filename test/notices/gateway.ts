import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach } from 'vitest'

export type Sms = { to: string; text: string; id: string }
/**
 * `fails` answers 500, `loses` hangs up before it has taken anything, `losesAnswer` takes the message and hangs up, `doubles` sends it
 * on twice, `delays` takes it at once and answers late, `silent` takes it and never answers.
 */
type Mode = 'works' | 'fails' | 'loses' | 'losesAnswer' | 'doubles' | 'delays' | 'silent'

/** A gateway that behaves as badly as it is told to. It knows a message by its id and sends each on once, as real ones do. */
export async function theBadGateway() {
  const state = { mode: 'works' as Mode }
  const asked: (Sms & { key: string | undefined })[] = []
  const phone: Sms[] = []
  const known = new Set<string>()
  const take = (sms: Sms) => {
    if (!known.has(sms.id)) phone.push(...Array.from({ length: state.mode === 'doubles' ? 2 : 1 }, () => sms))
    known.add(sms.id)
  }
  const server = createServer((request, answer) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const sms = JSON.parse(body) as Sms
      asked.push({ ...sms, key: request.headers['idempotency-key'] as string | undefined })
      const { mode } = state
      if (mode !== 'fails' && mode !== 'loses') take(sms)
      if (mode === 'loses' || mode === 'losesAnswer') return void request.socket.destroy()
      if (mode === 'silent') return
      const done = () => answer.writeHead(mode === 'fails' ? 500 : 204).end()
      if (mode === 'delays') setTimeout(done, 300)
      else done()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  beforeEach(() => {
    state.mode = 'works'
    asked.length = phone.length = 0
    known.clear()
  })
  return { state, asked, phone, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/skicka` }
}
