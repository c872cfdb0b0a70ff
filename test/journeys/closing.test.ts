import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { type Applied, applied } from '../apply.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { canary, castOf, plantHidden, protect, unit } from '../protection/plant.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// What closes while somebody looks at it, in a real browser: what is shared, an application, the vault under a broken glass.
const served = await servedSite()
const { site, url } = served
beforeEach(() => site.empty())

const noScript = { ...phone, javaScriptEnabled: false }
const pressed = async (page: Page, name: string | RegExp) => {
  const next = page.waitForEvent('load')
  await page.getByRole('button', { name }).first().click()
  await next
}
/** A page whose clock the test moves: what it does by itself within ten seconds has been done then. */
async function watching(who: Parameters<typeof served.open>[0], path: string): Promise<Page> {
  const page = await served.open(who, desk)
  await page.clock.install()
  await page.goto(`${url}${path}`)
  return page
}
async function covered(page: Page, words: string): Promise<void> {
  expect(await page.content()).toContain(words)
  await page.clock.fastForward(10_000)
  await page.getByRole('heading', { level: 1, name: 'Du kan inte se det här längre' }).waitFor()
  expect(await page.content()).not.toContain(words)
  expect(await troublesOn(page)).toEqual([])
}

async function fatima(): Promise<Applied> {
  await plantSkane(site.db)
  await plantCourses(site.db)
  return applied(site, { choices: [roundSamples.svetsareMars.id], givenName: 'Kanariefatima' })
}

test('what is shared on a phone without scripts is covered where it stands open within ten seconds of "Sluta dela"', async () => {
  const { person } = await fatima()
  const own = await served.open(await site.newcomer('1280', person), noScript)
  await own.goto(`${url}/mina-uppgifter/delning/ny/forening`)
  await own.getByLabel('Vem får se det?').selectOption(organisations.knuten)
  await own.getByLabel('Dina kurser: skola, steg och datum').check()
  await own.getByLabel('3 månader').check()
  await pressed(own, 'Dela')
  const receiver = await watching(await site.staff('association', organisations.knuten), '/delat-med-oss')
  const asked = receiver.waitForResponse(/\/oppen\?/)
  await receiver.clock.fastForward(10_000)
  expect(await (await asked).json()).toEqual({ open: true })
  expect(await receiver.content()).toContain('Kanariefatima')
  await own.getByRole('link', { name: 'Sluta dela' }).click()
  await pressed(own, 'Sluta dela')
  expect(await own.textContent('main')).toContain('Du har slutat dela')
  await covered(receiver, 'Kanariefatima')
  await receiver.reload()
  expect(await receiver.content()).not.toContain('Kanariefatima')
})

test('an application that is taken back is covered at the school, and the next press there finds nothing', async () => {
  const { person, first } = await fatima()
  const at = `/ansokningar/${first.id}`
  const officer = await site.staff('admissionOfficer', organisations.yrkesskolan)
  const school = await watching(officer, at)
  const without = await served.open(officer, { ...desk, javaScriptEnabled: false })
  await without.goto(`${url}${at}`)
  const own = await served.open(await site.newcomer('1280', person), noScript)
  await own.goto(`${url}${at}`)
  await pressed(own, 'Ta tillbaka')
  await covered(school, 'Kanariefatima')
  expect((await without.reload())?.status()).toBe(404)
  expect(await without.content()).not.toContain('Kanariefatima')
})

test('a broken glass takes a reason and a second person, is told to the officer and the person, and covers itself after four hours', async () => {
  const hidden = await plantHidden(site)
  const cast = await castOf(site)
  await protect(hidden.person, cast)
  const [{ code }] = await site.rows('select code from vault.identity')
  const asking = await served.open(cast.outsider, { ...desk, javaScriptEnabled: false })
  await asking.goto(`${url}/nodoppning`)
  await asking.getByLabel('Personens kod').fill(code)
  await asking.getByLabel('Varför är det bråttom?').fill('Alla handläggare är sjuka')
  await pressed(asking, 'Be om nödöppning')
  const second = await served.open(await site.staff('manager', unit), noScript)
  await second.goto(`${url}/skyddade`)
  await second.getByRole('link', { name: 'Läs och svara' }).click()
  await pressed(second, /^Säg ja/)
  const page = await watching(cast.outsider, `/skyddade/${hidden.person}`)
  const officer = await served.open(await site.staff('dataProtectionOfficer', homeOf('1280').municipality), desk)
  await officer.goto(`${url}/dataskydd/nodoppningar`)
  expect(await officer.textContent('main')).toContain('Alla handläggare är sjuka')
  const own = await served.open(await site.newcomer('1280', hidden.person), noScript)
  await own.goto(`${url}/mina-uppgifter/vem-har-tittat`)
  expect(await own.textContent('main')).toContain('gick att nå')
  site.wait(4.1 / 24)
  await site.rows(`update protection.glass set ends_at = now() - interval '1 minute'`)
  await covered(page, canary)
})
