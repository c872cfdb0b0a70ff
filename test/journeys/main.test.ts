import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// The main job of Knutpunkt through everybody who takes part, as each of them meets it in a browser.
const served = await servedSite()
const { site, url } = served
const malmo = homeOf('1280')
const { few } = roundSamples
beforeEach(async () => {
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  await site.rows(
    'insert into courses.seat (round, number) select $1, n from generate_series(1, 3) n on conflict do nothing',
    [few.id],
  )
})

const troubles: string[] = []
const seen = new Set<string>()
/** Axe itself is a script: without JavaScript the same pages are walked, and looked at in the other journey. */
let scripted = true
/** Looks at a page the first time somebody meets it with these words on it. */
async function look(page: Page): Promise<void> {
  if (!scripted) return
  const { pathname } = new URL(page.url())
  const place = `${pathname.replace(/[0-9a-f-]{36}/g, ':id')} ${await page.title()} ${await page
    .locator('h2')
    .first()
    .textContent({ timeout: 100 })
    .catch(() => '')}`
  if (seen.has(place)) return
  seen.add(place)
  troubles.push(...(await troublesOn(page)).map((trouble) => `${pathname}: ${trouble}`))
}
/** Presses and waits for what comes; each page that comes is looked at. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.waitForLoadState()
  await look(page)
}
async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('link', { name }).first().click()
  await page.waitForLoadState()
  await look(page)
}

type Sent = { number: string; code: string }
async function apply(page: Page): Promise<Sent> {
  await page.goto(`${url}/kurser`)
  await look(page)
  await follow(page, 'Undersköterska, steg 1')
  await page.locator(`a[href="/ansok/${few.id}"]`).first().click()
  await look(page)
  await press(page, 'Börja ansökan')
  await page.getByLabel('Förnamn').fill('Fatima')
  await page.getByLabel(/Efternamn/).fill('Haddad')
  await page.getByLabel('Jag har inget nummer').check()
  await press(page, 'Spara och fortsätt')
  await page.getByLabel('Sms').check()
  await page.getByLabel(/^Telefonnummer( \(|$)/).fill('070-174 06 05')
  await press(page, 'Spara och fortsätt')
  await page.getByLabel('Ja', { exact: true }).check()
  await page.getByLabel('Hemkommun', { exact: true }).selectOption('1280')
  await press(page, 'Spara och fortsätt')
  await press(page, 'Spara och fortsätt')
  await press(page, 'Spara och fortsätt')
  await page.getByLabel('Jag har läst vilka som ser min ansökan').check()
  await press(page, 'Skicka ansökan')
  const codes = await page.locator('.code').allInnerTexts()
  await site.runJobs()
  return { number: codes[0] ?? '', code: codes.at(-1) ?? '' }
}

async function atHome(options: BrowserContextOptions): Promise<void> {
  const page = await served.open(await site.staff('caseworker', malmo.unit), options)
  await page.goto(`${url}/arbetslista`)
  await look(page)
  await page.locator('table a').first().click()
  await look(page)
  await follow(page, 'Bekräfta vem personen är')
  await page.getByLabel('Bekräftad').check()
  await page.getByLabel('Folkbokföringen').check()
  await press(page, 'Bekräfta')
  await follow(page, 'Svara om betalning')
  await page.getByLabel('Ja, vi betalar').check()
  await press(page, 'Lämna svaret')
  await site.runJobs()
}

async function atSchool(options: BrowserContextOptions): Promise<void> {
  const officer = await served.open(await site.staff('admissionOfficer', organisations.yrkesskolan), options)
  await officer.goto(`${url}/arbetslista`)
  await officer.locator('table a').first().click()
  await look(officer)
  await step(officer, 'assessment')
  await follow(officer, 'Bedöm behörighet')
  for (const met of await officer.getByLabel('Uppfyllt', { exact: true }).all()) await met.check()
  await officer.getByLabel('Behörig', { exact: true }).check()
  await press(officer, 'Spara bedömningen')
  const rector = await served.open(await site.staff('rector', organisations.yrkesskolan), options)
  await rector.goto(officer.url())
  await step(rector, 'admitted')
  await step(rector, 'offered')
  await site.runJobs()
}

/** A step of the record: its own page where it asks for something, else a button there. */
async function step(page: Page, to: string): Promise<void> {
  const link = page.locator(`a[href*="/steg/${to}?"]`)
  if ((await link.count()) > 0) await link.first().click()
  await page.waitForLoadState()
  await look(page)
  await page.locator(`form[action$="/steg/${to}"] button[type="submit"]`).first().click()
  await page.waitForLoadState()
  await look(page)
}

/** By number and code one sees the stage; to answer one shows more of who one is. */
async function answer(page: Page, { number, code }: Sent, options: BrowserContextOptions): Promise<void> {
  await page.goto(`${url}/logga-in/ansokan`)
  await page.locator('input[name="receipt"], input[name="nummer"]').first().fill(number)
  await page.locator('input[name="code"], input[name="kod"]').first().fill(code)
  await page.locator('main form button[type="submit"]').first().click()
  await page.goto(`${url}/mina-ansokningar`)
  await look(page)
  expect(await page.locator('main').textContent()).toContain('Undersköterska')
  const [{ person }] = await site.rows('select person from applications.application')
  const own = await served.open(await site.newcomer('1280', person, 'phone'), options)
  await own.goto(`${url}/mina-ansokningar`)
  await own.locator('main a[href^="/ansokningar/"]').first().click()
  await look(own)
  await step(own, 'accepted')
  await site.runJobs()
  await own.reload()
  await look(own)
}

/** From the first day of the course the school ticks those who have come. */
async function start(options: BrowserContextOptions): Promise<void> {
  site.clock.now = new Date('2027-04-13T09:00:00Z')
  const officer = await served.open(await site.staff('admissionOfficer', organisations.yrkesskolan), options)
  await officer.goto(`${url}/kurstillfallen/${few.id}/startlista`)
  await look(officer)
  await officer.locator('input[type="radio"][value="ongoing"], input[type="checkbox"]').first().check()
  await press(officer, 'Spara startlistan')
}

const state = async () => (await site.rows('select state from applications.application'))[0]?.state

const ways: [string, BrowserContextOptions][] = [
  ['without JavaScript, on a phone', { javaScriptEnabled: false, ...phone }],
  ['with JavaScript, at a desk', desk],
]

describe.each(ways)('an application %s', (_name, options) => {
  test('travels from the catalogue to the start of the course', async () => {
    troubles.length = 0
    scripted = options.javaScriptEnabled !== false
    seen.clear()
    const visitor = await served.open(null, options)
    const sent = await apply(visitor)
    expect(sent.number).toMatch(/^\w{4}-\w{4}$/)
    expect(await state()).toBe('with_home')
    await atHome(options)
    expect(await state()).toBe('with_provider')
    await atSchool(options)
    expect(await state()).toBe('offered')
    await answer(visitor, sent, options)
    expect(await state()).toBe('awaiting_start')
    await start(options)
    expect(await state()).toBe('ongoing')
    expect(troubles).toEqual([])
  }, 600_000)
})
