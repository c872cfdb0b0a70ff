import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { personTables } from '../../src/rights/facts/columns.ts'
import { applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { plantOneOfEach, type Rows } from '../catalogue/rows.ts'
import { seenIn } from '../matrix/walk.ts'
import { canaryOf, theWorld, type World } from '../matrix/world.ts'
import { roundSamples } from '../plant.ts'
import { castOf, canary as hiddenCanary, number as hiddenNumber, plantHidden, protect } from '../protection/plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
let world: World
let rows: Rows
let person: string

beforeAll(async () => {
  world = await theWorld(site)
  rows = await plantOneOfEach(site.db, '1283')
  person = String(rows.get('people.person')?.id)
  // Rows that name the person without a key to them.
  for (const [table, row] of rows)
    if ('person' in row && row.person !== person)
      await site.rows(`update ${table} set person = $1 where municipality = '1283'`, [person])
  await site.rows(
    `update moves.match set request = (select id from moves.request where municipality = '1283') where municipality = '1283'`,
  )
  await site.rows(`update applications.message set from_party = 'applicant' where municipality = '1283'`)
  // Not a number that anybody sealed.
  await site.rows(`update people.person_identifier set kind = 'import' where municipality = '1283'`)
  await site.rows(`update rights.delay set ended_at = now() where municipality = '1283'`)
}, 60_000)

test('30: the extract holds every canary of the person and none of anybody else, within ten seconds', async () => {
  const browser = await world.signIn('newcomer')
  const began = performance.now()
  for (const path of ['/mina-uppgifter/utdrag', '/mina-uppgifter/utdrag.json']) {
    const answer = await browser.get(path)
    expect(answer.status).toBe(200)
    expect(seenIn(await answer.text())).toEqual(['malmo'])
  }
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('a row in every table about people is in the file, and each has its words on the page', async () => {
  const browser = await site.newcomer('1283', person)
  const file = JSON.parse(await (await browser.get('/mina-uppgifter/utdrag.json')).text())
  const found = Object.entries(file.controllers[0].tables).filter(([, list]) => (list as unknown[]).length > 0)
  expect(found.map(([table]) => table).sort()).toEqual(Object.keys(personTables).sort())
  const page = await browser.text('/mina-uppgifter/utdrag')
  const keys = [...page.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, key = '']) => key)
  expect(keys.length).toBeGreaterThan(100)
  // A column without a word would be shown by its name in the database.
  expect(keys.filter((key) => /_|^[a-z]+$/.test(key))).toEqual([])
})

test('every municipality that holds rows is in it, and own numbers are opened', async () => {
  const moved = world.canaries.malmo.person
  await site.rows(
    `insert into people.person (municipality, id, unit, given_name, family_name) select '1281', id, unit, given_name, family_name from people.person where id = $1 and municipality = '1280'`,
    [moved],
  )
  await applied(site, { municipality: '1281', person: moved, choices: [roundSamples.svetsareAugusti.id] })
  const browser = await world.signIn('newcomer')
  const file = JSON.parse(await (await browser.get('/mina-uppgifter/utdrag.json')).text())
  expect(file.controllers.map(({ municipality }: { municipality: string }) => municipality)).toEqual(['1280', '1281'])
  expect(plain(await browser.text('/mina-uppgifter/utdrag'))).toContain('Hos Lunds kommun')
})

test('notes of staff and talk between them are not given out, and it is said that they are examined', async () => {
  const { first, municipality } = world.canaries.malmo
  await site.rows(
    `insert into applications.message (municipality, application, from_account, from_party, to_party, text, language, at)
     values ($1, $2, $3, 'home', 'provider', 'Hemligt samtal', 'sv', now())`,
    [municipality, first.id, randomUUID()],
  )
  await site.rows(`update applications.event set note = 'Hemlig anteckning' where application = $1`, [first.id])
  const browser = await world.signIn('newcomer')
  for (const path of ['/mina-uppgifter/utdrag', '/mina-uppgifter/utdrag.json'])
    expect(await browser.text(path)).not.toContain('Hemlig')
  expect(plain(await browser.text('/mina-uppgifter/utdrag'))).toContain('Personalens egna anteckningar står inte här')
  expect(canaryOf('malmo')).toBeTruthy()
})

test('somebody protected reads in their extract what lies in the vault, and nobody else finds it there', async () => {
  const hidden = await plantHidden(site)
  expect((await protect(hidden.person, await castOf(site))).status).toBe(303)
  const browser = await site.newcomer(hidden.municipality, hidden.person)
  for (const path of ['/mina-uppgifter/utdrag', '/mina-uppgifter/utdrag.json']) {
    const body = await browser.text(path)
    expect(body).toContain(hiddenCanary)
    expect(body.replaceAll('-', '')).toContain(hiddenNumber)
    expect(await (await world.signIn('newcomer')).text(path)).not.toContain(hiddenCanary)
  }
})
