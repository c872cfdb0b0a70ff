import { beforeEach, describe, expect, test } from 'vitest'
import { asSystem, clientOf, inside } from '../../src/platform/visit.ts'
import { setTheScene } from '../applications/scene.ts'
import { visitAs } from '../apply.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'
import { kristianstad, larcentrum, moneyOf, yrkesskolan } from './money.ts'

// The second lock, asked as the site's own database role, past every page and act.

const site = await theSite()
const scene = setTheScene(site)
const { staff } = scene
const { sara, lars, anders, petra, ulf, ongoing, at } = moneyOf(site, scene)
type Player = Awaited<ReturnType<typeof ulf>>

const ask = async (by: Player, sql: string, values: unknown[] = []) => {
  const visit = await visitAs(site, by, 'money')
  return inside(visit, async (tx) => clientOf(tx).query(sql, values)).then(
    ({ rows, rowCount }) => ({ rows, rowCount }),
    (error: { code: string }) => ({ rows: [], rowCount: error.code }),
  )
}
const seen = async (by: Player) =>
  (
    await ask(
      by,
      'select (select count(*)::int from payments.invoice) as invoices, (select count(*)::int from payments.invoice_row) as rows',
    )
  ).rows[0]

beforeEach(async () => {
  await ongoing()
  at('2027-04-02T08:00:00Z')
  await (await ulf()).press('/betalningar', { manad: '2027-03' }, '/betalningar/fakturor')
})
const send = (kind: string) =>
  site.rows(`update payments.invoice set state = 'sent', sent_by = $1 where kind = $2`, [kristianstad.unit, kind])

describe('row security', () => {
  test('shows a draft to the school alone, and what is sent to the one desk', async () => {
    expect(await seen(await ulf())).toEqual({ invoices: 2, rows: 2 })
    for (const by of [await lars(), await anders()]) expect(await seen(by)).toEqual({ invoices: 0, rows: 0 })
    await send('municipality')
    expect(await seen(await lars())).toEqual({ invoices: 1, rows: 1 })
    expect(await seen(await petra())).toEqual({ invoices: 0, rows: 0 })
    const strangers = [
      await staff('caseworker', homeOf('1281').unit),
      await staff('caseworker', kristianstad.labour),
      await staff('admissionOfficer', larcentrum),
      await staff('studyCounsellor', kristianstad.unit),
      await staff('administrator', kristianstad.municipality),
    ]
    for (const by of strangers) expect(await seen(by)).toEqual({ invoices: 0, rows: 0 })
  })

  test('closes a protected person’s row to all but the named handlers', async () => {
    await send('municipality')
    await site.rows('update people.person set handlers = $1', [[(await sara()).account]])
    expect(await seen(await lars())).toEqual({ invoices: 1, rows: 0 })
    expect(await seen(await sara())).toEqual({ invoices: 1, rows: 1 })
    expect(await seen(await ulf())).toEqual({ invoices: 2, rows: 0 })
  })

  test('lets each side take its own steps only, and sign with its own name only', async () => {
    const approve = `update payments.invoice set state = 'approved', approved_by = $1`
    expect((await ask(await ulf(), approve, [(await ulf()).account])).rowCount).toBe('42501')
    expect((await ask(await lars(), approve, [(await lars()).account])).rowCount).toBe(0)
    await send('municipality')
    expect((await ask(await lars(), approve, [(await petra()).account])).rowCount).toBe('42501')
    expect((await ask(await sara(), approve, [(await sara()).account])).rowCount).toBe('23514')
    expect((await ask(await lars(), `update payments.invoice set state = 'draft'`)).rowCount).toBe('42501')
    const rector = await staff('rector', yrkesskolan)
    expect(
      (await ask(rector, `update payments.invoice set state = 'sent', sent_by = $1`, [rector.account])).rowCount,
    ).toBe(0)
    expect((await ask(await lars(), approve, [(await lars()).account])).rowCount).toBe(1)
  })
})

describe('what is written stays', () => {
  test.each([
    'update payments.invoice set total = 0',
    `update payments.invoice set committers = '{}'`,
    'update payments.invoice_row set amount = 0',
    'delete from payments.invoice_row',
    'delete from payments.invoice',
    'insert into payments.invoice_row select * from payments.invoice_row',
    `select * from payments.participation('00000000-0000-4000-8000-000000000000', now())`,
  ])('%s', async (sql) => {
    const answer = await ask(await ulf(), sql)
    expect([0, '42501']).toContain(answer.rowCount)
  })

  test('a sent invoice takes no more rows, and a row belongs to the invoice of its own payer', async () => {
    const add = (kind: string) =>
      asSystem(site.services, { municipality: null, reach: [yrkesskolan], purpose: 'pay' }, (visit) =>
        inside(visit, (tx) =>
          clientOf(tx).query(
            `insert into payments.invoice_row (municipality, invoice, application, component, share, month, seq, days, amount, made_at)
             select r.municipality, i.id, r.application, r.component, r.share, r.month, 9, 1, 1, now() from payments.invoice_row r, payments.invoice i, payments.invoice j
             where j.id = r.invoice and j.kind = 'municipality' and i.kind = $1`,
            [kind],
          ),
        ),
      )
    await expect(add('af')).rejects.toThrow('belongs to another invoice')
    await send('municipality')
    await expect(add('municipality')).rejects.toThrow('has left the house')
  })

  test('total, number of rows and those who committed are kept by the database', async () => {
    const [home] = await site.rows(
      `select total::int as total, row_count, committers from payments.invoice where kind = 'municipality'`,
    )
    expect(home).toEqual({ total: 38_181, row_count: 1, committers: [(await sara()).account] })
  })
})
