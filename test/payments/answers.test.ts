import { describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import { standing } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'
import { employmentService, kristianstad, moneyOf } from './money.ts'

const site = await theSite()
const scene = setTheScene(site)
const { staff, step, admit, decisions, paid, openTasks, state } = scene
const { sent, sara, lars, anders, shareOf, say, force, ulf } = moneyOf(site, scene)

describe('what waits for an answer', () => {
  test('stands with share, amount and last day, for the home municipality and for the state', async () => {
    const made = await sent()
    const page = plain(await (await sara()).text('/betalningar'))
    expect(page).toContain(`${made.first.receipt.slice(0, 4)}-${made.first.receipt.slice(4)}`)
    expect(page).toMatch(/40\s%/)
    expect(page).toMatch(/33\s600\skr/)
    expect(page).toContain('mån 15 mars 2027')
    const other = plain(await (await anders()).text('/betalningar'))
    expect(other).toMatch(/60\s%/)
    expect(other).toMatch(/50\s400\skr/)
  })

  test('is in the log, one line a person, and costs as many statements however many there are', async () => {
    const reader = await sara()
    const count = async () => (await site.statements(() => reader.text('/betalningar'))).length
    const one = await sent()
    await count()
    const few = await count()
    expect(few).toBeLessThanOrEqual(6)
    for (const givenName of ['Yusuf', 'Amal', 'Samir']) await sent({ givenName })
    expect(await count()).toBe(few)
    const entries = await site.rows(
      `select purpose, fields from platform.entry where verb = 'read' and person = $1 and account = $2`,
      [one.person, reader.account],
    )
    expect(entries[0]).toEqual({ purpose: 'pay', fields: ['name', 'funding', 'amount'] })
  })

  test('is nobody else’s: another municipality, another payer and the school do not find it', async () => {
    const made = await sent()
    const share = await shareOf(made, 'municipality')
    const state = await shareOf(made, 'af')
    const bo = await staff('caseworker', homeOf('1281').unit)
    const school = await ulf()
    for (const [who, what] of [
      [bo, share],
      [bo, state],
      [await anders(), share],
      [await sara(), state],
      [school, share],
    ] as const)
      expect((await who.get(`/betalningar/${what}`)).status).toBe(404)
    expect(plain(await bo.text('/betalningar'))).toContain('Inget väntar på svar')
    expect((await bo.get('/betalningar/7')).status).toBe(404)
    expect((await site.visitor().get(`/betalningar/${share}`)).headers.get('location')).toContain('/logga-in')
  })

  test('a protected person is with the named handlers only', async () => {
    const made = await sent()
    await site.rows('update people.person set handlers = $1 where id = $2', [[(await lars()).account], made.person])
    const share = await shareOf(made, 'municipality')
    expect((await (await sara()).get(`/betalningar/${share}`)).status).toBe(404)
    expect((await (await lars()).get(`/betalningar/${share}`)).status).toBe(200)
  })
})

describe('yes', () => {
  test('outside the area freezes the price row and both shares, writes the cost decision, and the school takes over', async () => {
    const made = await sent()
    const answer = await say(await sara(), await shareOf(made, 'municipality'), { svar: 'ja' })
    expect(plain(await (await sara()).follow(answer))).toContain('ja, ni betalar')
    expect(await standing(site, made.first.id)).toMatchObject({ state: 'with_provider', holder: 'provider' })
    expect(await decisions()).toEqual([{ kind: 'cost', outcome: 'yes', grounds: [], delegated: false }])
    expect(await paid()).toEqual([
      { kind: 'af', funding: 'requested', amount: 5_040_000 },
      { kind: 'municipality', funding: 'committed', amount: 3_360_000 },
    ])
    const [row] = await site.rows(
      'select count(distinct price)::int as prices, sum(share)::int as shares, sum(amount)::int as amount from applications.payer',
    )
    expect(row).toEqual({ prices: 1, shares: 10_000, amount: 8_400_000 })
    await site.rows('update courses.price set amount = 1')
    expect(plain(await (await anders()).text('/betalningar'))).toMatch(/50\s400\skr/)
  })

  test('inside the area nobody is asked, and no cost decision is written', async () => {
    await scene.inside()
    expect(await decisions()).toEqual([])
    expect((await paid()).map(({ funding }) => funding)).toEqual(['statutory'])
    const reader = await staff('caseworker', homeOf('1260').unit)
    expect(plain(await reader.text('/betalningar'))).toContain('Inget väntar på svar')
  })

  test('waits until somebody has seen who it is, and keeps what was written', async () => {
    const made = await sent({ checked: false })
    const share = await shareOf(made, 'municipality')
    const refused = await say(await sara(), share, { svar: 'ja', text: 'Enligt plan' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(plain(page)).toContain('Bekräfta först vem personen är')
    expect(page).toContain('Enligt plan')
    expect((await paid()).map(({ funding }) => funding)).toEqual(['requested', 'requested'])
  })

  test('of the state is missing: the rector cannot offer, a task to chase it exists, and the answer closes it', async () => {
    const made = await sent()
    await say(await sara(), await shareOf(made, 'municipality'), { svar: 'ja' })
    const { rector } = await admit(made.first.id)
    expect(await step(rector, made.first.id, { to: 'offered' })).toEqual({
      notNow: 'afHasNotAnswered',
      about: employmentService,
    })
    expect(await openTasks()).toEqual([{ kind: 'chasePayer', holder: 'payer', organisation: employmentService }])
    const payer = await anders()
    expect(plain(await payer.text('/betalningar'))).toContain('Skolan väntar')
    expect((await say(payer, await shareOf(made, 'af'), { svar: 'ja' })).status).toBe(303)
    expect(await openTasks()).toEqual([])
    expect(await step(rector, made.first.id, { to: 'offered' })).toBe('taken')
  })

  test('too late needs a reason', async () => {
    const made = await sent()
    site.wait(20)
    const share = await shareOf(made, 'municipality')
    expect(plain(await (await sara()).text('/betalningar'))).toContain('Försenat svar')
    expect(plain(await (await say(await sara(), share, { svar: 'ja' })).text())).toContain('Välj en orsak')
    expect((await say(await sara(), share, { svar: 'ja', orsak: 'manyApplications' })).status).toBe(303)
  })
})

describe('no', () => {
  test('of the state needs a reason, and late is none', async () => {
    const made = await sent()
    const share = await shareOf(made, 'af')
    const payer = await anders()
    expect(plain(await (await say(payer, share, { svar: 'nej' })).text())).toContain('Välj en orsak och försök igen')
    const late = await say(payer, share, { svar: 'nej', orsak: 'lateApplication' })
    expect(late.status).toBe(422)
    expect(plain(await late.text())).toContain('Att ansökan kom sent räcker inte')
    expect((await say(payer, share, { svar: 'nej', orsak: 'notNeeded' })).status).toBe(303)
    expect((await site.rows(`select funding, reason from applications.payer where kind = 'af'`))[0]).toEqual({
      funding: 'refused',
      reason: 'notNeeded',
    })
  })

  test('of the home municipality is proposed by one decision maker and confirmed by another', async () => {
    const made = await sent()
    const share = await shareOf(made, 'municipality')
    const first = await staff('decisionMaker', kristianstad.unit, 'first')
    const second = await staff('decisionMaker', kristianstad.unit, 'second')
    const proposed = await say(first, share, { svar: 'nej', orsak: 'ownCourse', text: 'Kursen finns här.' })
    expect(plain(await first.follow(proposed))).toContain('väntar nu på en kollega')
    expect(plain(await first.text(`/betalningar/${share}`))).toContain('Någon annan måste bekräfta')
    expect(await state(made.first.id)).toBe('with_home')
    const to = `/betalningar/${share}/forslag`
    const settle = (fields: Record<string, string>) => second.press(`/betalningar/${share}`, fields, to)
    expect(plain(await (await settle({ svar: 'lamna' })).text())).toContain('Skriv varför du lämnar tillbaka')
    expect((await settle({ svar: 'bekrafta' })).status).toBe(303)
    expect(await state(made.first.id)).toBe('not_granted')
    expect(await decisions()).toEqual([{ kind: 'cost', outcome: 'no', grounds: ['ownCourse'], delegated: true }])
  })

  test('cannot be confirmed by whoever proposed it, nor said by a caseworker', async () => {
    const made = await sent()
    const share = await shareOf(made, 'municipality')
    const first = await staff('decisionMaker', kristianstad.unit, 'first')
    const to = `/betalningar/${share}`
    const version = async () => (await standing(site, made.first.id)).version
    expect((await force(await sara(), to, { svar: 'nej', orsak: 'ownCourse' }, await version())).status).toBe(404)
    await say(first, share, { svar: 'nej', orsak: 'ownCourse' })
    const own = await force(first, `${to}/forslag`, { svar: 'bekrafta' }, await version())
    expect(own.status).toBe(422)
    expect(plain(await own.text())).toContain('En annan person måste göra det här steget')
    expect((await force(await sara(), `${to}/forslag`, { svar: 'bekrafta' }, await version())).status).toBe(404)
    expect(await state(made.first.id)).toBe('with_home')
  })

  test('is not lawful against special personal reasons', async () => {
    const made = await sent()
    const share = await shareOf(made, 'municipality')
    const note = await (await sara()).press(`/betalningar/${share}`, { sarskilda: 'ja' }, `/betalningar/${share}/skal`)
    expect(plain(await (await sara()).follow(note))).toContain('Det är sparat')
    expect(plain(await (await sara()).text('/betalningar'))).toContain('Särskilda skäl')
    const first = await staff('decisionMaker', kristianstad.unit, 'first')
    const refused = await say(first, share, { svar: 'nej', orsak: 'ownCourse' })
    expect(plain(await refused.text())).toContain('Personen har särskilda skäl')
    expect(await site.rows('select id from applications.proposal')).toEqual([])
  })
})

test('an answer on an older page is a conflict, a wrong one keeps what was typed, and neither writes anything', async () => {
  const made = await sent()
  const share = await shareOf(made, 'municipality')
  const at = `/betalningar/${share}`
  const reader = await sara()
  const page = await reader.text(at)
  await (await lars()).press(at, { sarskilda: 'ja' }, `${at}/skal`)
  const conflict = await reader.submit(page, { svar: 'ja', text: 'Min motivering' }, at)
  expect(conflict.status).toBe(409)
  const shown = await conflict.text()
  expect(plain(shown)).toContain('Någon annan har ändrat')
  expect(shown).toContain('Min motivering')
  const wrong = await reader.press(at, { svar: 'kanske', text: 'Min motivering' }, at)
  expect(wrong.status).toBe(422)
  const again = await wrong.text()
  expect(plain(again)).toContain('Välj ja eller nej')
  expect(again).toContain('Min motivering')
  expect(await state(made.first.id)).toBe('with_home')
  expect((await reader.press(at, { text: 'x'.repeat(2001) }, at)).status).toBe(422)
})
