import { beforeEach, describe, expect, test } from 'vitest'
import { applied } from '../apply.ts'
import { type Browser, type Fields, plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { knuten, yrkesskolan, larcentrum } = organisations
const malmo = homeOf('1280')
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})
async function fatima() {
  const sent = await applied(site, { choices: [roundSamples.svetsareMars.id], givenName: 'Kanariefatima' })
  const caseworker = await site.staff('caseworker', malmo.unit)
  return { ...sent, caseworker, at: `/ansokningar/${sent.first.id}`, browser: await site.newcomer('1280', sent.person) }
}
const toKnuten: Fields = {
  receiver: knuten,
  parts: ['contact'],
  months: '3',
  language: 'prs',
  channel: 'spoken',
  interpreter: 'yes',
  said: 'yes',
}
const record = (staff: Browser, at: string, fields: Fields = toKnuten) =>
  staff.press(`${at}/samtycke?slag=forening`, fields, `${at}/samtycke`)

describe('a consent given in the room', () => {
  test('is written down with language, channel and interpreter, and the person sees and stops it', async () => {
    const { caseworker, at, browser, person } = await fatima()
    expect(plain(await caseworker.text(at))).toContain('Skriv ner ett samtycke')
    expect((await record(caseworker, at)).status).toBe(303)
    const [row] = await site.rows('select * from people.consent where person = $1', [person])
    expect(row).toMatchObject({
      kind: 'S4',
      language: 'prs',
      channel: 'spoken',
      interpreter: true,
      recorded_by: caseworker.account,
    })
    const receipt = plain(await browser.text(`/mina-uppgifter/delning/${row.id}`))
    expect(receipt).toContain('En medarbetare skrev ner det.')
    expect(receipt).toContain('I ett samtal')
    const stop = `/mina-uppgifter/delning/${row.id}/sluta`
    expect((await browser.press(stop, {}, stop)).status).toBe(303)
  })

  test('is not written down before the person has said yes', async () => {
    const { caseworker, at } = await fatima()
    const { said: _, ...silent } = toKnuten
    const refused = await record(caseworker, at, silent)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Kryssa i att personen sa ja.')
    expect(await site.rows('select * from people.consent')).toEqual([])
  })

  test.each([
    ['rector', yrkesskolan],
    ['caseworker', homeOf('1281').unit],
    ['association', knuten],
  ] as const)('is nothing that %s at another place writes down', async (role, place) => {
    const { at } = await fatima()
    const staff = await site.staff(role, place)
    for (const page of ['samtycke', 'oppna-for', 'fraga']) expect((await staff.get(`${at}/${page}`)).status).toBe(404)
  })
})

describe('opened by law', () => {
  const wish = { organisation: larcentrum, legalBasis: '6.1.e', ground: 'duty', months: '1' }
  const open = (staff: Browser, at: string, fields: Fields = wish) =>
    staff.press(`${at}/oppna-for`, fields, `${at}/oppna-for`)

  test('two questions, two answers, both in the row and on the person’s page', async () => {
    const { caseworker, at, browser, person } = await fatima()
    const page = plain(await caseworker.text(`${at}/oppna-for`))
    expect(page).toContain('artikel 6.1 c')
    expect(page).toContain('10 kap. 27 §')
    expect(page).toContain('Gäller inte uppgifter från socialtjänst')
    const school = await site.staff('admissionOfficer', larcentrum)
    expect((await school.get(at)).status).toBe(404)
    expect((await open(caseworker, at)).status).toBe(303)
    expect((await school.get(at)).status).toBe(200)
    const [row] = await site.rows('select * from people.access where person = $1 and organisation = $2', [
      person,
      larcentrum,
    ])
    expect(row).toMatchObject({ legal_basis: '6.1.e', ground: 'duty' })
    const own = plain(await browser.text('/mina-uppgifter/delning'))
    expect(own).toContain('Lärcentrum Rapsfältet')
    expect(own).toContain('10 kap. 28 §')
  })

  test('once, however many press at the same time', async () => {
    const { caseworker, at, person } = await fatima()
    const page = await caseworker.text(`${at}/oppna-for`)
    const others = await Promise.all([1, 2, 3].map(() => site.staff('caseworker', malmo.unit)))
    const pages = await Promise.all(others.map((one) => one.text(`${at}/oppna-for`)))
    const answers = await Promise.all([
      caseworker.submit(page, wish, `${at}/oppna-for`),
      ...others.map((one, n) => one.submit(pages[n] ?? '', wish, `${at}/oppna-for`)),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422])
    const rows = await site.rows('select 1 from people.access where person = $1 and organisation = $2', [
      person,
      larcentrum,
    ])
    expect(rows).toHaveLength(1)
  })

  test('stands in the whole list of the school that it was opened to, and is found there', async () => {
    const { caseworker, at, first } = await fatima()
    const school = await site.staff('admissionOfficer', larcentrum)
    expect(await school.text('/arbetslista?lista=all')).not.toContain('Kanariefatima')
    await open(caseworker, at)
    expect(await school.text('/arbetslista?lista=all')).toContain('Kanariefatima')
    expect(await school.text('/arbetslista')).not.toContain('Kanariefatima')
    const found = await school.press('/sok', { fraga: first.receipt }, '/sok')
    expect(await found.text()).toContain('Kanariefatima')
  })

  test.each([
    [{ ...wish, ground: 'consent' }, 'Välj det som bryter sekretessen.'],
    [{ ...wish, legalBasis: '6.1.a' }, 'Välj rättslig grund.'],
    [{ organisation: larcentrum, legalBasis: '6.1.e', months: '1' }, 'Välj det som bryter sekretessen.'],
    [{ ...wish, organisation: knuten }, 'Välj vem som ska få se ansökan.'],
    [{ ...wish, organisation: yrkesskolan }, 'Ansökan är redan öppen för dem.'],
  ])('%j is asked for again', async (fields, words) => {
    const { caseworker, at } = await fatima()
    const refused = await open(caseworker, at, fields)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain(words)
  })

  test('closed, the next request finds nothing, and what stands open is covered', async () => {
    const { caseworker, at, person } = await fatima()
    await open(caseworker, at)
    const school = await site.staff('admissionOfficer', larcentrum)
    const ask = (/data-ask="([^"]+)"/.exec(await school.text(at))?.[1] ?? '').replaceAll('&amp;', '&')
    const [row] = await site.rows('select id from people.access where person = $1 and organisation = $2', [
      person,
      larcentrum,
    ])
    const closed = await caseworker.press(`${at}/oppna-for`, {}, `${at}/oppna-for/${row.id}`)
    expect(closed.status).toBe(303)
    expect((await school.get(at)).status).toBe(404)
    expect(await (await school.get(ask)).json()).toEqual({ open: false })
    const verbs = await site.rows(
      `select verb from platform.entry where person = $1 and verb in ('openAccess', 'endAccess') and about_kind is not null order by seq`,
      [person],
    )
    expect(verbs.at(-1)?.verb).toBe('endAccess')
  })

  test('ends with its day for a school of the municipality itself too', async () => {
    await site.rows(`update organisations.organisation set municipality = '1280' where id = $1`, [larcentrum])
    const { caseworker, at, person } = await fatima()
    await open(caseworker, at)
    const school = await site.staff('admissionOfficer', larcentrum)
    expect((await school.get(at)).status).toBe(200)
    await site.rows('update people.access set valid_to = now() where person = $1 and organisation = $2', [
      person,
      larcentrum,
    ])
    expect((await school.get(at)).status).toBe(404)
    expect(await school.text('/arbetslista?lista=all')).not.toContain('Kanariefatima')
  })

  test('the school that it was sent to keeps it', async () => {
    const { caseworker, at, person } = await fatima()
    const [row] = await site.rows('select id from people.access where person = $1 and organisation = $2', [
      person,
      yrkesskolan,
    ])
    const page = await caseworker.text(`${at}/oppna-for`)
    expect(page).not.toContain(row.id)
  })
})

describe('a question to a partner', () => {
  const linkIn = (page: string) => /http:\/\/localhost(\/svar\/[\w-]{43})/.exec(page)?.[1] as string
  async function asked() {
    const it = await fatima()
    await record(it.caseworker, it.at)
    const [{ id: consent }] = await site.rows('select id from people.consent where person = $1', [it.person])
    const wish = { consent, text: 'Har ni en plats i språkgruppen?', days: '7' }
    const made = await it.caseworker.press(`${it.at}/fraga`, wish, `${it.at}/fraga`)
    expect(made.status).toBe(200)
    return { ...it, consent: consent as string, link: linkIn(await made.text()) }
  }
  const answer = { text: 'Ja, på tisdagar.', name: 'Siv på Knuten' }

  test('needs somebody whom the person shares with, and says what is missing', async () => {
    const { caseworker, at } = await fatima()
    expect(plain(await caseworker.text(`${at}/fraga`))).toContain('Det saknas ett samtycke')
  })

  test('shows what was written and nothing else, takes one answer, and both sides see it', async () => {
    const { link, caseworker, at, browser, person } = await asked()
    const partner = site.visitor()
    const page = await partner.text(link)
    expect(plain(page)).toContain('Har ni en plats i språkgruppen?')
    expect(page).not.toContain('Kanariefatima')
    expect((await partner.press(link, answer, link)).headers.get('location')).toBe('/svar/tack')
    expect((await partner.get(link)).status).toBe(404)
    expect(plain(await caseworker.text(at))).toContain('Svar från Siv på Knuten: Ja, på tisdagar.')
    expect(plain(await caseworker.text(`${at}/meddelanden`))).toContain('Ja, på tisdagar.')
    expect(plain(await browser.text(at))).toContain('Ja, på tisdagar.')
    const lines = await site.rows(
      `select verb, organisation from platform.entry where person = $1 and purpose = 'answerQuestion' order by seq`,
      [person],
    )
    expect(lines.map(({ verb }) => verb)).toEqual(['read', 'read', 'answer'])
    expect(new Set(lines.map(({ organisation }) => organisation))).toEqual(new Set([knuten]))
    expect(plain(await browser.text('/mina-uppgifter/vem-har-tittat'))).toContain('Språkkaféet Knuten')
  })

  test('ends with its day, with the person’s word, and with the consent', async () => {
    const { link, browser } = await asked()
    site.wait(8)
    expect((await site.visitor().get(link)).status).toBe(404)
    site.wait(-8)
    expect((await site.visitor().get(link)).status).toBe(200)
    const [{ id }] = await site.rows('select id from sharing.question')
    await browser.press('/mina-uppgifter/delning', {}, `/mina-uppgifter/delning/fragor/${id}/avsluta`)
    expect((await site.visitor().get(link)).status).toBe(404)
    const other = await asked()
    const stop = `/mina-uppgifter/delning/${other.consent}/sluta`
    await other.browser.press(stop, {}, stop)
    const partner = site.visitor()
    expect((await partner.get(other.link)).status).toBe(404)
  })

  test('is not asked about what is restricted, for the link would open nothing', async () => {
    const { caseworker, at, person, consent } = await asked()
    await site.rows('update people.person set restricted = true where id = $1', [person])
    const wish = { consent, text: 'Kommer hon?', days: '7' }
    const closed = plain(await caseworker.text(`${at}/fraga`))
    expect(closed).toContain('Du kan fråga när begränsningen är slut.')
    await site.rows('update people.person set restricted = false where id = $1', [person])
    const open = await caseworker.text(`${at}/fraga`)
    await site.rows('update applications.application set restricted = true where person = $1', [person])
    expect((await caseworker.submit(open, wish, `${at}/fraga`)).status).toBe(422)
    expect(await site.rows('select text from sharing.question')).toEqual([{ text: 'Har ni en plats i språkgruppen?' }])
  })

  test('a link that nobody made leads nowhere', async () => {
    expect((await site.visitor().get(`/svar/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await site.visitor().get('/svar/hej')).status).toBe(404)
  })
})

test('the school is led from an application to what is shared with it', async () => {
  const { at } = await fatima()
  const school = await site.staff('admissionOfficer', yrkesskolan)
  const page = await school.text(at)
  expect(page).toContain('href="/delat-med-oss"')
  expect(page).not.toContain('/samtycke')
})
