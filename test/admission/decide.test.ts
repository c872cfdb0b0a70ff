import { describe, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'
import { few, page, reservePage, school, setTheRound } from './scene.ts'

const site = await theSite()
const { admitted, seats, rector, officer, judge, decide, line, count, tasks, staff, decisions, step } =
  setTheRound(site)
const entries = () =>
  site.rows('select application, rank, outcome, criterion, place from admission.entry order by rank')

describe('the ranked list', () => {
  test('31 admitted to 20 seats: 20 are offered one, 11 wait in order and know why, and 11 begin ordinary SFI meanwhile', async () => {
    const all = await admitted(31)
    await judge(all[30]?.id ?? '', { shortEducation: '6' })
    await judge(all[29]?.id ?? '', { shortEducation: '9', weakPosition: 'yes' })
    expect((await decide()).status).toBe(303)
    await site.runJobs()
    expect([await count('offered'), await count('reserve')]).toEqual([20, 11])
    expect((await site.rows('select count(*)::int as n from courses.seat where held_by is not null'))[0].n).toBe(20)
    const waiting = await line()
    expect(waiting.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(waiting.map(({ application }) => application)).toEqual(all.slice(18, 29).map(({ id }) => id))
    expect(new Set(waiting.map((one) => `${one.line} ${one.placed_by}`))).toEqual(new Set(['11 queueDate']))
    const decided = await entries()
    expect(decided.map(({ rank }) => rank)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1))
    expect(decided.slice(0, 3)).toMatchObject([
      { application: all[30]?.id, outcome: 'offered', criterion: 'shortEducation' },
      { application: all[29]?.id, outcome: 'offered', criterion: 'shortEducation' },
      { application: all[0]?.id, outcome: 'offered', criterion: 'shortEducation' },
    ])
    expect(await tasks('startOrdinarySfi')).toHaveLength(11)
    expect((await decisions()).filter(({ kind }) => kind === 'seat')).toHaveLength(20)
    const [list] = await site.rows('select number, seats, rules, decided_by, delegation from admission.list')
    expect(list).toMatchObject({
      number: 1,
      seats: 20,
      rules: { id: 'komvux-yrke' },
      decided_by: (await rector()).account,
    })
    expect(list.delegation).not.toBeNull()
    const [round] = await site.rows('select seats_taken, reserves from courses.round where id = $1', [few.id])
    expect(round).toEqual({ seats_taken: 20, reserves: 11 })
  }, 60_000)

  test('a merit without anything that shows it does not count', async () => {
    await seats(1)
    const [first, second] = await admitted(2)
    const by = await officer()
    const of = `${page}/${second?.id}`
    expect((await by.press(of, { v_shortEducation: '3', e_shortEducation: '' }, of)).status).toBe(303)
    await decide()
    expect((await entries()).map(({ application }) => application)).toEqual([first?.id, second?.id])
  })

  test('who has a payer that has not answered is passed over, keeps the place, and nobody is offered twice', async () => {
    await seats(1)
    const [first, second] = await admitted(2)
    await site.rows(`update applications.payer set funding = 'requested' where application = $1`, [first?.id])
    expect(plain(await (await rector()).text(page))).toContain('1 erbjuds plats. 1 står på reservlistan.')
    await decide()
    await site.runJobs()
    expect(await line()).toMatchObject([{ application: first?.id, place: 1 }])
    expect((await site.rows('select application from applications.offer')).map((row) => row.application)).toEqual([
      second?.id,
    ])
  })
})

describe('two at the same list', () => {
  test('the second sees what the first decided, and nothing is decided twice', async () => {
    await seats(1)
    await admitted(2)
    const [one, two] = [await rector(), await staff('rector', school, 'second')]
    const pages = [await one.text(page), await two.text(page)]
    const press = (by: typeof one, html = '') => by.submit(html, { mode: 'join' }, `${page}/beslut`)
    expect((await press(one, pages[0])).status).toBe(303)
    const late = await press(two, pages[1])
    expect(late.status).toBe(409)
    expect(plain(await late.text())).toContain('Något har ändrats sedan du öppnade sidan')
    expect(await site.rows('select number from admission.list')).toEqual([{ number: 1 }])
  })

  test('a criterion that was answered meanwhile is a change, and so is a colleague’s answer', async () => {
    const [first] = await admitted(2)
    const by = await rector()
    const html = await by.text(page)
    const mine = await (await officer()).text(`${page}/${first?.id}`)
    await judge(first?.id ?? '', { weakPosition: 'yes' })
    expect((await by.submit(html, { mode: 'join' }, `${page}/beslut`)).status).toBe(409)
    const late = await (await officer()).submit(mine, { v_weakPosition: 'no' }, `${page}/${first?.id}`)
    expect(late.status).toBe(409)
    expect(await site.rows('select value from admission.answer')).toEqual([{ value: 1 }])
  })

  test('one of them stops the whole decision, and the page shows what stands', async () => {
    await seats(2)
    const [first] = await admitted(2)
    await site.rows(`update applications.payer set share = 5000 where application = $1`, [first?.id])
    const refused = await decide()
    expect(refused.status).toBe(409)
    const said = plain(await refused.text())
    expect(said).toContain('Inget är beslutat.')
    expect(said).toContain('Delarna som betalas blir inte 100 procent')
    expect(said).toContain('2 väntar på besked. 2 platser är lediga.')
    expect(await count('offered')).toBe(0)
    expect(await site.rows('select id from admission.list')).toEqual([])
  })
})

describe('who may', () => {
  test('the officer sees and does not decide; without delegation neither does the rector', async () => {
    await admitted(1)
    const html = await (await officer()).text(page)
    expect(plain(html)).toContain('Rektor beslutar listan')
    expect(html).not.toContain('/beslut')
    await site.rows(`update organisations.delegation set valid_to = '2025-01-01' where kind = 'seat'`)
    expect(plain(await (await rector()).text(page))).toContain('Du har ingen delegation')
  })

  test('another school, the home municipality and an unknown round find nothing', async () => {
    const [first] = await admitted(1)
    const other = await staff('rector', homeOf('1280').unit)
    const home = await staff('caseworker', homeOf('1260').unit)
    const applicant = await site.newcomer(first?.municipality ?? '', first?.person ?? '')
    for (const by of [other, home, applicant])
      for (const path of [page, reservePage, `${page}/${first?.id}`]) expect((await by.get(path)).status).toBe(404)
    const nobody = page.replace(few.id, '00000000-0000-4000-8000-0000000000ff')
    expect((await (await rector()).get(nobody)).status).toBe(404)
    expect((await site.visitor().get(page)).headers.get('location')).toContain('/logga-in')
  })

  test('each page takes at most six statements, whatever the rows, and leaves one line for each person', async () => {
    await seats(1)
    await admitted(3)
    await decide()
    await site.runJobs()
    const by = await officer()
    const said = async (path: string) => (await site.statements(() => by.text(path))).length
    const before = [await said(page), await said(reservePage)]
    await admitted(2)
    expect([await said(page), await said(reservePage)]).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(6)
    const [{ n }] = await site.rows(`select count(distinct person)::int as n from platform.entry where verb = 'list'`)
    expect(n).toBe(5)
  })
})

describe('a decided list', () => {
  test('is never reordered by new rules, only by a new decision', async () => {
    await seats(1)
    const [, second, third] = await admitted(3)
    await decide()
    await site.runJobs()
    const rules = '00000000-0000-4000-8000-0000000000aa'
    await site.rows(`insert into courses.rule_set (id, name) values ($1, 'Nya regler')`, [rules])
    await site.rows(
      `insert into courses.rule (rule_set, number, code, text, compare) values ($1, 1, 'neededForWork', 'Behov', 'high'), ($1, 2, 'religion', 'Nej', 'high')`,
      [rules],
    )
    await site.rows('update courses.round set rule_set = $1 where id = $2', [rules, few.id])
    await judge(third?.id ?? '', { neededForWork: 'yes' })
    await site.rows(`select graphile_worker.add_job('arrangeLine', json_build_object('round', $1::text))`, [few.id])
    await site.runJobs()
    expect((await line()).map(({ application }) => application)).toEqual([second?.id, third?.id])
    const shown = plain(await (await rector()).text(page))
    expect(shown).toContain('Urvalsreglerna har ändrats')
    expect((await decide('?lista=ny')).status).toBe(303)
    await site.runJobs()
    expect((await line()).map(({ application }) => application)).toEqual([third?.id, second?.id])
    expect(
      await site.rows('select number, rules -> $1 as criteria from admission.list order by number', ['criteria']),
    ).toMatchObject([{ number: 1 }, { number: 2, criteria: [{ code: 'neededForWork' }] }])
    expect(await step(await rector(), third?.id ?? '', { to: 'offered' })).toEqual({ notNow: 'movedOn' })
  })
})

test('a rector refuses places to many at once when the selection is over, and each gets a decision', async () => {
  const made = await admitted(2)
  const by = await rector()
  const list = '/arbetslista?lista=all'
  const chosen = { vald: made.map(({ id }) => id), gor: 'not_selected' }
  const refuse = async () => {
    const check = await by.press(list, chosen, '/arbetslista/valda')
    return plain(await (await by.submit(await check.text(), {}, '/arbetslista/gor')).text())
  }
  expect(await refuse()).toContain('Klart för 0 av 2')
  await site.rows(`update courses.round set entry_date = '2027-02-01'`)
  expect(await refuse()).toContain('Klart för 2 av 2')
  expect(await site.rows(`select outcome from applications.decision where kind = 'seat'`)).toEqual([
    { outcome: 'no' },
    { outcome: 'no' },
  ])
  expect(await (await officer()).text(list)).not.toContain('value="not_selected"')
})
