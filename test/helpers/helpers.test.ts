import { beforeEach, describe, expect, test } from 'vitest'
import { applied } from '../apply.ts'
import { type Browser, type Fields, plain } from '../browser.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { helping, pin, wish } from './scene.ts'

const site = await theSite()
const { svetsareMars, svetsareAugusti } = roundSamples
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const { begin, fill, send, linkIn, invite, helperBy } = helping(site)
const applications = () => site.rows('select * from applications.application order by sent_at')

describe('a link', () => {
  test('is offered beside a draft, and opens exactly that draft', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    expect(await applicant.text(`${draft}/namn`)).toContain(`${draft}/hjalp`)
    const helper = await helperBy(await invite(applicant, draft))
    const page = await helper.text('/ombud')
    expect(page).toContain(draft)
    await fill(helper, draft)
    expect((await helper.get(await begin(site.visitor()))).status).toBe(404)
    expect((await helper.get(`${draft}/hjalp`)).status).toBe(404)
    expect(await helper.text(`${draft}/namn`)).not.toContain('/spara')
  })

  test('is not used up by a look, takes a PIN, and dies after five wrong ones', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const link = await invite(applicant, draft)
    const helper = site.visitor()
    for (const _ of [1, 2]) expect((await helper.get(link)).status).toBe(200)
    for (const wrong of ['1111', '2222', '3333', '4444'])
      expect((await helper.press(link, { pin: wrong })).status).toBe(422)
    expect(plain(await (await helper.press(link, { pin: '5555' })).text())).toContain('Länken fungerar inte längre')
    expect((await helper.get(link)).status).toBe(404)
    expect(plain(await applicant.text(`${draft}/hjalp`))).toContain('Länken fungerar inte längre')
  })

  test('keeps what it opens as digests, and never shows them', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const link = await invite(applicant, draft)
    const [row] = await site.rows('select * from helpers.helper')
    expect(row.digest.toString('latin1')).not.toContain(link.split('/')[2])
    expect(row.pin.toString('latin1')).not.toContain(pin)
    expect(await applicant.text(`${draft}/hjalp`)).not.toContain(link)
  })

  test.each([
    [{ ...wish, pin: '1234' }, 'Välj 4 till 6 siffror.'],
    [{ ...wish, scopes: [] }, 'Välj minst en sak som hjälparen får göra.'],
    [{ ...wish, days: '4000' }, 'Välj hur länge hjälparen får hjälpa dig.'],
    [{ ...wish, name: ' ' }, 'Skriv vad hjälparen heter.'],
  ])('%j is asked for again, without the PIN', async (fields, words) => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const refused = await applicant.press(`${draft}/hjalp`, fields as Fields, `${draft}/hjalp`)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(plain(page)).toContain(words)
    expect(page).not.toContain(`value="${pin}"`)
  })

  test('is made by whoever began the draft, for themselves', async () => {
    const draft = await begin(site.visitor())
    expect((await site.visitor().get(`${draft}/hjalp`)).status).toBe(404)
  })
})

describe('17: a link that has been used', () => {
  test('opened again it is refused, and the applicant sees that it is used', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const link = await invite(applicant, draft)
    await helperBy(link)
    const second = site.visitor()
    const refused = await second.get(link)
    expect(refused.status).toBe(404)
    expect(plain(await refused.text())).toContain('Länken är använd')
    const page = plain(await applicant.text(`${draft}/hjalp`))
    expect(page).toContain('Länken är använd')
    expect(page).toContain('Någon försökte öppna länken igen')
  })

  test('after 48 hours it is refused as well', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const link = await invite(applicant, draft)
    site.wait(2)
    const late = site.visitor()
    expect((await late.get(link)).status).toBe(404)
    site.wait(-2)
  })
})

async function ownDraft() {
  const first = await applied(site, { choices: [svetsareAugusti.id] })
  const person = await site.newcomer('1280', first.person)
  return { ...first, browser: person, draft: await begin(person) }
}

describe('a helper who sends', () => {
  test('sends in the person’s name; receipt and code stay with the person', async () => {
    const { browser, draft, person } = await ownDraft()
    const helper = await helperBy(await invite(browser, draft))
    await fill(helper, draft)
    const sent = await send(helper, draft)
    expect(sent.headers.get('location')).toBe('/ombud')
    const made = (await applications()).find(({ round }) => round === svetsareMars.id)
    expect(made).toMatchObject({ person, municipality: '1280' })
    const [event] = await site.rows(
      'select party, account from applications.event where application = $1 and seq = 1',
      [made.id],
    )
    expect(event).toEqual({ party: 'helper', account: null })
    expect((await helper.get(`/kvitto/${made.sending}`)).status).toBe(404)
    expect((await browser.get(`/kvitto/${made.sending}`)).status).toBe(200)
    const page = plain(await helper.text('/ombud'))
    expect(page).toContain('Ansökan är skickad')
    expect(page).not.toContain('Fatima')
    const own = plain(await browser.text('/mina-uppgifter/hjalpare'))
    for (const words of ['Grannen Gun', 'öppnade länken', 'skrev i ansökan', 'skickade ansökan', 'tittade på ansökan'])
      expect(own).toContain(words)
    const [consent] = await site.rows('select * from people.consent where person = $1', [person])
    expect(consent).toMatchObject({ kind: 'S1', about: made.id, channel: 'link', language: 'prs', recorded_by: null })
    expect(plain(await browser.text('/mina-uppgifter/vem-har-tittat'))).toContain('Din hjälpare')
  })

  test('without an account the person gets one, and finds the helper there', async () => {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const helper = await helperBy(await invite(applicant, draft))
    await fill(helper, draft)
    await send(helper, draft)
    const [row] = await site.rows(
      'select h.account, h.person, a.id from helpers.helper h join accounts.account a on a.person = h.person',
    )
    expect(row.account).toBe(row.id)
    const [{ sending }] = await applications()
    expect((await applicant.get(`/kvitto/${sending}`)).status).toBe(200)
  })

  test('may only what the link says', async () => {
    const { browser, draft } = await ownDraft()
    const helper = await helperBy(await invite(browser, draft, { ...wish, scopes: 'view' }))
    expect((await helper.get(`${draft}/namn`)).status).toBe(404)
  })
})

test('18: a helper’s second application to the same round is stopped before sending, with the way to the first', async () => {
  const first = await applied(site, { choices: [svetsareMars.id] })
  const person = await site.newcomer('1280', first.person)
  const draft = await begin(person)
  const helper = await helperBy(await invite(person, draft))
  await fill(helper, draft)
  const stopped = await send(helper, draft)
  expect(stopped.status).toBe(409)
  const page = await stopped.text()
  expect(plain(page)).toContain(first.first.receipt.slice(0, 4))
  expect(page).toContain('href="/status"')
  expect(await applications()).toHaveLength(1)
  expect((await helper.get(`${draft}/kontrollera`)).status).toBe(200)
})

describe('help with what has been sent', () => {
  const root = '/mina-uppgifter/hjalpare'
  async function invited(scopes: string[] = ['view', 'answer']) {
    const sent = await applied(site, { choices: [svetsareMars.id] })
    const person = await site.newcomer('1280', sent.person)
    const made = await person.press(`${root}/ny`, { ...wish, scopes, sending: sent.sending }, `${root}/ny`)
    return { ...sent, browser: person, link: linkIn(await made.text()) }
  }

  test('shows the one application, and ends from one press to the next', async () => {
    const { browser, link, person } = await invited()
    const helper = await helperBy(link)
    expect(plain(await helper.text('/ombud'))).toContain('Svetsare')
    const [{ id }] = await site.rows('select id from helpers.helper')
    await browser.press(root, {}, `${root}/${id}/avsluta`)
    const after = plain(await helper.text('/ombud'))
    expect(after).toContain('Du hjälper ingen just nu')
    expect(after).not.toContain('Svetsare')
    expect(plain(await browser.text(root))).toContain('Hjälpen är slut')
    const lines = await site.rows(`select role, purpose from platform.entry where person = $1 and role = 'helper'`, [
      person,
    ])
    expect(lines).toEqual([{ role: 'helper', purpose: 'help' }])
  })

  test('ends on its day', async () => {
    const helper = await helperBy((await invited()).link)
    site.wait(31)
    expect(plain(await helper.text('/ombud'))).toContain('Du hjälper ingen just nu')
    site.wait(-31)
  })

  test.each([
    [['view', 'answer'], 303, 'declined'],
    [['view'], 409, 'offered'],
  ])('with %j an answer to an offer is %i', async (scopes, status, state) => {
    const { link, first } = await invited(scopes)
    const helper = await helperBy(link)
    await site.rows(
      `update applications.application set state = 'offered', holder = 'applicant', due = $2 where id = $1`,
      [first.id, '2027-03-08T22:59:00Z'],
    )
    await site.rows(
      `update applications.component set state = 'offered', holder = 'applicant' where application = $1`,
      [first.id],
    )
    const page = await helper.text('/ombud')
    expect(page.includes('Tacka nej')).toBe(scopes.includes('answer'))
    const answered = scopes.includes('answer')
      ? await helper.submit(page, { answer: 'declined' }, '/ombud/svar')
      : await answerAnyway(helper, first.id)
    expect(answered.status).toBe(status)
    expect((await applications())[0].state).toBe(state)
  })

  async function answerAnyway(helper: Browser, application: string) {
    const { signForm } = await import('../../src/platform/sign.ts')
    const session = helper.cookies.get('kp-pre') as string
    const { key, csrf } = signForm(site.services.keys, session, '/ombud/svar')
    const fields: [string, string][] = [
      ['_key', key],
      ['_csrf', csrf],
      ['_version', '0'],
      ['application', application],
      ['answer', 'declined'],
    ]
    return helper.post('/ombud/svar', fields)
  }

  test('a new link shuts the old one out', async () => {
    const { browser, link } = await invited()
    const helper = await helperBy(link)
    const [{ id }] = await site.rows('select id from helpers.helper')
    const made = await browser.press(`${root}/${id}/lank`, { pin: '907351' }, `${root}/${id}/lank`)
    expect(plain(await helper.text('/ombud'))).toContain('Du hjälper ingen just nu')
    const again = site.visitor()
    expect((await again.press(linkIn(await made.text()), { pin: '907351' })).headers.get('location')).toBe('/ombud')
  })

  test('a helper may stop, and nobody sees another’s helpers', async () => {
    const { browser, link } = await invited()
    const helper = await helperBy(link)
    expect((await helper.press('/ombud', {}, '/ombud/sluta')).status).toBe(200)
    expect(plain(await helper.text('/ombud'))).toContain('Du hjälper ingen just nu')
    expect(plain(await browser.text(root))).toContain('slutade hjälpa')
    const other = await applied(site, { choices: [svetsareAugusti.id] })
    expect(plain(await (await site.newcomer('1280', other.person)).text(root))).not.toContain('Grannen Gun')
  })
})
