import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { likesOf, malmo } from '../duplicates/scene.ts'
import { movesOf } from '../moves/scene.ts'
import { plantSkane } from '../plant.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// Somebody moves to another municipality, and two who are one are put together: pressed through by those who do it.
const served = await servedSite()
const { site, url } = served

const pressed = async (page: Page, name: string) => {
  const next = page.waitForEvent('load')
  await page.getByRole('button', { name, exact: true }).first().click()
  await next
}
const fine = async (page: Page) => expect(await troublesOn(page)).toEqual([])
const said = (page: Page) => page.textContent('main')

describe('somebody moves', () => {
  const { money, bo } = movesOf(site)

  test('the old home sends, the new one accepts, and the person goes on with the course and reads who has looked', async () => {
    const made = await money.ongoing()
    site.clock.now = new Date('2027-05-10T08:00:00Z')
    const sara = await served.open(await money.sara(), desk)
    await sara.goto(`${url}/ansokningar/${made.first.id}`)
    await sara.getByRole('link', { name: 'Flytta till en annan kommun' }).click()
    await pressed(sara, 'Skicka till kommunen')
    expect(await said(sara)).toContain('Välj en kommun.')
    await sara.getByLabel('Vilken kommun?').selectOption('1281')
    await sara.getByLabel('Dag', { exact: true }).fill('1')
    await sara.getByLabel('Månad', { exact: true }).fill('6')
    await sara.getByLabel('År', { exact: true }).fill('2027')
    await sara.getByLabel('Vill du säga något till mottagaren?').fill('Ring mig gärna.')
    await fine(sara)
    await pressed(sara, 'Skicka till kommunen')
    expect(await said(sara)).toContain('Flytten är skickad.')

    const there = await served.open(await bo(), desk)
    await there.goto(`${url}/flyttar`)
    await there
      .getByRole('link', { name: /Fatima/ })
      .first()
      .click()
    expect(await said(there)).toContain('Ring mig gärna.')
    await fine(there)
    await there.getByLabel('Nej', { exact: true }).check()
    await pressed(there, 'Skicka svaret')
    expect(await said(there)).toContain('Skriv varför ni inte kan ta emot')
    await there.getByLabel('Ja, vi tar emot och betalar vår del').check()
    await pressed(there, 'Skicka svaret')
    expect(await said(there)).toContain('Ni har tagit emot.')

    expect((await sara.goto(`${url}/ansokningar/${made.first.id}`))?.status()).toBe(200)
    const [here] = await site.rows(`select id from applications.application where municipality = '1281'`)
    const own = await served.open(await site.newcomer('1281', made.person), { ...phone, javaScriptEnabled: false })
    await own.goto(`${url}/ansokningar/${here.id}`)
    expect(await said(own)).toContain('Du går kursen')
    await own.goto(`${url}/mina-uppgifter/vem-har-tittat`)
    expect(await said(own)).toContain('Lund')
  })
})

describe('two who are one', () => {
  const { person, find } = likesOf(site)

  test('are compared, put together, and taken apart again', async () => {
    await site.empty()
    await plantSkane(site.db)
    const phoneNumber = '070-174 06 05'
    await person({ givenName: 'Fatima', familyName: 'Exempel', phone: phoneNumber })
    await person({ givenName: 'Fatma', familyName: 'Exempel', phone: phoneNumber })
    await find()
    const page = await served.open(await site.staff('coordinator', malmo.unit), desk)
    await page.goto(`${url}/dubbletter`)
    await fine(page)
    await page.getByRole('link', { name: /Fat/ }).first().click()
    expect(await said(page)).toContain('Skiljer sig')
    await fine(page)
    await pressed(page, 'Samma person')
    expect(await said(page)).toContain('Personerna är hopslagna.')
    await pressed(page, 'Ta isär igen')
    expect(await said(page)).toContain('Personerna är isär igen, som de var.')
    await fine(page)
  })
})
