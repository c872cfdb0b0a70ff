import { beforeAll, expect, test } from 'vitest'
import { roles } from '../../src/shared/actor.ts'
import { readReceipt } from '../../src/shared/receipt.ts'
import { seedBig } from '../../src/start/big-seed/index.ts'
import { nobodyTwice } from '../../src/start/queries.ts'
import { seedDemonstration, seedWhenEmpty } from '../../src/start/seed.ts'
import { plain } from '../browser.ts'
import { listForeignKeys } from '../catalogue/database.ts'
import { organisations } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite({ now: new Date().toISOString() })
const said: string[] = []
const count = async (from: string) => (await site.rows(`select count(*)::int as n from ${from}`))[0].n as number
const tables = [
  'organisations.organisation',
  'accounts.account',
  'courses.round',
  'people.person',
  'applications.application',
  'applications.event',
]
const counts = () => Promise.all(tables.map(count))

beforeAll(() => seedWhenEmpty(site.services, (line) => said.push(line)), 300_000)

test('the first start lays Skåne, its schools and staff, 21 courses and 1,631 applications into an empty database', async () => {
  expect(said.at(-1)).toBe('Övningsmiljön är på plats.')
  expect(await count(`organisations.organisation where kind = 'municipality'`)).toBe(34)
  expect(await count(`organisations.organisation where kind = 'provider' and demo`)).toBe(12)
  expect(await count('courses.course')).toBe(21)
  expect(await count('applications.application where demo')).toBe(1631)
  expect(await count('people.person where not demo')).toBe(0)
})

test('every decision about somebody who can be signed in as has its letter on the way', async () => {
  const [{ decisions, letters }] = await site.rows(
    `select count(*)::int as decisions, count(j.id)::int as letters from accounts.account c
      join applications.application a on a.person = c.person join applications.decision d on d.municipality = a.municipality and d.application = a.id
      left join graphile_worker._private_jobs j on j.payload->>'decision' = d.id::text
     where c.kind = 'newcomer' and c.demo`,
  )
  expect(decisions).toBeGreaterThan(5)
  expect(letters).toBe(decisions)
})

test('nobody of those who can be signed in as stands there twice, though they have sent several', async () => {
  const row = (state: string, person: string) => ({ state, person })
  const rows = [row('offered', 'a'), row('offered', 'b'), row('reserve', 'a'), row('reserve', 'c'), row('reserve', 'd')]
  expect(nobodyTwice(rows)).toEqual([row('offered', 'a'), row('reserve', 'c')])
  const persons = await site.rows(`select person from accounts.account where kind = 'newcomer' and demo`)
  expect(persons.length).toBeGreaterThan(5)
  expect(new Set(persons.map(({ person }) => person)).size).toBe(persons.length)
})

test('somebody shares with an association, has stopped sharing with an employer, and is helped', async () => {
  const consents = await site.rows('select kind, withdrawn_at is not null as stopped from people.consent order by kind')
  expect(consents).toEqual([
    { kind: 'S3', stopped: true },
    { kind: 'S4', stopped: false },
  ])
  expect(await count('helpers.helper h join accounts.account a on a.person = h.person')).toBe(1)
  const association = await site.staff('association', organisations.knuten)
  expect(plain(await association.text('/delat-med-oss'))).toContain('Delningen gäller')
})

test('there is somebody for every role, with two who may decide in each board', async () => {
  const { rows } = await site.services.door.query(
    'select role, count(*)::int as n from accounts.demo_accounts() group by role',
  )
  expect(rows.map(({ role }) => role).sort()).toEqual([...roles].sort())
  const deciding = `accounts.role_held h join organisations.organisation o on o.id = h.organisation where h.role = 'decisionMaker' and o.municipality = '1257'`
  expect(await count(deciding)).toBe(2)
})

test('the numbers of the demonstration are nobody’s', async () => {
  const phones = `organisations.organisation where phone <> '' and phone !~ '^070-174 06 (0[5-9]|[1-9][0-9])$'`
  expect(await count(phones)).toBe(0)
  expect(await count(`organisations.organisation where mail <> '' and mail !~ '@exempel[.]se$'`)).toBe(0)
  expect(await count(`accounts.account where kind = 'staff' and mail !~ '@exempel[.]se$'`)).toBe(0)
})

test('again changes nothing, and one that was stopped half way is finished', async () => {
  const before = await counts()
  await seedDemonstration(site.services, () => {})
  expect(await counts()).toEqual(before)
  await site.db.query(
    `delete from accounts.contact where account in (select id from accounts.account where kind = 'newcomer')`,
  )
  await site.db.query(`delete from accounts.account where kind = 'newcomer'`)
  await seedWhenEmpty(site.services, () => {})
  expect(await count(`accounts.account where kind = 'newcomer' and demo`)).toBeGreaterThan(5)
  expect((await counts()).filter((_, at) => at !== 1)).toEqual(before.filter((_, at) => at !== 1))
}, 120_000)

test('the work list of the largest unit has something in it', async () => {
  const caseworker = await site.staff('coordinator', organisations.malmo.unit)
  expect((await caseworker.get('/arbetslista')).status).toBe(200)
  expect(plain(await caseworker.text('/arbetslista')).length).toBeGreaterThan(1000)
})

test('nothing of it comes into a site in production', async () => {
  const production = { ...site.services, settings: { ...site.services.settings, mode: 'production' as const } }
  await expect(seedDemonstration(production, () => {})).rejects.toThrow('MODE=demo')
  await expect(seedWhenEmpty(production, () => {})).resolves.toBeUndefined()
})

const wanted = { people: 300, applications: 3000, events: 30_000, audit: 500, seed: 7 }

test('big data is as many as was asked for, each copy whole, and never the same twice', async () => {
  const [people, applications] = [await count('people.person'), await count('applications.application')]
  const came = await seedBig(site.db, site.services.keys, wanted)
  expect(came.applications).toBe(3000)
  expect(await count('applications.application')).toBe(applications + 3000)
  expect(await count('people.person')).toBe(people + came.people)
  expect(came.people).toBeGreaterThanOrEqual(300)
  expect(Math.abs(came.events - 30_000)).toBeLessThan(3000)
  expect(came.audit).toBe(500)
  await expect(seedBig(site.db, site.services.keys, wanted)).rejects.toThrow('--seed 7 finns redan')
  expect(await count('applications.application')).toBe(applications + 3000)
}, 120_000)

test('every row of it points to a row that is there, though no foreign key was asked', async () => {
  for (const { name, child, parent, columns, to } of await listForeignKeys(site.db)) {
    const same = columns.map((column, at) => `p."${to[at]}" = c."${column}"`).join(' and ')
    const set = columns.map((column) => `c."${column}" is not null`).join(' and ')
    expect(
      await count(`${child} c where ${set} and not exists (select from ${parent} p where ${same})`),
      `${child} ${name}`,
    ).toBe(0)
  }
})

test('its states are what its events say, its codes can be read aloud, and its seats are taken once', async () => {
  expect(
    await count(`applications.application a where a.state <> (select e.to_state from applications.event e
      where e.municipality = a.municipality and e.application = a.id and e.component = a.leading_component order by e.seq desc limit 1)`),
  ).toBe(0)
  const [{ receipts }] = await site.rows(
    `select array_agg(receipt) as receipts from (select receipt from applications.application order by id limit 500) r`,
  )
  expect(receipts.filter((receipt: string) => readReceipt(receipt) !== receipt)).toEqual([])
  const holding = `('offered', 'accepted', 'awaiting_start', 'ongoing', 'interrupted', 'completed', 'transferred')`
  const held = await count('courses.seat where held_by is not null')
  expect(held).toBe(
    await count(
      `applications.application a where a.state in ${holding} and a.leading_component in (select held_by from courses.seat)`,
    ),
  )
  expect(
    await count('(select held_by from courses.seat where held_by is not null group by 1 having count(*) > 1) twice'),
  ).toBe(0)
})
