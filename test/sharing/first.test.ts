import { beforeEach, expect, test } from 'vitest'
import { makeToken } from '../../src/platform/token.ts'
import { setApproved } from '../../src/shared/text-state.ts'
import { applied } from '../apply.ts'
import { Browser, plain } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { yrkesskolan } = organisations
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

/** The school's own system, which reads with a token. */
async function system() {
  const { token, digest } = makeToken()
  const administrator = await site.staff('administrator', yrkesskolan)
  await site.rows(
    `insert into accounts.token (organisation, role, name, digest, made_by, ends_on) values ($1, 'admissionOfficer', 'System', $2, $3, '2099-01-01')`,
    [yrkesskolan, digest, administrator.account],
  )
  const browser = new Browser(site.site)
  browser.headers = { authorization: `Bearer ${token}` }
  return async () => ((await (await browser.get('/api/v1/applications')).json()) as { total: number }).total
}

async function sentByTeacher(language = 'prs') {
  const sent = await applied(site, { choices: [roundSamples.svetsareMars.id], givenName: 'Kanariefatima', language })
  const [row] = await site.rows(
    `insert into people.consent (municipality, person, kind, receiver, about, text_version, language, channel, interpreter, recorded_by, given_at)
     values ('1280', $1, 'S1', $2, $3, '2026-11', $4, 'spoken', true, gen_random_uuid(), $5) returning id`,
    [sent.person, yrkesskolan, sent.first.id, language, site.clock.now],
  )
  return { ...sent, consent: row.id as string, browser: await site.newcomer('1280', sent.person) }
}

test('25: the yes to a school taken back ends the application there: page, list, file and token, from the next request on', async () => {
  const { browser, consent, first } = await sentByTeacher()
  const school = await site.staff('admissionOfficer', yrkesskolan)
  const total = await system()
  const seen = async () => ({
    page: (await school.get(`/ansokningar/${first.id}`)).status,
    list: (await school.text('/arbetslista?lista=all')).includes('Kanariefatima'),
    file: (await school.text('/arbetslista.csv?lista=all')).includes('Kanariefatima'),
    token: await total(),
  })
  expect(await seen()).toEqual({ page: 200, list: true, file: true, token: 1 })
  const stop = `/mina-uppgifter/delning/${consent}/sluta`
  expect(plain(await browser.text(stop))).toContain('Då tar du också tillbaka ansökan')
  expect((await browser.press(stop, {}, stop)).status).toBe(303)
  expect(await seen()).toEqual({ page: 404, list: false, file: false, token: 0 })
  const [row] = await site.rows('select state from applications.application where id = $1', [first.id])
  expect(row.state).toBe('withdrawn')
})

test('when the course has begun the yes is not taken back by a button', async () => {
  const { browser, consent, first } = await sentByTeacher()
  await site.rows(`update applications.application set state = 'ongoing', holder = 'provider' where id = $1`, [
    first.id,
  ])
  await site.rows(`update applications.component set state = 'ongoing', holder = 'provider' where application = $1`, [
    first.id,
  ])
  const stop = `/mina-uppgifter/delning/${consent}/sluta`
  const answer = await browser.press(stop, {}, stop)
  expect(answer.status).toBe(409)
  expect(plain(await answer.text())).toContain('Prata med din skola')
  const [row] = await site.rows('select withdrawn_at from people.consent where id = $1', [consent])
  expect(row.withdrawn_at).toBeNull()
})

test('2: the receipt is Swedish with one drafted line and the way to an interpreter, until somebody has approved the Dari', async () => {
  const { browser, consent } = await sentByTeacher()
  const page = await browser.text(`/mina-uppgifter/delning/${consent}?sprak=prs`)
  expect(page).toContain('Jag vill att min ansökan skickas till skolan.')
  expect(page).toContain('/hjalp#tolk')
  expect(page).toContain('dir="rtl"')
})

test('2: approved by a person, the Dari stands beside the Swedish', async () => {
  const { browser, consent } = await sentByTeacher()
  setApproved([{ language: 'prs', feature: 'sharing', path: 'consent.S1', body: 'من می‌خواهم درخواست من فرستاده شود.' }])
  const page = await browser.text(`/mina-uppgifter/delning/${consent}?sprak=prs`)
  expect(page).toContain('Jag vill att min ansökan skickas till skolan.')
  expect(page).toContain('من می‌خواهم درخواست من فرستاده شود.')
  setApproved([])
})
