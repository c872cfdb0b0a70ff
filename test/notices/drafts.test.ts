import { expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { roundSamples } from '../plant.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute } = await setTheWays()

/** A visitor who has come as far as how they are reached. */
async function draft(contact: Record<string, string>) {
  const start = `/ansok/${roundSamples.few.id}`
  const visitor = site.visitor()
  const address = (await visitor.press(start, { draft: 'new' }, start)).headers.get('location') ?? ''
  const page = `${address}/kontakt`
  expect((await visitor.press(page, contact, page)).status).toBe(303)
  return { visitor, address, page }
}
const contact = { channel: 'sms', phone: '070-174 06 05', mail: 'namn@exempel.se', language: 'sv' }
const reminder = async () => {
  site.wait(23)
  await round.night('remindDrafts')
}

test('1: a draft of day 23 is reminded once, by the chosen channel', async () => {
  await draft(contact)
  site.wait(22)
  await round.night('remindDrafts')
  expect(gateway.phone).toEqual([])
  site.wait(1)
  await round.night('remindDrafts')
  await round.night('remindDrafts')
  await minute(2)
  expect(gateway.phone.map(({ text }) => text)).toEqual([
    `Din ansökan är inte skickad än ${site.services.settings.baseUrl}/utkast`,
  ])
})

test('where the chosen channel fails the other is tried, and at last nothing more', async () => {
  await draft(contact)
  gateway.state.mode = 'fails'
  await reminder()
  for (const pause of [1, 5, 15, 60, 0]) await minute(pause)
  expect(gateway.asked).toHaveLength(5)
  expect(post.mails).toHaveLength(1)
  expect(post.mails[0]).toContain('Utkastet försvinner om sju dagar.')
  expect(await site.rows('select sent_at is not null as sent from apply.notice')).toEqual([{ sent: true }])
})

test('by night it waits for the morning', async () => {
  await draft(contact)
  site.clock.now = new Date('2027-03-24T20:00:00Z')
  await round.night('remindDrafts')
  expect(gateway.phone).toEqual([])
  site.clock.now = new Date('2027-03-25T06:00:30Z')
  await minute(0)
  expect(gateway.phone).toHaveLength(1)
})

test('before sending, the form says who is told, and a helper who is chosen gets the news', async () => {
  const helper = { receiver: 'helper', helperName: 'Hjälpsam', helperPhone: '', helperMail: '' }
  const { visitor, address, page } = await draft(contact)
  expect(plain(await visitor.text(page))).toContain('Vem ska få beskeden?')
  const refused = await visitor.press(page, { ...contact, ...helper }, page)
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('Skriv ett telefonnummer eller en e-post till den som hjälper.')
  expect((await visitor.press(page, { ...contact, ...helper, helperPhone: '070-174 06 77' }, page)).status).toBe(303)
  const name = { given: 'Fatima', family: 'Exempel', hasNumber: 'no' }
  await visitor.press(`${address}/namn`, name, `${address}/namn`)
  await visitor.press(`${address}/hemkommun`, { has: 'yes', municipality: '1260' }, `${address}/hemkommun`)
  await visitor.press(`${address}/krav`, {}, `${address}/krav`)
  await visitor.press(`${address}/papper`, {}, `${address}/papper`)
  expect(plain(await visitor.text(`${address}/kontrollera`))).toMatch(/Vem får beskeden\? Hjälpsam, \+46701740677/)
  const sent = await visitor.press(`${address}/kontrollera`, { seen: 'yes' }, `${address}/kontrollera`)
  expect(sent.status).toBe(303)
  await site.runJobs()
  await minute(2)
  expect(gateway.phone).toMatchObject([{ to: '+46701740677' }])
  expect(gateway.phone[0]?.text).toMatch(/^Något nytt i ansökan/)
})
