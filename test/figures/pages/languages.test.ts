import { beforeAll, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
  await site.runJobs()
})

const titles = { ar: 'عدد السكان', prs: 'نفوس', so: 'Tirada dadweynaha', ti: 'ብዝሒ ህዝቢ', uk: 'Кількість населення' }
const inhabitants = {
  ar: 'السكان في 31 ديسمبر',
  prs: 'باشندگان در 31 دسمبر',
  so: 'Dadka deggan 31 Diseembar',
  ti: 'ተቐማጦ 31 ታሕሳስ',
  uk: 'Мешканці 31 грудня',
}
test.each(Object.keys(titles) as (keyof typeof titles)[])(
  'in %s an indicator says its name and how it is counted',
  async (language) => {
    await visitor.get(`/siffror?sprak=${language}`)
    const page = await visitor.text('/siffror/nyckeltal/folkmangd')
    expect(page).toContain(titles[language])
    expect(page).toContain(inhabitants[language])
    expect(page).not.toMatch(/Folkmängd|Invånare 31 december/)
    expect(page).toContain('class="drafted"')
  },
)
test('a title and a definition are each in Swedish where an editor has written them anew, and say so', async () => {
  await site.db.query(
    `update figures.indicator set titles = '{"sv": "Folk i kommunen", "so": "Dad"}', numerator = '{"sv": "De som bor här"}' where slug = 'folkmangd'`,
  )
  await visitor.get('/siffror?sprak=so')
  const own = await visitor.text('/siffror/nyckeltal/folkmangd')
  expect(own).toContain('>Dad</h1>')
  expect(own).toContain('<span lang="sv" dir="ltr">De som bor här</span>')
  await visitor.get('/siffror?sprak=uk')
  const other = await visitor.text('/siffror/nyckeltal/folkmangd')
  expect(other).toMatch(/<h1[^>]*><span lang="sv" dir="ltr">Folk i kommunen<\/span>/)
})
