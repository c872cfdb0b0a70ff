import { expect, test } from 'vitest'
import { Turns } from '../../src/platform/turns.ts'
import { makeSite } from '../../src/start/site.tsx'
import { Browser, plain } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// More come than can be served: what a visitor is told who is turned away before anything is done.

const site = await theSite()
await plantSkane(site.db)
await plantCourses(site.db)
/** Nobody has patience: whoever meets somebody in work is turned away. */
const turns = new Turns({ atOnce: 1, patience: { form: 0, view: 0 }, longest: 0, most: 0, now: () => 0 })
const full = makeSite(site.services, undefined, turns)
const caseworker = await site.staff('caseworker', organisations.yrkesskolan)

/** While somebody else is in work. */
async function crowded<T>(work: () => Promise<T>): Promise<T> {
  expect(await turns.take('view')).toBe(true)
  try {
    return await work()
  } finally {
    turns.give()
  }
}

test.each([
  ['sv', 'Många vill in samtidigt just nu'],
  ['en', 'Many people are here at the same time'],
  ['ar', 'عدد كبير من الناس هنا في الوقت نفسه'],
])(
  'a page view in %s is told to wait, in words, and leads back to the same page and filter',
  async (language, words) => {
    const headers = { 'accept-language': language }
    const ask = async () => full.request('/kurser?fraga=svets%22%3Cb&sprak=xx', { headers })
    let answer = new Response()
    const said = await site.statements(() =>
      crowded(async () => {
        answer = await ask()
      }),
    )
    expect(said).toEqual([])
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await answer.text()
    expect(page).toContain(`<html lang="${language}"`)
    expect(plain(page)).toContain(words)
    expect(page).toContain('href="/kurser?fraga=svets%22%3Cb&amp;sprak=xx"')
    expect(page).toContain('href="/kurser?fraga=svets%22%3Cb&amp;sprak=en"')
    expect(page).not.toContain('den-har-sidan')
    expect((await ask()).status).toBe(200)
  },
)

test('the page is drawn once, and shows each visitor their own address and nobody’s name', async () => {
  const [one, other] = await crowded(async () => [
    await (await caseworker.site.request('/hjalp')).text(),
    await (await Object.assign(new Browser(full), { cookies: caseworker.cookies }).get('/arbetslista')).text(),
  ])
  expect(one).not.toContain('/arbetslista"')
  expect(other).toContain('href="/arbetslista"')
  expect(other).not.toContain('caseworker prov')
})

test('a form that is turned away comes back with what was typed, and one press later it has happened once', async () => {
  const round = `/ansok/${roundSamples.svetsareMars.id}`
  const visitor = new Browser(full)
  const draft = (await visitor.press(round, { draft: 'new' }, round)).headers.get('location') ?? ''
  const page = await visitor.text(`${draft}/namn`)
  const typed = { given: 'Fatima', family: 'Haddad <b>', hasNumber: 'no', number: '' }
  const answer = await crowded(() => visitor.submit(page, typed, `${draft}/namn`))
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  const again = await answer.text()
  expect(again).toContain('value="Haddad &lt;b&gt;"')
  expect((await visitor.submit(again, {}, `${draft}/namn`)).status).toBe(303)
  expect((await visitor.submit(again, {}, `${draft}/namn`)).status).toBe(303)
  expect((await site.rows('select version from apply.draft'))[0].version).toBe(2)
})

test('what is too large to be sent back is not read', async () => {
  const body = new URLSearchParams({ given: 'x'.repeat(1_100_000) })
  const headers = { 'content-length': String(1_100_006), 'content-type': 'application/x-www-form-urlencoded' }
  const request = new Request('http://localhost/ansok/x', { method: 'POST', body, headers })
  const answer = await crowded(async () => full.request(request))
  expect([answer.status, request.bodyUsed]).toEqual([503, false])
})

test('the question of health, the style and signing out wait for nobody; a program is told in its own language', async () => {
  await crowded(async () => {
    expect((await full.request('/halsa')).status).toBe(200)
    expect((await full.request('/logga-ut')).status).toBe(200)
    const told = await full.request('/api/v1/courses')
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await told.json()).toMatchObject({ error: { code: 'away' } })
  })
})

test('whoever has closed the page while standing in line is not served', async () => {
  const patient = new Turns({
    atOnce: 1,
    patience: { form: 60_000, view: 60_000 },
    longest: 60_000,
    most: 10,
    now: () => 0,
  })
  const calm = makeSite(site.services, undefined, patient)
  const one = await site.statements(async () => calm.request('/kurser'))
  await patient.take('view')
  const said = await site.statements(async () => {
    const gone = calm.request('/kurser', {}, { outgoing: { destroyed: true } })
    const there = calm.request('/kurser', {}, { outgoing: { destroyed: false } })
    while (patient.waiting < 2) await new Promise((done) => setImmediate(done))
    patient.give()
    expect((await gone).status).toBe(503)
    expect((await there).status).toBe(200)
  })
  expect(one.length).toBeGreaterThan(0)
  expect(said).toEqual(one)
  expect([patient.inWork, patient.turnedAway]).toEqual([0, 1])
})

test('nobody who was turned away is a defect', async () => {
  expect(await site.rows('select route from platform.defect')).toEqual([])
  expect(turns.inWork).toBe(0)
  expect(turns.turnedAway).toBeGreaterThan(5)
})
