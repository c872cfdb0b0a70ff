import { beforeAll, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { homeOf, organisations, plantSkane } from '../plant.ts'
import { plantFigures } from '../plant-figures.ts'
import { theSite } from '../site.ts'
import { must, published, staffOf } from './bank.ts'

const site = await theSite()
let slug = ''
beforeAll(async () => {
  await plantSkane(site.db)
  await plantFigures(site.db)
  slug = (await published(site, 'Mötesplatsen', '1281')).slug
})
const found = async (query: string) =>
  plain(await site.visitor().text(`/goda-exempel?${query}`)).includes('Mötesplatsen')

test('what the reader chooses by, and nothing that has not been filled in', async () => {
  const corner = (
    await site.rows(
      `select c.name from organisations.corner_member m join organisations.organisation c on c.id = m.corner where m.municipality = '1281'`,
    )
  )[0].name
  for (const query of [
    '',
    'amne=möten',
    'malgrupp=women',
    'kommun=1281',
    'storlek=large',
    'kommungrupp=B3',
    `horn=${encodeURIComponent(corner)}`,
    'kostnad=middle',
    'niva=3',
    'ar=2025',
    'sprakval=sv',
  ])
    expect([query, await found(query)]).toEqual([query, true])
  for (const query of [
    'amne=skola',
    'malgrupp=young',
    'kommun=1280',
    'storlek=city',
    'kommungrupp=A2',
    'horn=Ingenstans',
    'kostnad=high',
    'niva=4',
    'ar=1999',
    'sprakval=ti',
  ])
    expect([query, await found(query)]).toEqual([query, false])
  // Åre takes no part here: it is chosen by what is known of it all the same.
  const tourists = plain(await site.visitor().text('/goda-exempel?kommungrupp=C9'))
  expect(tourists).toContain('Åre: planen')
  expect(tourists).toContain('Simrishamn kartlägger')
  expect(tourists).not.toContain('Trelleborgsmodellen')
})

test('a page is at most six statements', async () => {
  for (const path of ['/goda-exempel', `/goda-exempel/${slug}`, '/rekommendationer'])
    expect([path, (await site.statements(() => site.visitor().get(path))).length <= 6]).toEqual([path, true])
})

test('the report’s recommendations are there, asked of all and answered by each municipality', async () => {
  const page = plain(await site.visitor().text('/rekommendationer'))
  for (const number of ['6.1', '6.2', '6.3']) expect(page).toContain(`Avsnitt ${number}`)
  expect(page.match(/Inte svarat än \d+/g)).toHaveLength(3)
  const who = await staffOf(site, '1281')
  const path = '/rekommendationer/breddad-rekrytering/svar'
  const empty = await who.press(path, { svar: 'takenUp' }, path)
  expect(empty.status).toBe(422)
  expect(plain(await empty.text())).toContain('Skriv målet')
  await must(await who.press(path, { svar: 'takenUp', mal: 'Tio tjänster före 2028' }, path))
  expect(plain(await site.visitor().text('/rekommendationer'))).toMatch(/ Lund [^§]*Tar upp[^§]*Tio tjänster före 2028/)
  const [{ id }] = await site.rows('select id from knowledge.example where slug = $1', [slug])
  await must(await who.press(path, { svar: 'alreadyDone', exempel: id }, path))
  expect(await site.visitor().text('/rekommendationer')).toContain(`/goda-exempel/${slug}`)
  const other = await site.staff('coordinator', homeOf('1280').municipality)
  expect((await other.press(path, { svar: 'alreadyDone', exempel: id }, path)).status).toBe(422)
})

test('twelve months of silence are told as no answer', async () => {
  await site.rows(`update knowledge.recommendation set asked_on = '2026-02-01'`)
  expect(plain(await site.visitor().text('/rekommendationer'))).toContain('Inget svar')
})

test('the report’s examples stand there as unconfirmed, each with the section it is told in', async () => {
  for (const [path, word] of [
    ['trelleborgsmodellen', 'Den fjärde är systematisk uppföljning'],
    ['are-planen-andras', '85 procent'],
    ['naringslivsupprop', 'högst 40'],
    ['boss', 'processer'],
    ['motis', 'tillsammans'],
    ['kompetenser-fran-forsta-dagen', 'asylboende'],
    ['talangprogram', 'praktik'],
    ['helsingborg-anstaller', 'anställer'],
    ['yalla-trappan', 'Kvinnor'],
  ]) {
    const page = plain(await site.visitor().text(`/goda-exempel/${path}`))
    expect(page).toContain(word)
    expect(page).toMatch(/Obekräftat/)
    expect(page).toMatch(/Kommunförbundet Skåne 2018 Avsnitt i källan \S+/)
    expect(page).toContain('Vi hänvisar till avsnitt i källan, inte till sidor.')
  }
  const asked = plain(await site.visitor().text('/rekommendationer'))
  for (const number of ['6.1', '6.2', '6.3']) expect(asked).toContain(`Avsnitt ${number}. Vi hänvisar till avsnitt`)
})

test('only whoever works for a municipality writes; the region reads all', async () => {
  expect((await (await site.staff('rector', organisations.yrkesskolan)).get('/exempelbanken')).status).toBe(404)
  const editor = await site.staff('editor', organisations.owner)
  expect(plain(await editor.text('/exempelbanken'))).toContain('Mötesplatsen')
  expect((await site.visitor().get('/exempelbanken')).status).toBe(303)
})

test('an indicator of our own figures shows the municipality as it is now, beside those like it', async () => {
  const { slug: measured, own, who } = await published(site, 'Med nyckeltal', '1281')
  await must(await who.press(`${own}/bevis`, { matt: 'mottagna' }, `${own}/bevis`))
  expect(
    (await site.rows('select evidence from knowledge.example where slug = $1', [measured]))[0].evidence.figure,
  ).toBe('mottagna')
  const page = await site.visitor().text(`/goda-exempel/${measured}`)
  expect(page).toContain('/siffror/nyckeltal/mottagna')
  expect(plain(page)).toMatch(/Så ser det ut i kommunen nu .*Lund: /)
  const count = (await site.statements(() => site.visitor().get(`/goda-exempel/${measured}`))).length
  expect(count).toBeLessThanOrEqual(6)
})
