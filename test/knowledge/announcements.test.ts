import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueByDay } from '../../src/knowledge/acts/announcement-mail.ts'
import { thePost } from '../accounts/post.ts'
import { type Browser, plain } from '../browser.ts'
import { homeOf, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
const at = '/redaktion/anslag'
let region: Browser
let malmo: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  region = await editorOf(site)
  malmo = await site.staff('editor', homeOf('1280').municipality)
})
afterAll(() => vi.resetModules())

const notice = { rubrik: 'Ny blankett', text: 'Använd den nya.', sistadag: '2027-03-31' }
const put = async (who: Browser, fields: Record<string, string | string[]>) =>
  who.press(at, { ...notice, ...fields }, at)
const idOf = async (title: string) =>
  (await site.rows('select id from knowledge.announcement where title = $1', [title]))[0]?.id
const caseworker = (code: string) => site.staff('caseworker', homeOf(code).unit)
const read = async (who: Browser) => plain(await who.text('/anslag'))

test('a last day is needed, and comes', async () => {
  expect((await put(region, { sistadag: '' })).status).toBe(422)
  expect((await put(region, { sistadag: '2027-02-28' })).status).toBe(422)
  await must(await put(region, {}))
  const who = await caseworker('1280')
  expect(await read(who)).toMatch(/Ny blankett .*Gäller till och med ons 31 mars 2027/)
  site.wait(31)
  expect(await read(who)).not.toContain('Ny blankett')
  expect((await who.get(`/anslag/${await idOf('Ny blankett')}`)).status).toBe(404)
  site.wait(-31)
})

test('it reaches the roles and the corners it is for, and nobody else', async () => {
  const [{ corner }] = await site.rows(
    `select corner from organisations.corner_member where municipality = '1280' and valid_to is null`,
  )
  await must(await put(region, { rubrik: 'Till sydväst', roller: ['caseworker'], horn: [corner] }))
  expect(await read(await caseworker('1280'))).toContain('Till sydväst')
  expect(await read(await caseworker('1283'))).not.toContain('Till sydväst')
  expect(await read(await site.staff('coordinator', homeOf('1280').unit))).not.toContain('Till sydväst')
  expect((await site.visitor().get('/anslag')).status).toBe(303)
})

test('a receipt is asked by one’s own organisation and by the region, given once and counted', async () => {
  await must(await put(malmo, { rubrik: 'Malmös rutin', kvitto: 'ja' }))
  const id = await idOf('Malmös rutin')
  const own = await caseworker('1280')
  expect(await read(own)).toMatch(/Malmös rutin Läs och kvittera/)
  // Another municipality's people may read it and owe nobody a receipt.
  const other = await caseworker('1281')
  expect(await other.text(`/anslag/${id}`)).not.toContain('Jag har läst')
  await must(await own.press(`/anslag/${id}`, {}, `/anslag/${id}`))
  expect(await read(own)).toMatch(/Malmös rutin .*Du läste/)
  expect(plain(await malmo.text(at))).toContain('Kvitton: 1')
  await must(await put(region, { rubrik: 'Regionens rutin', kvitto: 'ja' }))
  expect(await read(other)).toMatch(/Regionens rutin Läs och kvittera/)
  const [{ corner }] = await site.rows(
    `select corner from organisations.corner_member where municipality = '1283' and valid_to is null`,
  )
  const elsewhere = await put(malmo, { rubrik: 'Till andra', kvitto: 'ja', horn: [corner] })
  expect(elsewhere.status).toBe(422)
})

test('what is taken down is gone, by its own alone', async () => {
  const id = await idOf('Malmös rutin')
  const down = `${at}/${id}/ner`
  const form = await malmo.text(at)
  const lund = await site.staff('editor', homeOf('1281').municipality)
  expect(plain(await lund.text(at))).not.toContain('Malmös rutin')
  await must(await malmo.submit(form, {}, down))
  expect(await read(await caseworker('1280'))).not.toContain('Malmös rutin')
})

test('by theme: on the page what is asked for, by mail what was chosen and what must be read', async () => {
  await must(await put(region, { rubrik: 'Om praktik', amnen: 'praktik, språk' }))
  await must(await put(region, { rubrik: 'Om bostäder', amnen: 'bostad' }))
  const who = await caseworker('1280')
  const about = async (theme: string) => plain(await who.text(`/anslag?amne=${encodeURIComponent(theme)}`))
  expect(await about('praktik')).toContain('Om praktik')
  expect(await about('praktik')).not.toContain('Om bostäder')
  expect(await read(who)).toMatch(/Om bostäder[\s\S]*Om praktik|Om praktik[\s\S]*Om bostäder/)

  // What stood there before the choice stays on the page.
  await must(await who.press('/anslag/val', { takt: 'daily', amnen: ['praktik'] }, '/anslag/val'))
  site.wait(1)
  await must(await put(region, { rubrik: 'Praktik i mars', amnen: 'praktik' }))
  await must(await put(region, { rubrik: 'Bostad i mars', amnen: 'bostad' }))
  await must(await put(region, { rubrik: 'Alla läser', amnen: 'bostad', kvitto: 'ja' }))
  await must(await put(region, { rubrik: 'Till andra roller', roller: ['manager'] }))
  const morning = async () => {
    await queueByDay(site.services)
    await site.runJobs()
    return post.mails.splice(0)
  }
  const [mail = '', ...more] = await morning()
  expect(more).toEqual([])
  expect(mail).toMatch(/Praktik i mars[\s\S]*du följer ämnet praktik/)
  expect(mail).toMatch(/Alla läser[\s\S]*Läs och kvittera/)
  expect(mail).not.toMatch(/Bostad i mars|Till andra roller|Om praktik|<img/)
  expect(await morning()).toEqual([])
  const stale = await who.text('/anslag/val')
  await must(await who.submit(stale, { takt: 'now' }, '/anslag/val'))
  expect((await who.submit(stale, { takt: 'none' }, '/anslag/val')).status).toBe(409)
  site.wait(1 / 24)
  await must(await put(region, { rubrik: 'Genast', amnen: 'praktik' }))
  await site.runJobs()
  expect(post.mails.splice(0)).toEqual([expect.stringContaining('Genast')])
})
