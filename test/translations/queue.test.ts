import { beforeAll, expect, test } from 'vitest'
import { setApproved } from '../../src/shared/text-state.ts'
import { formatNumber } from '../../src/shared/texts.ts'
import { entriesOf } from '../../src/translations/entry.ts'
import { keepTexts, refreshTexts } from '../../src/translations/index.ts'
import { texts } from '../../src/translations/texts/index.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
let platform: Awaited<ReturnType<typeof site.staff>>
beforeAll(async () => {
  await plantSkane(site.db)
  platform = await site.staff('platformAdministrator', organisations.owner, { name: 'Pia Prov' })
  setApproved([])
})

const address = (nyckel: string, del = 'start') =>
  `/oversattningar/text?${new URLSearchParams({ till: 'ar', del, nyckel })}`
const approve = (nyckel: string, text: string, del?: string) =>
  platform.press(address(nyckel, del), { text }, '/oversattningar/text')
const draftOf = (path: string, feature = 'start') =>
  entriesOf('ar').find((entry) => entry.feature === feature && entry.path === path)?.draft ?? ''
const log = () => site.rows(`select verb, fields from platform.entry where about_kind = 'text' order by seq`)
const frontPage = async () => {
  await refreshTexts(site.services)
  return site.visitor().text('/?sprak=ar')
}

test('a draft is on the site marked; mended, the new words take its place, and the act is in the log', async () => {
  expect(await frontPage()).toContain('class="drafted"')
  const answer = await approve('find', 'اعثر على دورة')
  expect(answer.status).toBe(303)
  const page = await frontPage()
  expect(page).toContain('اعثر على دورة')
  expect(page).not.toContain(`>${draftOf('find')}<`)
  expect(await log()).toEqual([{ verb: 'mendText', fields: ['ar', 'start.find'] }])
  expect(plain(await platform.text(address('find')))).toContain('Godkänd av Pia Prov')
})

test('when the Swedish is another, the approval counts no longer', async () => {
  await site.db.query(`update translations.text set swedish = repeat('0', 64) where path = 'find'`)
  expect(await frontPage()).toContain(draftOf('find'))
  expect(plain(await platform.text(address('find')))).toContain('Svenskan har ändrats sedan texten blev godkänd')
  expect((await approve('find', draftOf('find'))).status).toBe(303)
  expect(plain(await platform.text(address('find')))).not.toContain('Svenskan har ändrats')
})

test('an approval is taken back', async () => {
  const answer = await platform.press(address('find'), {}, '/oversattningar/text/tillbaka')
  expect(answer.status).toBe(303)
  expect(await site.rows('select path from translations.text')).toEqual([])
  expect((await log()).at(-1)).toEqual({ verb: 'takeBackText', fields: ['ar', 'start.find'] })
})

test('a text keeps the places for its values; what is wrong is said beside the field', async () => {
  const entry = entriesOf('ar').find(({ feature, must }) => feature === 'apply' && must.length > 0)
  const path = entry?.path ?? ''
  const without = await approve(path, 'بدون مكان', 'apply')
  expect(without.status).toBe(422)
  expect(plain(await without.text())).toContain('Ta med alla platser')
  const foreign = await approve(path, `${entry?.draft} {okand}`, 'apply')
  expect(plain(await foreign.text())).toContain('Ta bort den plats')
  expect((await approve('find', '  ')).status).toBe(422)
  expect(await site.rows('select path from translations.text')).toEqual([])
})

test('two who approve the same text: the second is told', async () => {
  const drawn = await platform.text(address('find'))
  expect((await approve('find', draftOf('find'))).status).toBe(303)
  const late = await platform.submit(drawn, { text: 'متأخر' }, '/oversattningar/text')
  expect(late.status).toBe(409)
  expect(await site.rows('select body from translations.text')).toEqual([{ body: draftOf('find') }])
})

test('many drafts are read and approved together, legal ones only by themselves', async () => {
  const page = await platform.text('/oversattningar?till=ar&del=start')
  const keys = [...page.matchAll(/name="vald" value="([^"]+)"/g)].map(([, key]) => key as string)
  expect(keys.length).toBeGreaterThan(5)
  expect((await platform.submit(page, {}, '/oversattningar')).status).toBe(422)
  const answer = await platform.submit(page, { vald: keys.slice(0, 3) }, '/oversattningar')
  expect(plain(await platform.follow(answer))).toContain('De valda texterna är godkända')
  expect(await site.rows('select count(*)::int as n from translations.text')).toEqual([{ n: 4 }])
  expect((await log()).filter(({ verb }) => verb === 'approveText')).toHaveLength(5)
  const legal = await platform.text('/oversattningar?till=ar&del=casefile&visa=alla')
  expect(legal).not.toContain('value="casefile decisions.appeal')
})

test('pages of 50, the count left, and one language at a time', async () => {
  const page = await platform.text('/oversattningar?till=ar')
  expect(page.match(/<tr>/g)?.length).toBe(51)
  const left = entriesOf('ar').length - 4
  const count = (n: number) => formatNumber('sv', n).replaceAll('\u00a0', ' ')
  expect(plain(page)).toContain(`Arabiska: ${count(left)} kvar av ${count(entriesOf('ar').length)}`)
  expect(await platform.text('/oversattningar?till=ar&visa=klara')).toContain(draftOf('find'))
})

test('nobody else approves, not even past the site', async () => {
  const administrator = await site.staff('administrator', organisations.malmo.unit)
  expect((await administrator.get('/oversattningar')).status).toBe(404)
  expect((await administrator.get('/oversattningar/text?till=ar&del=start&nyckel=find')).status).toBe(404)
  expect((await platform.get('/oversattningar/text?till=ar&del=start&nyckel=finns.inte')).status).toBe(404)
})

test('a running site follows by itself within seconds', async () => {
  const kept = keepTexts(site.services)
  expect((await approve('follow', 'تابع ما قدمته')).status).toBe(303)
  await expect.poll(() => site.visitor().text('/?sprak=ar'), { timeout: 10_000 }).toContain('تابع ما قدمته')
  kept.stop()
})

test('every part of the site that waits for a reader has a name', async () => {
  for (const language of ['sv', 'en'] as const) {
    const { features } = texts(language)
    expect([...new Set(entriesOf('ar').map(({ feature }) => feature))].filter((one) => !features[one])).toEqual([])
  }
})
