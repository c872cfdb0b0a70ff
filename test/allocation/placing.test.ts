import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { seedAllocation } from '../../src/allocation/index.ts'
import { solve } from '../../src/allocation/thread/solve.ts'
import { generatePlacing } from '../../src/shared/assignment/index.ts'
import type { Browser } from '../browser.ts'
import { homeOf, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Advice inside the decided numbers: a person decides, departing demands a reason, and whoever reads is in the log.

const site = await theSite()
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
const malmo = homeOf('1280')
let officer: Browser
const idOf = async (reference: string): Promise<string> =>
  (await site.rows('select id from allocation.household where reference = $1', [reference]))[0].id
const addressOf = async (reference: string) => `/placering/${await idOf(reference)}`
const advisedIn = (html: string) => /name="rad" value="(\d{4})"/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  await plantSkane(site.db)
  const people = Array.from({ length: 6 }, (_, n) => ({
    municipality: '1280',
    id: `00000000-0000-4000-8000-00000000070${n}`,
    unit: malmo.unit,
    givenName: `Person${n}`,
    demo: true,
    channel: 'none',
    language: 'sv',
  }))
  for (const person of people)
    await site.rows(
      `insert into people.person (municipality, id, unit, given_name, demo) values ($1, $2, $3, $4, true)`,
      [person.municipality, person.id, person.unit, person.givenName],
    )
  await seedAllocation(site.services, { municipality: '1280', unit: malmo.unit })
  officer = await site.staff('settlementOfficer', malmo.unit)
})

test('everybody who waits gets a place, in words with its parts, prices and what is missing', async () => {
  const list = plain(await officer.text('/placering'))
  for (let n = 1; n <= 6; n++) expect(list).toContain(`Övning ${n}`)
  expect(list).toContain('Talen är inga effekter på människor.')
  const one = plain(await officer.text(await addressOf('Övning 1')))
  expect(one).toContain('Tre bästa platserna')
  expect(one).toMatch(/(ger 0,\d\d och en plats där kostar|ger 0,\d\d men en plats där är knapp)/)
  expect(one).toContain('Anhöriga och förening: 0,50 × 0,2 Saknas: räknas som 0,5')
  expect(plain(await officer.text(await addressOf('Övning 2')))).toContain('hushållet behöver 4.')
})

test('a page that stays open may be read for as long as its reader may', async () => {
  for (const page of ['/placering', await addressOf('Övning 1')]) {
    const asks = /\/oppen\?om=[\w-]+/.exec(await officer.text(page))?.[0] ?? ''
    expect(await (await officer.get(asks)).json()).toEqual({ open: true })
  }
})

test('the person is told who has looked, and why', async () => {
  const read = await site.rows(
    `select distinct purpose from platform.entry where about_kind = 'household' and verb = 'read'`,
  )
  expect(read).toEqual([{ purpose: 'placering' }])
})

test('the advice is followed in one press', async () => {
  const page = await addressOf('Övning 1')
  const advised = advisedIn(await officer.text(page))
  const answer = await officer.press(page, { rad: advised, kommun: advised })
  expect(answer.headers.get('location')).toBe('/placering?klart=valt')
  const [row] = await site.rows('select advised, chosen, reason, rule from allocation.placement')
  expect(row).toEqual({ advised, chosen: advised, reason: null, rule: 'placering-1' })
})

test('another choice demands a reason, and "other" ten characters', async () => {
  const page = await addressOf('Övning 3')
  const rad = advisedIn(await officer.text(page))
  const kommun = rad === '1286' ? '1230' : '1286'
  const send = (fields: Record<string, string>) => officer.press(page, { rad, kommun, ...fields })
  const bare = await send({ skal: '', text: '' })
  expect(bare.status).toBe(422)
  expect(plain(await bare.text())).toContain('Välj ett skäl när du inte följer rådet.')
  const short = await send({ skal: 'other', text: 'kort' })
  expect(plain(await short.text())).toContain('Beskriv skälet med minst 10 tecken.')
  expect((await send({ skal: 'relative', text: '' })).status).toBe(303)
  expect(plain(await officer.text('/placering'))).toContain('Anhörig 1')
})

test('advice that has changed meanwhile is not taken', async () => {
  const page = await addressOf('Övning 4')
  const answer = await officer.press(page, { rad: '1256', kommun: '1256' })
  expect(answer.status).toBe(advisedIn(await officer.text(page)) === '1256' ? 303 : 409)
})

test('who is protected is in no run and in nobody else’s list', async () => {
  await site.rows(`update people.person set handlers = $1 where id = '00000000-0000-4000-8000-000000000705'`, [
    ['00000000-0000-4000-8000-0000000000aa'],
  ])
  expect(plain(await officer.text('/placering'))).not.toContain('Övning 6')
})

test('another municipality and the county’s officer see nothing of it', async () => {
  const lund = await site.staff('settlementOfficer', homeOf('1281').unit)
  expect(plain(await lund.text('/placering'))).not.toMatch(/Övning \d/)
  expect((await lund.get(await addressOf('Övning 2'))).status).toBe(404)
})

test('a household of somebody who is not here is not added', async () => {
  const fields = {
    beteckning: 'A 1',
    nummer: '19900101-9802',
    personer: '2',
    rum: '',
    skola: '',
    arbete: '',
    grund: 'consent',
    grundtext: 'muntligt ja',
  }
  const answer = await officer.press('/placering/ny', { ...fields, onskan: 'Lund, Eslöv', anknytning: '' })
  expect(plain(await answer.text())).toContain('Numret finns inte hos er.')
  const names = await officer.press('/placering/ny', { ...fields, onskan: 'Lnud', anknytning: '' })
  expect(plain(await names.text())).toContain('Skriv kommunernas namn')
})

test('sex, origin, religion and age are not in the function’s types', () => {
  const source = readFileSync('src/allocation/domain/placing.ts', 'utf8')
  const type = /export type Household = \{([^}]*)\}/.exec(source)?.[1] ?? ''
  const names = [...type.matchAll(/^\s*(\w+):/gm)].map(([, name]) => name)
  expect(names).toEqual(['size', 'rooms', 'schoolPlaces', 'care', 'stepFree', 'work', 'wishes', 'ties'])
  expect(source.replaceAll(/\/\*[\s\S]*?\*\//g, '')).not.toMatch(
    /\b(sex|gender|origin|religion|age|country|citizenship)\b/i,
  )
})

test('a search that takes too long is ended', async () => {
  const placing = generatePlacing(20_000, 60)
  expect(await solve({ ...placing, sizes: new Int32Array(20_000).fill(1) }, 20)).toBeNull()
})

test('at most six statements a page', async () => {
  const asked = await site.statements(() => officer.get('/placering'))
  expect(asked.length).toBeLessThanOrEqual(6)
})
