import { expect, test } from 'vitest'
import { paymentJobs } from '../../src/payments/index.ts'
import { thePost } from '../accounts/post.ts'
import { setTheScene } from '../applications/scene.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'
import { employmentService, moneyOf } from './money.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
const scene = setTheScene(site)
const { openTasks } = scene
const { lars, ulf, sent, say, shareOf, anders, ongoing, invoices, rows, at } = moneyOf(site, scene)
const run = (name: string) => paymentJobs[name]?.({}, site.services)

test('on the first of the month every school’s drafts are there, once', async () => {
  await ongoing()
  at('2027-04-01T03:20:00Z')
  await run('makeInvoices')
  expect(await invoices()).toMatchObject([{ month: '2027-03' }, { month: '2027-03' }])
  const first = await rows()
  await run('makeInvoices')
  expect(await rows()).toEqual(first)
  at('2027-05-01T03:20:00Z')
  await run('makeInvoices')
  await run('makeInvoices')
  expect((await rows()).map(({ month }) => month)).toEqual(['2027-03', '2027-04', '2027-03', '2027-04'])
  expect(await site.rows(`select made_by from payments.invoice where made_by is not null`)).toEqual([])
})

test('two runs at once write each day once', async () => {
  await ongoing()
  at('2027-04-01T03:20:00Z')
  await Promise.all([run('makeInvoices'), run('makeInvoices')])
  expect(await rows()).toHaveLength(2)
})

test('an invoice that has waited more than ten working days is reminded of once, by a letter that names nobody', async () => {
  await ongoing()
  at('2027-04-01T08:00:00Z')
  await run('makeInvoices')
  const [id] = (await invoices()).filter(({ kind }) => kind === 'municipality').map((one) => one.id)
  await (await ulf()).press(`/betalningar/fakturor/${id}`, { gor: 'send' }, `/betalningar/fakturor/${id}`)
  post.mails.length = 0
  at('2027-04-15T06:00:00Z')
  await run('remindInvoices')
  expect(post.mails).toEqual([])
  at('2027-04-19T06:00:00Z')
  await run('remindInvoices')
  await run('remindInvoices')
  expect(post.mails).toHaveLength(1)
  expect(post.mails[0]).toContain(`/betalningar/fakturor/${id}`)
  expect(post.mails[0]).not.toContain('Fatima')
  const page = plain(await (await lars()).text('/betalningar'))
  expect(page).toContain('Försenad')
  expect(plain(await (await lars()).text(`/betalningar/fakturor/${id}`))).toContain('Påmind mån 19 april 2027')
})

test('a payer that lets its ten days pass gets one task, which its answer closes', async () => {
  const made = await sent()
  at('2027-03-15T08:00:00Z')
  await run('chasePayers')
  expect(await openTasks()).toEqual([])
  at('2027-03-16T03:40:00Z')
  await run('chasePayers')
  await run('chasePayers')
  expect(await openTasks()).toMatchObject([{ kind: 'chasePayer' }, { kind: 'chasePayer' }])
  await say(await anders(), await shareOf(made, 'af'), { svar: 'ja' })
  expect((await openTasks()).map(({ organisation }) => organisation)).not.toContain(employmentService)
  await run('chasePayers')
  expect(await openTasks()).toHaveLength(1)
})
