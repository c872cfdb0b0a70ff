import { beforeEach, describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import type { Applied } from '../apply.ts'
import { moneyOf } from '../payments/money.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const scene = setTheScene(site)
const { ongoing, committed, ulf, anders, petra, sara, force } = moneyOf(site, scene)

let one: Applied
const page = () => `/ansokningar/${one.first.id}/forslag`
const rows = () =>
  site.rows('select kind, state, answer from participation.proposal order by proposed_at, settled_at nulls last')
const id = async () =>
  (await site.rows(`select id from participation.proposal where state = 'waiting'`))[0]?.id as string
const ask = async (fields: Record<string, string>) =>
  (await ulf()).press(page(), { reason: 'Hen behöver mer tid.', ...fields }, page())
const extension = { kind: 'extension', 'day-day': '14', 'day-month': '1', 'day-year': '2028' }
const answer = async (by: Awaited<ReturnType<typeof anders>>, fields: Record<string, string>) =>
  by.press(page(), fields, `${page()}/${await id()}/svar`)
const component = async () =>
  (
    await site.rows(
      `select agreed_start::text, agreed_end::text, hours_per_week, level, state from applications.component`,
    )
  )[0]

beforeEach(async () => {
  one = await ongoing()
})

test('24: the payer answers no to an extension: the reason is shown to school and person, and the school may ask again', async () => {
  expect((await ask(extension)).status).toBe(303)
  const person = await site.newcomer('1290', one.person)
  const record = await person.text(`/ansokningar/${one.first.id}`)
  expect(record).toContain('Förlänga kursen')
  // Five working days from Easter Monday 29 March 2027: Easter Monday itself does not count.
  expect(record).toContain('5 april 2027')
  expect((await answer(await anders(), { answer: 'refuse' })).status).toBe(422)
  expect((await answer(await anders(), { answer: 'refuse', text: 'Målen är nådda.' })).status).toBe(303)
  expect(await rows()).toEqual([{ kind: 'extension', state: 'refused', answer: 'Målen är nådda.' }])
  for (const by of [person, await ulf()]) {
    expect(await by.text(page())).toContain('Målen är nådda.')
    expect(await by.text(`/ansokningar/${one.first.id}`)).toContain('Målen är nådda.')
  }
  expect(await component()).toMatchObject({ agreed_end: null })
  expect((await ask(extension)).status).toBe(303)
  expect((await rows()).map(({ state }) => state).sort()).toEqual(['refused', 'waiting'])
})

describe('a yes', () => {
  test('to an extension moves the last day, and a price for each week is reckoned anew: the parts add up to it', async () => {
    await site.rows(`update courses.price set unit = 'week', amount = 250000`)
    expect((await ask(extension)).status).toBe(303)
    const before = await site.rows('select amount::int as amount from applications.payer order by kind')
    expect((await answer(await anders(), { answer: 'approve' })).status).toBe(303)
    expect(await component()).toMatchObject({ agreed_end: '2028-01-14' })
    const after = await site.rows('select amount::int as amount from applications.payer order by kind')
    // 29 March 2027 to 14 January 2028 is 292 days: 42 begun weeks; sixty and forty per cent.
    expect(after).toEqual([{ amount: 6_300_000 }, { amount: 4_200_000 }])
    expect(before).not.toEqual(after)
  })
  test('to hours and level changes them, and each is in the log', async () => {
    expect((await ask({ kind: 'hours', hours: '20' })).status).toBe(303)
    expect((await answer(await anders(), { answer: 'approve' })).status).toBe(303)
    expect((await ask({ kind: 'level', level: 'sfiC' })).status).toBe(303)
    expect((await answer(await petra(), { answer: 'approve' })).status).toBe(303)
    expect(await component()).toMatchObject({ hours_per_week: 20, level: 'sfiC' })
    const verbs = await site.rows(
      `select verb from platform.entry where verb like 'proposal %' or verb = 'agree' order by seq`,
    )
    expect(verbs.map(({ verb }) => verb)).toEqual([
      ...['proposal waiting', 'proposal approved', 'agree'],
      ...['proposal waiting', 'proposal approved', 'agree'],
    ])
  })
  test('to an earlier last day ends what is paid for there', async () => {
    expect((await ask({ kind: 'stop', 'day-day': '30', 'day-month': '4', 'day-year': '2027' })).status).toBe(303)
    expect((await answer(await anders(), { answer: 'approve' })).status).toBe(303)
    site.clock.now = new Date('2027-06-02T08:00:00Z')
    const { makeMonthly } = await import('../../src/payments/acts/billing.ts')
    site.clock.now = new Date('2027-05-02T08:00:00Z')
    await makeMonthly(site.services)
    site.clock.now = new Date('2027-06-02T08:00:00Z')
    await makeMonthly(site.services)
    const months = await site.rows(
      `select to_char(month, 'MM') as month, sum(days)::int as days from payments.invoice_row group by 1 order by 1`,
    )
    expect(months).toEqual([{ month: '04', days: 60 }])
  })
  test('to an interruption takes the step, dated to the last day present', async () => {
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    const step = `/ansokningar/${one.first.id}/steg/interrupted`
    const fields = {
      reason: 'work',
      'lastDay-day': '9',
      'lastDay-month': '4',
      'lastDay-year': '2027',
      nextStep: 'Arbete',
    }
    expect((await (await ulf()).press(step, fields, step)).status).toBe(303)
    expect(await rows()).toMatchObject([{ kind: 'interruption', state: 'waiting' }])
    expect(await scene.state(one.first.id)).toBe('ongoing')
    expect((await (await ulf()).press(step, fields, step)).status).toBe(409)
    expect((await answer(await anders(), { answer: 'approve' })).status).toBe(303)
    expect(await scene.state(one.first.id)).toBe('interrupted')
    expect(await site.rows(`select effective::text from applications.event where to_state = 'interrupted'`)).toEqual([
      { effective: '2027-04-09' },
    ])
    expect(await rows()).toMatchObject([{ kind: 'interruption', state: 'approved' }])
    expect(await site.rows('select 1 from applications.proposal')).toEqual([])
  })
})

test('one of each kind waits; another takes its place when the school says so, or after it is taken back', async () => {
  await ask(extension)
  expect((await ask(extension)).status).toBe(409)
  expect((await ask({ kind: 'hours', hours: '20' })).status).toBe(303)
  expect((await ask({ ...extension, 'day-day': '21', replace: 'yes' })).status).toBe(303)
  const [{ id: hours }] = await site.rows(`select id from participation.proposal where kind = 'hours'`)
  expect((await (await ulf()).press(page(), {}, `${page()}/${hours}/aterta`)).status).toBe(303)
  expect((await rows()).map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'extension replaced',
    'extension waiting',
    'hours withdrawn',
  ])
})

test('the payer has it on the work list, late when five working days have passed; the home unit sees and does not answer', async () => {
  await ask(extension)
  expect(await (await anders()).text('/arbetslista')).toContain(one.first.id)
  expect(await (await sara()).text(page())).not.toContain('/svar"')
  expect((await force(await sara(), `${page()}/${await id()}/svar`, { answer: 'approve' }, 1)).status).toBe(404)
  expect(await (await anders()).text('/arbetslista?lista=late')).not.toContain(one.first.id)
  site.wait(9)
  expect(await (await anders()).text('/arbetslista?lista=late')).toContain(one.first.id)
  expect(await (await anders()).text(page())).toContain('Svaret är försenat')
})

test('two answers at once: one counts, and an older page is told so', async () => {
  await ask(extension)
  const to = `${page()}/${await id()}/svar`
  const [first, second] = [await anders(), await petra()]
  const pages = [await first.text(page()), await second.text(page())] as const
  const both = await Promise.all([
    first.submit(pages[0], { answer: 'approve' }, to),
    second.submit(pages[1], { answer: 'refuse', text: 'Nej.' }, to),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('an agreed first day moves the start list, and the first day that is paid for', async () => {
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  one = await committed({ givenName: 'Yusuf' })
  await scene.offer(one.first.id)
  const person = await site.newcomer('1290', one.person)
  await scene.step(person, one.first.id, { to: 'accepted' })
  await site.runJobs()
  const due = async () =>
    (
      await site.rows(
        `select min(due)::text as due from applications.task where kind = 'tickStartList' and application = $1 and done_at is null`,
        [one.first.id],
      )
    )[0].due
  const before = new Date(await due())
  expect((await ask({ kind: 'start', 'day-day': '5', 'day-month': '4', 'day-year': '2027' })).status).toBe(303)
  expect((await answer(await anders(), { answer: 'approve' })).status).toBe(303)
  expect(Math.round((new Date(await due()).getTime() - before.getTime()) / 86_400_000)).toBe(7)
  site.clock.now = new Date('2027-04-07T08:00:00Z')
  expect(await scene.step(await ulf(), one.first.id, { to: 'ongoing' })).toBe('taken')
  const [event] = await site.rows(
    `select effective::text from applications.event where to_state = 'ongoing' and application = $1`,
    [one.first.id],
  )
  expect(event).toEqual({ effective: '2027-04-05' })
})

test('what waits when somebody moves on ends by itself, and readers outside are told of each', async () => {
  await ask(extension)
  site.clock.now = new Date('2027-12-20T08:00:00Z')
  const [{ leading_component: part }] = await site.rows(
    'select leading_component from applications.application where id = $1',
    [one.first.id],
  )
  expect(await scene.step(await ulf(), one.first.id, { to: 'completed', results: { [part]: 'approved' } })).toBe(
    'taken',
  )
  expect(await rows()).toEqual([{ kind: 'extension', state: 'withdrawn', answer: 'movedOn' }])
  const events = await site.rows(
    'select from_state, to_state, number > 0 as numbered from participation.proposal_event order by number',
  )
  expect(events).toEqual([
    { from_state: null, to_state: 'waiting', numbered: true },
    { from_state: 'waiting', to_state: 'withdrawn', numbered: true },
  ])
})
