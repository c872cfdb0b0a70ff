import { expect, test } from 'vitest'
import { makeMonthly } from '../../src/payments/acts/billing.ts'
import { setTheScene } from '../applications/scene.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'
import { moneyOf } from './money.ts'

const site = await theSite()
const { ongoing, sara, anders, ulf, shareOf, rows, at } = moneyOf(site, setTheScene(site))

test('a share without a frozen price is named on the payer’s page, frozen there, and then invoiced', async () => {
  const made = await ongoing()
  await site.rows('update applications.payer set amount = null, price = null')
  at('2027-05-02T08:00:00Z')
  await makeMonthly(site.services)
  expect(await rows()).toEqual([])
  for (const by of [await sara(), await anders()])
    expect(await by.text('/betalningar')).toContain('kan inte faktureras')
  const school = plain(await (await ulf()).text('/betalningar'))
  expect(school).toContain('2 delar av kurser som pågår har inget låst pris.')
  const page = `/betalningar/${await shareOf(made, 'municipality')}`
  expect((await (await sara()).press(page, {}, `${page}/las`)).status).toBe(303)
  const frozen = await site.rows('select amount::int as amount from applications.payer order by kind')
  expect(frozen).toEqual([{ amount: 5_040_000 }, { amount: 3_360_000 }])
  expect(await (await anders()).text('/betalningar')).not.toContain('kan inte faktureras')
  expect(plain(await (await ulf()).text('/betalningar'))).not.toContain('inget låst pris')
  await makeMonthly(site.services)
  expect((await rows()).map(({ kind, month }) => `${kind} ${month}`)).toEqual(['af 2027-04', 'municipality 2027-04'])
})
