import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailHeads } from '../../src/operations/acts/heads.ts'
import { headsIn } from '../../src/platform/sealing/heads.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const mails: { to: string[]; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (piece) => {
      text += piece
    })
    stream.on('end', () => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
      done()
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const { port } = server.server.address() as AddressInfo
afterAll(() => new Promise<void>((done) => server.close(done)))

const site = await theSite({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, SEALS_TO: 'revision@exempel.se' } })
const hashOf = (byte: string) => byte.repeat(32)
const seal = (chain: string, number: number, minutesAgo: number) =>
  site.db.query(`insert into platform.seal values ($1, $2, 1, '9', 1, 1, 1, decode($3, 'hex'), '\\x00', $4)`, [
    chain,
    number,
    hashOf(`a${number}`),
    new Date(site.clock.now.getTime() - minutesAgo * 60_000),
  ])

beforeAll(async () => {
  await plantSkane(site.db)
  await site.staff('dataProtectionOfficer', organisations.malmo.municipality)
  await site.staff('dataProtectionOfficer', organisations.lund.municipality)
  await seal('1280', 1, 90)
  await seal('1280', 2, 30)
  await seal('1280', 3, 10)
  await seal('1283', 4, 10)
  await seal('1281', 5, 70)
})

test('every hour each officer gets the newest seal of the own municipality, others in the settings get all', async () => {
  await mailHeads(site.services)
  const [malmo] = await site.rows(
    `select a.mail from accounts.account a join accounts.role_held h on h.account = a.id
    where h.organisation = $1`,
    [organisations.malmo.municipality],
  )
  const told = new Map(
    mails.map(({ to, text }) => [to.join(), headsIn(text.replaceAll('=\r\n', '').replaceAll('\r', ''))]),
  )
  expect(told.get(malmo.mail)).toEqual([{ chain: '1280', number: 3, hash: hashOf('a3') }])
  expect(told.get('revision@exempel.se')?.map(({ chain, number }) => `${chain} ${number}`)).toEqual([
    '1280 3',
    '1283 4',
  ])
  expect(told.size).toBe(2)
})

test('when nothing new is sealed nothing is sent', async () => {
  mails.length = 0
  site.wait(1)
  await mailHeads(site.services)
  expect(mails).toEqual([])
})
