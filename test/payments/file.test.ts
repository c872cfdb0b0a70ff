import { describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'
import { moneyOf } from './money.ts'

const site = await theSite()
const { ulf, ongoing, invoices, at } = moneyOf(site, setTheScene(site))
const make = async (manad: string) => {
  const pressed = await (await ulf()).press('/betalningar', { manad }, '/betalningar/fakturor')
  return plain(await (await ulf()).follow(pressed))
}
const addressOf = async (kind: string) =>
  `/betalningar/fakturor/${(await invoices()).find((one) => one.kind === kind).id}`

describe('the file', () => {
  test('has the rows, cannot act as a formula, and is in the log person by person', async () => {
    const made = await ongoing({ givenName: '=1+1' })
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    const file = await (await ulf()).get(`${await addressOf('af')}/rader.csv`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const text = await file.text()
    expect(text).toContain(`'=1+1`)
    expect(text).toContain(';3;57272')
    const entries = await site.rows(`select person, purpose from platform.entry where verb = 'export'`)
    expect(entries).toEqual([{ person: made.person, purpose: 'pay' }])
  })

  test('asks for the second factor again when it is about more than fifty people', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    const address = `${await addressOf('af')}/rader.csv`
    at('2027-04-02T09:00:00Z')
    expect((await (await ulf()).get(address)).status).toBe(200)
    await copyPerson(60)
    const asked = await (await ulf()).get(address)
    expect([asked.status, asked.headers.get('location')?.startsWith('/logga-in/igen')]).toEqual([303, true])
  })
})

const copies: [string, string[]][] = [
  ['people.person', ['id']],
  ['applications.sending', ['id', 'person']],
  ['applications.application', ['id', 'person', 'sending', 'leading_component']],
  ['applications.component', ['id', 'application']],
  ['applications.payer', ['id', 'application', 'component']],
  ['payments.invoice_row', ['id', 'application', 'component', 'share']],
]
/** The one participant so many times more, with everything that a row of an invoice stands on. */
async function copyPerson(n: number): Promise<void> {
  for (const [table, ids] of copies) {
    const changed = ids.map((name) => `'${name}', md5(x.${name}::text || g)::uuid`)
    const receipt = table === 'applications.application' ? `, 'receipt', 'K' || g` : ''
    await site.rows(
      `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object(${changed}${receipt}))).* from ${table} x, generate_series(1, $1) g`,
      [n],
    )
  }
}
