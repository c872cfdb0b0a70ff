import { beforeEach, expect, test } from 'vitest'
import { perDay } from '../../src/platform/files/room.ts'
import { pdfWith } from '../../src/platform/files/samples.ts'
import { setTheScene } from '../applications/scene.ts'
import type { Browser } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'

// Nobody alone fills the disk: so many files and bytes in a day, counted also when the form is refused.
const site = await theSite()
const { staff, step, outside } = setTheScene(site)
const most = perDay.own.files
let page: string
let mine: { municipality: string; person: string }
let fatima: Browser
beforeEach(async () => {
  await site.rows('delete from platform.room')
  const { first, person } = await outside()
  const lisa = await staff('caseworker', homeOf('1281').unit)
  await step(lisa, first.id, { to: 'completion', items: ['betyg'] })
  mine = { municipality: '1281', person }
  fatima = await site.newcomer('1281', person)
  const [{ id }] = await site.rows(`select id from applications.document where item = 'betyg'`)
  page = `/ansokningar/${first.id}/handlingar/${id}`
})

const small = () => new File([new Uint8Array(pdfWith())], 'betyg.pdf')
const press = async (browser: Browser, files: File[]) => {
  const html = await browser.text(page)
  return (await browser.submit(html, { file: small(), extra: files })).status
}

test('as many files as a day gives, and then none until the next day; what is said leads on', async () => {
  expect(await press(fatima, Array.from({ length: most - 1 }, small))).toBe(303)
  const html = await fatima.text(page)
  const answer = await fatima.submit(html, { file: small() })
  expect(answer.status).toBe(429)
  expect(await answer.text()).toMatch(/många filer i dag[\s\S]*ring din kommun/)
  expect((await site.rows('select count(*)::int as n from applications.file'))[0].n).toBe(1)
  site.wait(1.01)
  expect(await press(await site.newcomer(mine.municipality, mine.person), [])).not.toBe(429)
})

test('bytes are counted as well, and a refused form too', async () => {
  const html = await fatima.text(page)
  expect((await fatima.submit(html, { file: new File(['no pdf'], 'betyg.pdf') })).status).toBe(422)
  expect(await site.rows('select files, bytes::int from platform.room')).toEqual(
    Array(2).fill({ files: 1, bytes: 'no pdf'.length }),
  )
  await site.rows('update platform.room set bytes = $1', [perDay.own.bytes])
  expect((await fatima.submit(html, { file: small() })).status).toBe(429)
})

test('fifty at once are counted as fifty, and somebody else at the same address goes on', async () => {
  const each = most / 20
  const html = await fatima.text(page)
  const files = () => ({ file: new File(['no pdf'], 'betyg.pdf'), extra: Array.from({ length: each - 1 }, small) })
  const all = await Promise.all(Array.from({ length: 50 }, () => fatima.submit(html, files())))
  // Fifty at once may also be told to try again: whatever came of them, no more was taken than a day gives.
  expect(all.filter(({ status }) => ![422, 429, 503].includes(status))).toEqual([])
  while ((await fatima.submit(html, files())).status !== 429);
  const taken = await site.rows('select sum(files)::int as files from platform.room group by sender')
  expect(taken).toEqual(Array(2).fill({ files: most }))
  const other = await staff('caseworker', homeOf('1281').unit)
  expect(
    (await other.submit(await other.text('/import'), { kind: 'people', file: small() }, '/import')).status,
  ).not.toBe(429)
})

test('new browsers do not help: the address has its own limit', async () => {
  await press(fatima, [])
  await site.rows('update platform.room set files = $1', [perDay.address.files])
  const others = await site.newcomer(mine.municipality, mine.person)
  expect(await press(others, [])).toBe(429)
})

test('what is kept tells neither who nor from where, and not for longer than a day', async () => {
  await press(fatima, [])
  const kept = await site.rows(`select encode(sender, 'hex') as sender from platform.room`)
  expect(kept).toHaveLength(2)
  expect(kept.every(({ sender }) => /^[0-9a-f]{64}$/.test(sender))).toBe(true)
  site.wait(1.5)
  await press(await site.newcomer(mine.municipality, mine.person), [])
  expect(await site.rows('select 1 from platform.room')).toHaveLength(2)
})
