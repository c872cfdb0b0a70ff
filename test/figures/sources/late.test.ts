import { beforeAll, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { jobs } from '../../../src/start/features.ts'
import { writtenLate } from '../../../src/start/late.ts'
import { seedDemonstration } from '../../../src/start/seed.ts'
import { theSite } from '../../site.ts'

// The demonstration holds one true recount: a home has written women and men after the month was counted.

const site = await theSite({ now: '2026-11-20T09:00:00Z' })
const sexes = async () =>
  (await site.rows(
    `select municipality, sex, count(*)::int as n from people.person group by 1, 2 order by 1, 2`,
  )) as unknown[]
let before: unknown[] = []
beforeAll(async () => {
  await seedDemonstration(site.services, () => undefined)
  before = await sexes()
  const count = async () => jobs.publishFigures?.({}, site.services)
  await seedFigures(site.services, { demo: true, count, late: () => writtenLate(site.services) })
}, 240_000)

test('nobody of the demonstration has become another', async () => {
  expect(await sexes()).toEqual(before)
})
test('the first release is corrected by a recount, and nothing waits for another', async () => {
  const releases = await site.rows(`select name, stage, recounts from figures.release order by seq`)
  expect(releases.slice(0, 3)).toEqual([
    { name: '2026-11', stage: 'corrected', recounts: false },
    { name: '2026-12', stage: 'planned', recounts: false },
    { name: '2026-11.1', stage: 'published', recounts: true },
  ])
  expect(await site.rows(`select 1 from figures.waiting where slug = 'yrkes-sfi-ansokningar'`)).toEqual([])
})
test('what has changed has changed by five at least, and the page says from what, when and why', async () => {
  const changed = await site.rows(
    `select o.municipality, o.sex, was.value as was, o.value from figures.observation o join figures.observation was on was.until = o.since
       and (was.slug, was.municipality, was.period, was.sex) = (o.slug, o.municipality, o.period, o.sex)
      where o.slug = 'yrkes-sfi-ansokningar' and 'revised' = any (o.marks) order by 1, 2`,
  )
  expect(changed.length).toBeGreaterThan(2)
  for (const { was, value } of changed) expect(Math.abs(value - was)).toBeGreaterThanOrEqual(5)
  const page = (await site.visitor().text('/siffror/nyckeltal/yrkes-sfi-ansokningar')).replace(/\s+/g, ' ')
  expect(page).toContain('Tal som har ändrats')
  expect(page).toContain('Något registrerades sent eller rättades')
})
test('a month that was put together is told by corner, and says so; corners stand beside the municipality and in the files', async () => {
  const [merged] = await site.rows(
    `select period from figures.observation where slug = 'yrkes-sfi-ansokningar' and until is null and 'merged' = any (marks) and municipality = '1280' order by 1 desc limit 1`,
  )
  expect(merged?.period).toMatch(/^202[56]-\d\d$/)
  const visitor = site.visitor()
  const page = await visitor.text(`/siffror/nyckeltal/yrkes-sfi-ansokningar?ar=${merged.period}`)
  expect(page).toContain('Sammanräknat: ')
  expect(page).toMatch(/<text[^>]*>Sydväst<\/text>/)
  expect(page).not.toMatch(/<text[^>]*>Malmö<\/text>/)
  const malmo = await visitor.text('/siffror/kommun/malmo')
  for (const word of ['Kommunen, hörnet och regionen', 'Sydväst', 'Skåne län', 'Sammanräknat: '])
    expect(malmo).toContain(word)
  const csv = await visitor.text('/api/v1/figures/data.csv?indicator=yrkes-sfi-ansokningar&municipality=SV')
  expect(csv).toMatch(/,SV,T,2026-\d\d,\d+,/)
  expect(await visitor.text('/siffror/nyckeltal/yrkes-sfi-ansokningar?kommun=SV')).toContain('Sydväst')
})
