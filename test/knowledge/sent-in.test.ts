import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { thePost } from '../accounts/post.ts'
import type { Browser } from '../browser.ts'
import { homeOf, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must, staffOf, step, written } from './bank.ts'

// What waits for an editor is told by mail to those who decide on it, and to nobody else.
const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
let lund: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  for (const organisation of [organisations.owner, homeOf('1280').municipality])
    await site.staff('editor', organisation)
  lund = await site.staff('editor', homeOf('1281').municipality)
})
afterAll(() => vi.resetModules())

const mails = async () => {
  await site.runJobs()
  return post.mails.splice(0)
}
const placesOf = async (mails: readonly string[]): Promise<(string | null)[]> => {
  const told = mails.map((mail) => /^To: (\S+)/m.exec(mail)?.[1])
  const rows = await site.rows(
    `select distinct o.municipality from accounts.account a join accounts.role_held h on h.account = a.id and h.role = 'editor'
     join organisations.organisation o on o.id = h.organisation where a.mail = any ($1) order by 1 nulls first`,
    [told],
  )
  return rows.map(({ municipality }) => municipality)
}

test('a guest’s text: the editors of the municipality that invited and the region’s, once each time it is sent in', async () => {
  const fields = { namn: 'Sara Lind', mejl: 'sara@exempel.se', rubrik: 'Sara om isen', uppdrag: 'Skriv.' }
  const own = (await must(await lund.press('/redaktion/gaster', fields, '/redaktion/gaster'))).replace(/\?.*/, '')
  const id = own.split('/').at(-1)
  const [letter = ''] = await mails()
  const guest = new URL(/http\S+\/gastinlagg\/\S+/.exec(letter)?.[0] ?? 'http://x').pathname
  const sara = site.visitor()
  await must(await sara.press(guest, { gor: 'accept' }, `${guest}/steg`))
  const words = {
    rubrik: 'Sara om isen',
    ingress: 'Vi möts.',
    text: 'Text.',
    forfattare: 'Sara Lind',
    organisation: 'Föreningen',
  }
  await must(await sara.press(guest, words, guest))
  expect(await mails()).toEqual([])

  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  const told = await mails()
  expect(await placesOf(told)).toEqual([null, '1281'])
  for (const mail of told) {
    expect(/^Subject: .*/m.exec(mail)?.[0]).not.toMatch(/Sara|isen/)
    expect(/http\S+/.exec(mail)?.[0]).toMatch(new RegExp(`/redaktion/${id}$`))
    expect(mail).toContain('Sara om isen')
    expect(mail).not.toMatch(/sara@|gastinlagg/)
  }
  expect((await lund.get(`/redaktion/${id}`)).status).toBe(200)

  // Sent back before anybody was told: nothing waits.
  await must(await lund.press(`/redaktion/${id}`, { gor: 'return' }, `/redaktion/${id}/steg`))
  await mails()
  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  await must(await lund.press(`/redaktion/${id}`, { gor: 'return' }, `/redaktion/${id}/steg`))
  expect((await mails()).filter((mail) => !mail.includes('sara@'))).toEqual([])
  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  expect(await placesOf(await mails())).toEqual([null, '1281'])
})

test('a text that lacks something is not sent in, and nobody is told', async () => {
  const fields = { namn: 'Ali', mejl: 'ali@exempel.se', rubrik: 'Halv text', uppdrag: '' }
  await must(await lund.press('/redaktion/gaster', fields, '/redaktion/gaster'))
  const [letter = ''] = await mails()
  const guest = new URL(/http\S+\/gastinlagg\/\S+/.exec(letter)?.[0] ?? 'http://x').pathname
  const ali = site.visitor()
  await must(await ali.press(guest, { gor: 'accept' }, `${guest}/steg`))
  expect((await ali.press(guest, { gor: 'submit' }, `${guest}/steg`)).status).toBe(422)
  expect(await site.rows(`select 1 from graphile_worker.jobs where task_identifier = 'tellEditors'`)).toEqual([])
  expect(await mails()).toEqual([])
})

test('an example: those who decide on it, and who proposed it is not said', async () => {
  const who = await staffOf(site, '1280')
  const own = await written(who, 'Rum för tolv')
  await mails()
  await must(await step(who, own, 'propose'))
  const told = await mails()
  expect(await placesOf(told)).toEqual([null, '1280'])
  for (const mail of told) {
    expect(/http\S+/.exec(mail)?.[0]?.endsWith(own)).toBe(true)
    expect(/^Subject: .*/m.exec(mail)?.[0]).not.toContain('tolv')
  }
  await must(await step(await editorOf(site), own, 'publish'))
  await must(await step(who, own, 'confirm'))
  expect(await mails()).toEqual([])
})
