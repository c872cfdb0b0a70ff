import { beforeEach, expect, test } from 'vitest'
import { applied } from '../../test/apply.ts'
import { plain } from '../../test/browser.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../../test/plant.ts'
import { theSite } from '../../test/site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

test('a person sees their own details and who has looked, without names of staff', async () => {
  const { person, first } = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const caseworker = await site.staff('caseworker', homeOf('1280').unit, { name: 'Hemliga Hedvig' })
  await caseworker.text('/arbetslista?lista=all')
  await caseworker.get(`/ansokningar/${first.id}`)
  const fatima = await site.newcomer('1280', person)
  expect(plain(await fatima.text('/mina-uppgifter'))).toContain('Fatima Exempel')
  const page = plain(await fatima.text('/mina-uppgifter/vem-har-tittat'))
  expect(page).toContain('såg dig i en lista för att handlägga din ansökan')
  expect(page).not.toContain('Hedvig')
})

test('own reading leaves no line, and nobody sees another person’s lines', async () => {
  const { person } = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const other = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await (await site.staff('caseworker', homeOf('1280').unit)).text('/arbetslista?lista=all')
  await site.rows('delete from platform.entry where person = $1', [person])
  const fatima = await site.newcomer('1280', person)
  await fatima.text('/mina-uppgifter')
  expect(plain(await fatima.text('/mina-uppgifter/vem-har-tittat'))).toContain('Ingen har öppnat dina uppgifter än')
  expect(plain(await (await site.newcomer('1280', other.person)).text('/mina-uppgifter/vem-har-tittat'))).toContain(
    'handläggare',
  )
})

test('somebody known by a code only is asked to show more first', async () => {
  const { person } = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const answer = await (await site.newcomer('1280', person, 'code')).get('/mina-uppgifter')
  expect(answer.headers.get('location')).toContain('/logga-in/mer')
})

test('older lines are a page further on', async () => {
  const { person } = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await site.rows(
    `insert into platform.entry (municipality, account, role, verb, person, purpose) select '1280', gen_random_uuid(), 'caseworker', 'read', $1, 'handleApplication' from generate_series(1, 60)`,
    [person],
  )
  const fatima = await site.newcomer('1280', person)
  const first = await fatima.text('/mina-uppgifter/vem-har-tittat')
  const [, older = ''] = /href="([^"]*fore=[^"]*)"/.exec(first) ?? []
  expect(first.match(/<time/g)).toHaveLength(50)
  expect((await fatima.text(older)).match(/<time/g)?.length).toBeGreaterThanOrEqual(10)
})
