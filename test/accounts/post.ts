import { createServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

const listening = (server: { listen(port: number, host: string, done: () => void): unknown }) =>
  new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

/** A real mail server that keeps what it gets. */
export async function thePost() {
  const mails: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(unfolded(Buffer.concat(parts).toString('utf8')))
        done()
      })
    },
  })
  await listening(server)
  afterAll(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = (server.server as Server).address() as AddressInfo
  return { mails, url: `smtp://127.0.0.1:${port}?from=knutpunkt@exempel.se` }
}

/** Quoted-printable as it was written. */
const unfolded = (mail: string): string =>
  Buffer.from(
    mail
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** A gateway for sms that keeps what it gets; `fails` makes it answer 500. */
export async function theGateway() {
  const sent: { to: string; text: string; authorization: string | undefined }[] = []
  const state = { fails: false }
  const server = createServer((request, answer) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      if (!state.fails) sent.push({ ...JSON.parse(body), authorization: request.headers.authorization })
      answer.writeHead(state.fails ? 500 : 204).end()
    })
  })
  await listening(server)
  afterAll(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = server.address() as AddressInfo
  return { sent, state, url: `http://knut:hem%40lig@127.0.0.1:${port}/skicka` }
}
