import { expect, test } from 'vitest'
import { formsOf } from '../browser.ts'
import { roundSamples } from '../plant.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute } = await setTheWays()

/** A visitor who has come as far as how they are reached. */
async function draft(contact: Record<string, string>) {
  const visitor = site.visitor()
  const begun = await visitor.press(`/ansok/${roundSamples.few.id}`, {})
  let html = await visitor.follow(begun)
  const named = await visitor.submit(
    html,
    { given: 'Fatima', family: 'Exempel', hasNumber: 'no', number: '' },
    formsOf(html).find(({ action }) => action.endsWith('/namn'))?.action,
  )
  html = await visitor.follow(named)
  const answered = await visitor.submit(
    html,
    contact,
    formsOf(html).find(({ action }) => action.endsWith('/kontakt'))?.action,
  )
  expect(answered.status).toBe(303)
  return visitor
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
