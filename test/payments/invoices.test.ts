import { describe, expect, test } from 'vitest'
import { undoStep } from '../../src/applications/index.ts'
import { setTheScene } from '../applications/scene.ts'
import { visitAs } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'
import { larcentrum, moneyOf, yrkesskolan } from './money.ts'

const site = await theSite()
const scene = setTheScene(site)
const { staff, step } = scene
const money = moneyOf(site, scene)
const { sara, lars, anders, petra, ulf, force, ongoing, committed, invoices, rows, at } = money

const make = async (manad: string) =>
  plain(await (await ulf()).follow(await (await ulf()).press('/betalningar', { manad }, '/betalningar/fakturor')))
/** The sum that stands among the facts of an invoice, in kronor. */
const sumOn = (page: string): number =>
  Number(/Summa\s+([\d\s,]+)/.exec(plain(page))?.[1]?.replace(/\s/g, '').replace(',', '.'))
const addressOf = async (kind: 'municipality' | 'af') =>
  `/betalningar/fakturor/${(await invoices()).find((one) => one.kind === kind).id}`
const press = async (by: Awaited<ReturnType<typeof ulf>>, kind: 'municipality' | 'af', gor: string, orsak = '') => {
  const to = await addressOf(kind)
  const page = await by.text(to)
  return by.submit(page, { gor, orsak }, to)
}

describe('a month', () => {
  test('is a draft for each payer, by the days on the course', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    expect(await make('2027-03')).toContain('Klart: 2 rader kom till')
    // 29, 30 and 31 March of 264 days.
    expect(await rows()).toMatchObject([
      { kind: 'af', month: '2027-03', days: 3, amount: 57_272 },
      { kind: 'municipality', month: '2027-03', days: 3, amount: 38_181 },
    ])
    expect(await invoices()).toMatchObject([
      { state: 'draft', month: '2027-03', rows: 1 },
      { state: 'draft', month: '2027-03', rows: 1 },
    ])
    expect((await invoices()).map(({ number }) => number)).toEqual([1, 2])
    expect(await make('2027-03')).toContain('Inga rader kom till')
  })

  test('pays nothing before the course goes on', async () => {
    await committed()
    at('2027-05-02T08:00:00Z')
    expect(await make('2027-04')).toContain('Inga rader kom till')
    expect(await invoices()).toEqual([])
  })

  test('that has not passed cannot be asked for', async () => {
    const refused = await (await ulf()).press('/betalningar', { manad: '2027-03' }, '/betalningar/fakturor')
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Välj en månad som har varit')
  })

  test('after month adds up to what was committed, to the öre', async () => {
    await ongoing()
    at('2028-01-02T08:00:00Z')
    await make('2027-03')
    await make('2027-12')
    const [sums] = await site.rows(
      `select sum(amount) filter (where i.kind = 'af')::int as af, sum(amount) filter (where i.kind = 'municipality')::int as home,
        sum(days) filter (where i.kind = 'af')::int as days from payments.invoice_row r join payments.invoice i on i.id = r.invoice`,
    )
    expect(sums).toEqual({ af: 5_040_000, home: 3_360_000, days: 264 })
  })

  test('stops at the last day present, also when that is known late: what was too much is taken back by own rows', async () => {
    const made = await ongoing()
    at('2027-05-02T08:00:00Z')
    await make('2027-03')
    await make('2027-04')
    const before = await rows()
    const wish = { to: 'interrupted', reason: 'work', lastDay: '2027-04-10', nextStep: 'work' } as const
    expect(await step(await ulf(), made.first.id, wish)).toBe('proposed')
    const [{ id: proposal }] = await site.rows(`select id from participation.proposal where state = 'waiting'`)
    const page = `/ansokningar/${made.first.id}/forslag`
    expect((await (await anders()).press(page, { answer: 'approve' }, `${page}/${proposal}/svar`)).status).toBe(303)
    at('2027-06-02T08:00:00Z')
    await make('2027-05')
    const after = await rows()
    expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
    expect(after.filter(({ kind, month }) => kind === 'af' && month === '2027-04')).toMatchObject([
      { days: 30, amount: 572_728, back: false },
      { days: -30, amount: -572_728, back: true },
      { days: 10, amount: 190_909, back: false },
    ])
    expect(after.reduce((sum, { days }) => sum + days, 0)).toBe(2 * 13)
  })

  test('of a start that was taken back is reversed whole, and the history keeps both', async () => {
    const made = await ongoing()
    at('2027-03-29T09:00:00Z')
    const [event] = await site.rows(`select id from applications.event where to_state = 'ongoing'`)
    at('2027-04-01T08:00:00Z')
    await make('2027-03')
    const coordinator = await staff('coordinator', homeOf('1290').unit)
    const undone = await undoStep(await visitAs(site, coordinator), made.first.id, { event: event.id, reason: null })
    expect(undone).toBe('taken')
    at('2027-05-01T08:00:00Z')
    await make('2027-04')
    const [sum] = await site.rows('select sum(amount)::int as amount, count(*)::int as n from payments.invoice_row')
    expect(sum).toEqual({ amount: 0, n: 4 })
  })
})

describe('two people', () => {
  test('who committed the money never attests it, by the page and by the database', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    expect((await press(await ulf(), 'municipality', 'send')).status).toBe(303)
    const to = await addressOf('municipality')
    expect(plain(await (await sara()).text(to))).toContain('Du har sagt ja till pengarna')
    const { version } = (await invoices()).find(({ kind }) => kind === 'municipality')
    const refused = await force(await sara(), to, { gor: 'approve' }, version)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Be en kollega att attestera')
    const account = (await sara()).account
    await expect(
      site.rows(`update payments.invoice set state = 'approved', approved_by = $1 where kind = 'municipality'`, [
        account,
      ]),
    ).rejects.toThrow(/approved_by_another/)
    expect((await invoices()).find(({ kind }) => kind === 'municipality')).toMatchObject({ state: 'sent' })
    expect((await press(await lars(), 'municipality', 'approve')).status).toBe(303)
    expect((await press(await lars(), 'municipality', 'pay')).status).toBe(303)
    expect((await invoices()).find(({ kind }) => kind === 'municipality')).toMatchObject({ state: 'paid' })
  })

  test('the same for the state: Anders committed, Petra attests', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'af', 'send')
    const page = await (await petra()).text(await addressOf('af'))
    expect(
      (await (await anders()).submit(page.replaceAll(/_key" value="[^"]*/g, '_key" value="'), { gor: 'approve' }))
        .status,
    ).toBe(400)
    expect((await press(await petra(), 'af', 'approve')).status).toBe(303)
  })

  test('who made or sent it never approves it, in whatever role', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'municipality', 'send')
    const both = await site.staff('manager', homeOf('1290').unit, { again: (await ulf()).account })
    const to = await addressOf('municipality')
    expect(plain(await both.text(to))).toContain('Du har gjort eller skickat fakturan')
    const { version } = (await invoices()).find(({ kind }) => kind === 'municipality')
    expect((await force(both, to, { gor: 'approve' }, version)).status).toBe(422)
    await expect(
      site.rows(`update payments.invoice set approved_by = $1 where kind = 'municipality'`, [both.account]),
    ).rejects.toThrow(/approved_by_another/)
    await expect(
      site.rows(`update payments.invoice set paid_by = $1 where kind = 'municipality'`, [both.account]),
    ).rejects.toThrow(/paid_by_another/)
  })

  test('it goes back with a reason, and is sent again', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'municipality', 'send')
    const without = await press(await lars(), 'municipality', 'return')
    expect(without.status).toBe(422)
    expect(plain(await without.text())).toContain('Skriv vad som är fel')
    expect((await press(await lars(), 'municipality', 'return', 'Fel antal dagar')).status).toBe(303)
    expect(plain(await (await ulf()).text(await addressOf('municipality')))).toContain('Orsak: Fel antal dagar')
    expect((await press(await ulf(), 'municipality', 'send')).status).toBe(303)
    expect((await press(await lars(), 'municipality', 'approve')).status).toBe(303)
  })

  test('an older page is a conflict', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'municipality', 'send')
    const to = await addressOf('municipality')
    const page = await (await lars()).text(to)
    const other = await staff('manager', homeOf('1290').unit)
    expect((await press(other, 'municipality', 'return', 'Fel')).status).toBe(303)
    const late = await (await lars()).submit(page, { gor: 'approve' }, to)
    expect(late.status).toBe(409)
    expect(plain(await late.text())).toContain('Någon annan har ändrat')
    expect((await force(await lars(), to, { gor: 'x' }, 1)).status).toBe(422)
  })
})

describe('who sees it', () => {
  test('a draft is the school’s own; other schools, other municipalities and the other payer find nothing', async () => {
    await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    const to = await addressOf('municipality')
    expect((await (await lars()).get(to)).status).toBe(404)
    await press(await ulf(), 'municipality', 'send')
    expect((await (await lars()).get(to)).status).toBe(200)
    const strangers = [
      await staff('caseworker', homeOf('1281').unit),
      await staff('caseworker', homeOf('1290').labour),
      await staff('admissionOfficer', larcentrum),
      await petra(),
    ]
    for (const who of strangers) {
      expect((await who.get(to)).status).toBe(404)
      expect((await who.get(`${to}/rader.csv`)).status).toBe(404)
      expect(plain(await who.text('/betalningar'))).toContain('Inga fakturor än')
    }
    const rector = await staff('rector', yrkesskolan)
    expect((await rector.get(to)).status).toBe(200)
    expect(
      await rector.press('/betalningar', { manad: '2027-03' }, '/betalningar/fakturor').catch(() => null),
    ).toBeNull()
    expect((await (await lars()).get('/betalningar/fakturor/7')).status).toBe(404)
  })

  test('a page is five statements or six, whatever the rows, and every person on it is in the log', async () => {
    const one = await ongoing()
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'municipality', 'send')
    const to = await addressOf('municipality')
    const reader = await lars()
    const count = async () => (await site.statements(() => reader.text(to))).length
    await count()
    const few = await count()
    expect(few).toBeLessThanOrEqual(6)
    const seen = await site.rows(`select person from platform.entry where about_kind = 'invoiceRow' and account = $1`, [
      reader.account,
    ])
    expect(new Set(seen.map(({ person }) => person))).toEqual(new Set([one.person]))
    await ongoing({ givenName: 'Yusuf' })
    await ongoing({ givenName: 'Amal' })
    at('2027-05-02T08:00:00Z')
    await make('2027-04')
    expect((await site.statements(async () => reader.text('/betalningar'))).length).toBeLessThanOrEqual(6)
    expect(await count()).toBe(few)
  })

  test('a protected person is with the named handlers; for others neither row, number nor sum tells of anybody', async () => {
    const made = await ongoing()
    await ongoing({ givenName: 'Yusuf' })
    at('2027-04-02T08:00:00Z')
    await make('2027-03')
    await press(await ulf(), 'municipality', 'send')
    const to = await addressOf('municipality')
    const whole = sumOn(await (await lars()).text(to))
    await site.rows('update people.person set handlers = $1 where id = $2', [[(await sara()).account], made.person])
    const page = plain(await (await lars()).text(to))
    expect(page).not.toMatch(/skydd/i)
    expect(sumOn(await (await lars()).text(to))).toBe(whole / 2)
    expect(sumOn(await (await sara()).text(to))).toBe(whole)
    expect(page).not.toContain(made.first.receipt.slice(0, 4))
    expect(plain(await (await sara()).text(to))).toContain(made.first.receipt.slice(0, 4))
    expect(await (await (await lars()).get(`${to}/rader.csv`)).text()).not.toContain('Fatima')
  })
})
