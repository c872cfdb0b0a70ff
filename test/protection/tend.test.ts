import { beforeEach, describe, expect, test } from 'vitest'
import type { Applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { type Cast, canary, castOf, number, plantHidden, protect, school, unit } from './plant.ts'

const site = await theSite()
let hidden: Applied
let cast: Cast
let vault: string
beforeEach(async () => {
  await site.empty()
  hidden = await plantHidden(site)
  cast = await castOf(site)
  vault = `/skyddade/${hidden.person}`
})
const entries = (verb: string) => site.rows('select * from platform.entry where verb = $1', [verb])

describe('switching on', () => {
  test('takes a decision maker or manager, a reason, a grade and two to five at home', async () => {
    const page = `/personer/${hidden.person}/skydd`
    expect((await cast.worker.get(page)).status).toBe(404)
    expect((await (await site.staff('decisionMaker', homeOf('1281').unit)).get(page)).status).toBe(404)
    const one = await cast.decider.press(
      page,
      { grade: 'marked', reason: 'Beslut', named: [cast.worker.account] },
      page,
    )
    expect([one.status, plain(await one.text()).includes('Välj minst två')]).toEqual([422, true])
    const none = await cast.decider.press(page, { named: [cast.worker.account, cast.decider.account] }, page)
    expect(none.status).toBe(422)
    expect(plain(await cast.decider.text(page))).toContain(canary)
    expect((await protect(hidden.person, cast)).status).toBe(303)
    expect((await cast.decider.get(page)).status).toBe(404)
    expect((await entries('protect'))[0]).toMatchObject({ account: cast.decider.account, person: hidden.person })
  })

  test('asks for the second factor when it is older than five minutes', async () => {
    site.wait(6 / 1440)
    const answer = await cast.decider.get(`/personer/${hidden.person}/skydd`)
    expect(answer.headers.get('location')).toContain('/logga-in/igen')
  })

  test('with fictitious data closes the person, and nothing leads to the new identity', async () => {
    await protect(hidden.person, cast, 'fictitious')
    const [row] = await site.rows('select closed_at from people.person where id = $1', [hidden.person])
    expect(row.closed_at).not.toBeNull()
    const fields = {
      given: 'Nya',
      family: 'Namnet',
      phone: '',
      mail: '',
      number: '',
      grade: 'fictitious',
      reason: 'Beslut',
      named: [cast.decider.account, cast.worker.account],
    }
    const made = await cast.worker.press('/skyddade/ny', fields, '/skyddade/ny')
    const person = /skyddade\/([0-9a-f-]{36})/.exec(made.headers.get('location') ?? '')?.[1]
    expect(person).toBeDefined()
    for (const table of ['people.person', 'vault.identity', 'protection.handler', 'platform.entry']) {
      const rows = await site.rows(`select to_jsonb(t)::text as row from ${table} t`)
      expect(rows.filter(({ row }) => row.includes(person) && row.includes(hidden.person))).toEqual([])
    }
  })
})

describe('the handlers', () => {
  beforeEach(async () => {
    await protect(hidden.person, cast)
  })

  test('hand over; whoever is no longer named meets nothing at the next press', async () => {
    const third = await site.staff('caseworker', unit, { name: 'Tove Tredje' })
    const page = `${vault}/handlaggare`
    const answer = await cast.worker.press(
      page,
      { named: [cast.worker.account, third.account], mail: '', school: '' },
      page,
    )
    expect(answer.status).toBe(303)
    expect((await cast.decider.get(vault)).status).toBe(404)
    expect((await cast.decider.get(`/ansokningar/${hidden.first.id}`)).status).toBe(404)
    expect(plain(await third.text(vault))).toContain(canary)
    expect(plain(await third.text('/skyddade'))).toMatch(/Skyddad person [2-9A-Z]{4}/)
  })

  test('put right what the person asks for: in the vault and nowhere in the open', async () => {
    const [{ id }] = await site.rows(
      `insert into rights.request (municipality, person, kind, field, unit, language, asked_at, due)
       values ('1280', $1, 'correction', 'phone', $2, 'sv', now(), now() + interval '30 days') returning id`,
      [hidden.person, unit],
    )
    const page = `/begaran-om-uppgifter/${id}`
    const answer = { outcome: 'accepted', value: '070-174 06 55' }
    expect((await cast.outsider.get(page)).status).toBe(404)
    expect((await cast.worker.press(page, answer)).status).toBe(303)
    expect(plain(await cast.worker.text(vault))).toContain('070-174 06 55')
    expect(await site.rows('select phone from people.person where id = $1', [hidden.person])).toEqual([{ phone: '' }])
    expect(await entries('changeProtected')).toHaveLength(1)
  })

  test('name two at the school and no more; the school sees the code, its own course and nothing that was written', async () => {
    const officer = (name: string) => site.staff('admissionOfficer', school, { name })
    const olga = await officer('Olga')
    const otto = await officer('Otto')
    const orvar = await officer('Orvar')
    const page = `${vault}/handlaggare`
    const home = [cast.worker.account, cast.decider.account]
    const mailOf = (account: string) => `${account}@exempel.se`
    const naming = (account: string) => cast.worker.press(page, { named: home, school, mail: mailOf(account) }, page)
    expect((await olga.get(`/ansokningar/${hidden.first.id}`)).status).toBe(404)
    expect((await naming(olga.account)).status).toBe(303)
    expect((await naming(otto.account)).status).toBe(303)
    const third = await naming(orvar.account)
    expect([third.status, plain(await third.text()).includes('Högst två')]).toEqual([422, true])
    const unknown = await cast.worker.press(page, { named: home, school, mail: 'ingen@exempel.se' }, page)
    expect(unknown.status).toBe(422)
    expect((await olga.get(`/ansokningar/${hidden.first.id}`)).status).toBe(200)
    const seen = plain(await olga.text(vault))
    expect(seen).toContain('19900101-9802')
    expect(seen).not.toContain('Det som var skrivet innan')
    expect((await olga.get(page)).status).toBe(404)
  })

  test('change name and contact in the vault, and two at once do not overwrite each other', async () => {
    const page = `${vault}/uppgifter`
    const before = await cast.worker.text(page)
    expect((await cast.decider.press(page, { given: 'Ny', phone: '070-174 06 06' }, page)).status).toBe(303)
    expect((await cast.worker.submit(before, { given: 'Annan' }, page)).status).toBe(409)
    expect(plain(await cast.worker.text(vault))).toContain('070-174 06 06')
    expect(await site.rows(`select 1 from people.person where phone <> '' or given_name = 'Ny'`)).toEqual([])
  })

  test('end the protection two together, and everything is back where it stood', async () => {
    const page = `${vault}/slut`
    expect((await cast.worker.press(page, { answer: 'propose' }, page)).status).toBe(303)
    expect((await cast.worker.press(page, { answer: 'end' }, page)).status).toBe(409)
    expect(plain(await cast.decider.text(page))).toContain('En annan handläggare har föreslagit')
    expect((await cast.decider.press(page, { answer: 'end' }, page)).status).toBe(303)
    expect(plain(await cast.outsider.text(`/ansokningar/${hidden.first.id}`))).toContain(canary)
    const [row] = await site.rows(
      'select given_name, family_name, name_key, phone, channel, handlers from people.person where id = $1',
      [hidden.person],
    )
    expect(row).toEqual({
      given_name: canary,
      family_name: canary,
      name_key: canary.toLowerCase(),
      phone: canary,
      channel: 'sms',
      handlers: null,
    })
    expect(
      (await site.rows('select text from applications.message where application = $1', [hidden.first.id]))[0].text,
    ).toBe(canary)
    expect(
      (await site.rows('select kind from people.person_identifier where person = $1', [hidden.person]))[0].kind,
    ).toBe('personnummer')
    expect(await site.rows('select 1 from vault.identity')).toEqual([])
    expect((await cast.worker.get(vault)).status).toBe(404)
  })
})

describe('break the glass', () => {
  const page = '/nodoppning'
  const codeOf = async (): Promise<string> => (await site.rows('select code from vault.identity'))[0].code
  const ask = (code: string) => cast.outsider.press(page, { code, reason: 'Alla handläggare är sjuka' }, page)
  beforeEach(async () => {
    await protect(hidden.person, cast)
  })

  test('answers the same whether the code is anybody’s or not', async () => {
    const shape = async (code: string) => {
      const statements = await site.statements(() => ask(code))
      return { statements: statements.length, page: plain(await cast.outsider.text(page)).replaceAll(code, 'KOD') }
    }
    const known = await shape(await codeOf())
    await site.rows('delete from protection.glass')
    expect(await shape('ZZZZ')).toEqual(known)
  })

  test('opens the vault for four hours when another decider of the same unit has said yes, and the officer and the person are told', async () => {
    await ask(await codeOf())
    expect((await cast.outsider.get(vault)).status).toBe(404)
    const other = await site.staff('manager', homeOf('1281').unit)
    const manager = await site.staff('manager', unit, { name: 'Mona Chef' })
    expect(plain(await other.text(page))).not.toContain('sjuka')
    const waits = 'En begäran om nödöppning väntar på ditt svar.'
    expect(plain(await manager.text('/skyddade'))).toContain(waits)
    for (const one of [other, cast.outsider]) expect(plain(await one.text('/skyddade'))).not.toContain(waits)
    const [{ id }] = await site.rows('select id from protection.glass')
    const confirm = `${page}/${id}/bekrafta`
    expect((await manager.press(page, {}, confirm)).status).toBe(303)
    expect(plain(await manager.text('/skyddade'))).not.toContain(waits)
    expect(plain(await cast.outsider.text(vault))).toContain(canary)
    expect((await cast.outsider.get(`${vault}/slut`)).status).toBe(404)
    const [line] = await site.rows(`select purpose from platform.entry where person = $1 and about_kind = 'vault'`, [
      hidden.person,
    ])
    expect(line.purpose).toBe('breakGlass')
    const officer = await site.staff('dataProtectionOfficer', homeOf('1280').municipality)
    expect(plain(await officer.text('/dataskydd/nodoppningar'))).toMatch(/Ulla Utanför.*Mona Chef.*sjuka/)
    const themselves = await site.newcomer('1280', hidden.person)
    expect(plain(await themselves.text('/mina-uppgifter/vem-har-tittat'))).toContain('gick att nå')
    site.wait(4.1 / 24)
    await site.rows(`update ctx.session set stepped_up_at = $1 where account = $2`, [
      site.clock.now,
      cast.outsider.account,
    ])
    expect((await cast.outsider.get(vault)).status).toBe(404)
  })

  test('is never confirmed by the one who asks', async () => {
    await cast.decider.press(page, { code: await codeOf(), reason: 'Bråttom' }, page)
    const [{ id }] = await site.rows('select id from protection.glass')
    expect(await site.rows('select protection.confirm_glass($1, now(), now())', [id])).toEqual([
      { confirm_glass: false },
    ])
    const text = await cast.decider.text(page)
    expect(text).not.toContain(`${page}/${id}/bekrafta`)
  })
})

describe('somebody who calls', () => {
  test('is written straight into the vault and applies there', async () => {
    const word = 'Rakinivalvet'
    const fields = {
      given: word,
      family: word,
      phone: '070-174 06 07',
      mail: '',
      number: '19900102-9801',
      grade: 'registered',
      reason: 'Ringde',
      named: [cast.worker.account, cast.decider.account],
    }
    const made = await cast.worker.press('/skyddade/ny', fields, '/skyddade/ny')
    const to = made.headers.get('location') ?? ''
    expect(to).toContain('klart=recorded')
    expect(plain(await cast.worker.text(to))).toContain(word)
    const path = to.replace(/\?.*/, '')
    const sent = await cast.worker.press(
      `${path}/ansok`,
      { round: roundSamples.svetsareMars.id, said: 'ja' },
      `${path}/ansok`,
    )
    expect(plain(await cast.worker.follow(sent))).toMatch(/Skyddad person [2-9A-Z]{4}/)
    expect((await cast.outsider.get(sent.headers.get('location') ?? '')).status).toBe(404)
    const tables = await site.rows(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    for (const { name } of tables)
      expect(await site.rows(`select 1 from ${name} t where to_jsonb(t)::text like $1`, [`%${word}%`])).toEqual([])
  })
})

test('a number of somebody protected is never known to anybody who asks', async () => {
  await protect(hidden.person, cast)
  const search = (fraga: string) => cast.outsider.press('/sok', { fraga }, '/sok')
  const asked = async (fraga: string) => plain(await (await search(fraga)).text()).replaceAll(fraga, '')
  expect(await asked(number)).toBe(await asked('199001039800'))
  expect(await asked(canary.slice(0, 8))).toBe(await asked('Qwertyui'))
})
