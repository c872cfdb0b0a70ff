import { beforeAll, describe, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { jobs } from '../../../src/start/features.ts'
import { homeOf, organisations, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

// What is registered late changes a month that is out. It is counted again in a release of its own; who has both learns of nobody.

const site = await theSite({ now: '2027-02-10T09:00:00Z', mode: 'production' })
const [malmo, lund, hoor, kristianstad] = ['1280', '1281', '1267', '1290']
type Browser = Awaited<ReturnType<typeof site.staff>>
let [first, second] = [] as unknown as [Browser, Browser]
const night = () => jobs.publishFigures?.({}, site.services)
const morning = async (day: string) => {
  site.clock.now = new Date(`${day}T08:00:00Z`)
  await jobs.publishReleases?.({}, site.services)
}

/** Applications of the month that they were sent in, each of somebody of their own. */
async function sent(municipality: string, n: number, month = '2027-01'): Promise<void> {
  await site.db.query(`set session_replication_role = replica`)
  await site.db.query(
    `with n as (select gen_random_uuid() as person, gen_random_uuid() as id, case when g % 2 = 0 then 'K' else 'M' end as sex from generate_series(1, $2::int) g),
      p as (insert into people.person (municipality, id, unit, sex) select $1, person, $3, sex from n)
     insert into applications.application (municipality, id, receipt, sending, person, unit, provider, huvudman, course, round, rank, leading_component, state, holder, since, queue_at, sent_at)
     select $1, id, id::text, id, person, $3, $3, $1, id, id, 1, id, 'received', 'home', $4, $4, $4 from n`,
    [municipality, n, homeOf(municipality).municipality, `${month}-15T09:00:00Z`],
  )
  await site.db.query(`set session_replication_role = origin`)
}
/** The last ones were registered in error. */
const takeAway = (municipality: string, n: number) =>
  site.db.query(
    `update applications.application set state = 'registered_in_error'
     where ctid in (select ctid from applications.application where municipality = $1 and state = 'received' order by ctid desc limit $2)`,
    [municipality, n],
  )
const desk = '/siffror/redaktion/utgavor'
const where = (response: Response) => response.headers.get('location') ?? ''
const releases = () =>
  site.rows(
    `select seq, name, stage, recounts, indicators, reason from figures.release where name >= '2027-03' order by seq`,
  )
const waiting = async () =>
  Object.fromEntries(
    (
      await site.rows(
        `select municipality || ' ' || sex as at, value from figures.waiting where slug = 'yrkes-sfi-ansokningar' and period = '2027-01' order by 1`,
      )
    ).map(({ at, value }) => [at, value]),
  )
async function letOut(page: string, day: string): Promise<void> {
  for (const step of ['forbered', 'klar']) await first.press(page, {}, `${page}/${step}`)
  expect((await first.get(page)).status).toBe(200)
  await second.press(page, {}, `${page}/godkann`)
  await morning(day)
}
const file = (name: string) => `/siffror/utgava/${name}/yrkes-sfi-ansokningar.csv?ar=2027-01`
const table = (name: string) => `/siffror/utgava/${name}/yrkes-sfi-ansokningar?ar=2027-01`

beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: false })
  first = await site.staff('statisticsEditor', organisations.owner)
  second = await site.staff('statisticsEditor', organisations.owner)
  await sent(malmo, 20)
  await sent(lund, 16)
  await sent(hoor, 2)
  await sent(kristianstad, 16)
  await night()
  const page = where(await first.press(desk, { name: '2027-03', on: '2027-03-02' }, desk))
  await letOut(page, '2027-03-02')
}, 60_000)

describe('late applications', () => {
  let before: string[] = []
  const visitor = site.visitor()
  test('the first count is out as it was counted, and Höör with its two is hidden', async () => {
    before = await Promise.all(
      [file('2027-03'), `${file('2027-03')}&kommun=${malmo}`].map((path) => visitor.text(path)),
    )
    expect(before[0]).toContain(`,${malmo},T,2027-01,20,ok`)
    expect(before[0]).toMatch(new RegExp(`,${hoor},T,2027-01,,protected`))
  })
  test('one that comes late is told nowhere: the difference would be a person', async () => {
    await sent(kristianstad, 1)
    await night()
    expect(await waiting()).toEqual({})
    expect(await releases()).toHaveLength(1)
  })
  test('nor does the whole tell of that one, when ten more have come somewhere else', async () => {
    await sent(malmo, 10)
    await night()
    // Women, all of whom have come in Malmö, are told there; the man in Kristianstad is among six of the whole region.
    expect(await waiting()).toEqual({ '0012 K': 32, '0012 M': 33, '0012 T': 65, '1280 K': 15, 'SV K': 24 })
    await takeAway(kristianstad, 1)
  })
  test('ten that nobody can be taken from are told where they are, and in the wholes', async () => {
    await night()
    const halves = { '1280 K': 15, '1280 M': 15 }
    expect(await waiting()).toMatchObject({ ...halves, '1280 T': 30, '0012 T': 64 })
    expect((await releases()).at(-1)).toMatchObject({ name: '2027-03.1', stage: 'planned', recounts: true })
  })
  test('until an editor begins, the next night counts instead of it; a night without news changes nothing', async () => {
    const replies = async () => (await site.rows(`select id from figures.source_reply where kind = 'own'`)).length
    await sent(malmo, 2)
    await night()
    expect(await waiting()).toMatchObject({ '1280 T': 32 })
    expect(await releases()).toHaveLength(2)
    const count = await replies()
    await night()
    expect(await replies()).toBe(count)
  })
  test('another release leaves it alone; its own holds it and nothing else, and two editors let it out', async () => {
    const other = where(await first.press(desk, { name: '2027-04', on: '2027-04-15' }, desk))
    await first.press(other, {}, `${other}/forbered`)
    expect(
      await site.rows(
        `select 1 from figures.release_reply p join figures.waiting w on w.reply = p.reply where p.release = $1 and w.period = '2027-01' and w.slug = 'yrkes-sfi-ansokningar'`,
        [Number(other.split('/').at(-1))],
      ),
    ).toEqual([])
    const [own] = (await releases()).filter(({ name }) => name === '2027-03.1')
    await letOut(`${desk}/${own.seq}`, '2027-03-20')
    expect((await releases()).find(({ name }) => name === '2027-03')).toMatchObject({ stage: 'corrected' })
    expect((await releases()).find(({ name }) => name === '2027-03.1')).toMatchObject({
      stage: 'published',
      indicators: ['yrkes-sfi-ansokningar'],
    })
  })
  test('the earlier release is the same bytes, and the new one stands beside it', async () => {
    expect(
      await Promise.all([file('2027-03'), `${file('2027-03')}&kommun=${malmo}`].map((path) => visitor.text(path))),
    ).toEqual(before)
    expect(await visitor.text(file('2027-03.1'))).toContain(`,${malmo},T,2027-01,32,revised`)
    expect(await visitor.text(file('2027-03.1'))).toContain(`,${kristianstad},T,2027-01,16,ok`)
    expect(await visitor.text(table('2027-03'))).toContain('Den här utgåvan är rättad. Se utgåva 2027-03.1.')
    expect(await visitor.text('/siffror/utgavor')).toContain('Rättar utgåva 2027-03')
  })
  test.each(['/siffror/kommun/malmo', `/siffror/nyckeltal/yrkes-sfi-ansokningar?kommun=${malmo}`])(
    '%s says what stood there, what stands now, when it changed and why',
    async (path) => {
      const page = (await visitor.text(path)).replace(/\s+/g, ' ')
      expect(page).toContain('Tal som har ändrats')
      expect(page).toContain('först 20 ansökningar, nu 32 ansökningar. Ändrat lör 20 mars 2027.')
      expect(page).toContain('Något registrerades sent eller rättades')
      expect(page).toContain(`/siffror/utgava/2027-03/yrkes-sfi-ansokningar?kommun=${malmo}`)
    },
  )
  test('how many there have to be stands where the number is explained', async () => {
    const page = await visitor.text('/siffror/nyckeltal/yrkes-sfi-ansokningar')
    expect(page).toContain('Ett tal byts först när det har ändrats med minst 5.')
  })
  test('whoever sets every release against every other finds no difference of one to four', async () => {
    const numbers = await site.rows(
      `select o.municipality || ' ' || o.sex || ' ' || o.period as at, array_agg(o.value order by o.since) as values from figures.observation o
       where o.slug = 'yrkes-sfi-ansokningar' and o.status = 'ok' group by 1 having count(*) > 1`,
    )
    expect(numbers.length).toBeGreaterThan(1)
    for (const { at, values } of numbers)
      for (const one of values as number[])
        for (const other of values as number[])
          expect(one === other || Math.abs(one - other) >= 5, `${at} ${one} ${other}`).toBe(true)
  })
})

test('what changes back before it is out is taken back, and its planned release with it', async () => {
  await sent(kristianstad, 9)
  await night()
  expect((await releases()).at(-1)).toMatchObject({ stage: 'planned', recounts: true })
  await takeAway(kristianstad, 9)
  await night()
  expect((await releases()).filter(({ recounts, stage }) => recounts && stage === 'planned')).toEqual([])
  expect(Object.keys(await waiting())).toEqual([])
})
test('a release that somebody has made is never taken away', async () => {
  await expect(site.services.app.query(`delete from figures.release`)).resolves.toMatchObject({ rowCount: 0 })
})
