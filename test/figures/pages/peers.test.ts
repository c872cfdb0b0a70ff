import { beforeAll, describe, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { organisations, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
  await site.runJobs()
})
const bodyOf = (page: string) => page.slice(page.indexOf('<tbody'), page.indexOf('</tbody'))
const rowsIn = (page: string) => bodyOf(page).split('<tr').slice(1)

describe('similar municipalities', () => {
  test('are the seven nearest on five measures, each with its part of the distance', async () => {
    const page = await visitor.text('/siffror/liknande/lund')
    expect(rowsIn(page)).toHaveLength(7)
    for (const head of ['folkmängd', 'utrikes födda', 'i arbete', 'mottagna', 'skattekraft'])
      expect(page).toMatch(new RegExp(`<th scope="col" class="numeric">${head}</th>`))
    expect(page).not.toContain('Det saknas tal om')
    expect(page).toContain('Påhittad siffra')
  })

  test('weights that the reader asks for count, and are kept nowhere', async () => {
    const usual = bodyOf(await visitor.text('/siffror/liknande/lund'))
    const asked = await visitor.text(
      '/siffror/liknande/lund?population=9&foreignBorn=0&employed=0&received=0&taxBase=0',
    )
    expect(bodyOf(asked)).not.toBe(usual)
    // By size alone: no other part of any distance is more than nothing.
    for (const row of rowsIn(asked)) expect(row.match(/>0,00</g)).toHaveLength(4)
    expect(asked).toMatch(/name="population"[^>]*value="9"/)
    expect(bodyOf(await visitor.text('/siffror/liknande/lund'))).toBe(usual)
    expect(bodyOf(await visitor.text('/siffror/liknande/lund?population=%3Cb%3E'))).toBe(usual)
    expect(await site.rows('select 1 from figures.peer_weight')).toEqual([])
  })

  test('are weighed for all by the editor of the platform, who stays in the rows, and by nobody else', async () => {
    const editor = await site.staff('statisticsEditor', organisations.owner)
    const before = await site.rows(`select peer from figures.peer where municipality = '1281' order by place`)
    expect(before).toHaveLength(7)
    const weights = { population: '9', foreignBorn: '0', employed: '0', received: '0', taxBase: '0' }
    const path = `/siffror/liknande/lund?${new URLSearchParams(weights)}`
    expect(await visitor.text(path)).not.toContain('Använd vikterna för alla')
    expect((await editor.press(path, weights, '/siffror/redaktion/vikter')).status).toBe(303)
    await site.runJobs()
    expect(await site.rows(`select peer from figures.peer where municipality = '1281' order by place`)).not.toEqual(
      before,
    )
    const rows = await site.rows(
      'select name, weight, account is not null as known from figures.peer_weight order by name',
    )
    expect(rows).toHaveLength(5)
    expect(rows.find(({ name }) => name === 'population')).toEqual({ name: 'population', weight: 9, known: true })
  })
})

describe('expected value', () => {
  test('stands with the outcome and the difference; of the own operation the page says why there is none', async () => {
    const page = await visitor.text('/siffror/kommun/lund')
    const [, actual, expected, apart] =
      /Utfall ([\d,]+)[^,]*, väntat värde ([\d,]+)[^,]*, skillnad ([+−\d,]+)/.exec(page.replaceAll('\u00a0', ' ')) ?? []
    const number = (text = '') => Number(text.replace(',', '.').replace('−', '-').replace('+', ''))
    expect(number(expected) + number(apart)).toBeCloseTo(number(actual), 1)
    expect(page).toContain('Väntat värde för vår egen verksamhet går inte att räkna')
  })

  test('is told as absent where the source has none', async () => {
    await site.db.query(`delete from figures.observation where slug = 'flyktingar-skillnad' and municipality = '1287'`)
    expect(await visitor.text('/siffror/kommun/trelleborg')).toContain('källan har inget för den här kommunen')
  })
})

test('a computed number carries its letter, its word and its line under the table', async () => {
  const page = await visitor.text('/siffror/utgava/2027-03/kommuntal?kommun=1260&ar=2019')
  expect(page).toMatch(/5\u00a0c/)
  expect(page).toContain('beräknad')
  expect(page).toContain('c Beräknad av oss ur källans siffror.')
  const csv = await visitor.text('/siffror/utgava/2027-03/kommuntal.csv?kommun=1260&ar=2019')
  expect(csv).toMatch(/,5,computed,/)
})
