import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { organisations, plantSkane } from '../plant.ts'
import { plantPosts, postId, postSamples } from '../plant-knowledge.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// Pages that only a link or a role leads to, in a real browser: a guest's own post by keyboard on a phone, what moderators read, what is followed, print.
const served = await servedSite()
const { site, url } = served
beforeAll(async () => {
  await plantSkane(site.db)
  await plantPosts(site.db)
})

const troubles: string[] = []
async function look(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  troubles.push(...(await troublesOn(page)).map((trouble) => `${pathname}: ${trouble}`))
}
async function open(page: Page, path: string, language: string): Promise<void> {
  await page.goto(`${url}${path}?sprak=${language}`)
  await look(page)
}
/** Tab by tab, as somebody without a mouse. */
async function reach(page: Page, what: string): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(what)})`)) return
  }
  throw new Error(`no way to ${what} by keyboard on ${page.url()}`)
}
async function press(page: Page, what: string): Promise<void> {
  await reach(page, what)
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await loaded
  await look(page)
}

async function invited(): Promise<string> {
  const editor = await site.staff('editor', organisations.owner)
  const fields = { namn: 'Sara Lind', mejl: 'sara@exempel.se', rubrik: 'Om MötIs', uppdrag: 'Berätta om isen.' }
  const answer = await editor.press('/redaktion/gaster', fields, '/redaktion/gaster')
  const page = await editor.text(answer.headers.get('location') ?? '')
  return /\/gastinlagg\/[\w-]{43}/.exec(page)?.[0] ?? ''
}

test('a guest writes, shows a picture and sends it in, by keyboard alone, on a phone from right to left', async () => {
  const link = await invited()
  const page = await served.open(null, phone)
  await open(page, link, 'ar')
  await press(page, 'button[value=accept]')
  const typed: [string, string][] = [
    ['[name=ingress]', 'Vi möts på isen.'],
    ['[name=text]', '## Först\n\nMånga kom.\n\n[bild 1]\n\n> Det var roligt.'],
    ['[name=organisation]', 'Skurups kommun'],
  ]
  for (const [field, words] of typed) {
    await reach(page, field)
    await page.keyboard.insertText(words)
  }
  await press(page, `form[action="${link}"] button:not([name])`)
  await press(page, `a[href="${link}/bilder"]`)
  const image = sharp({ create: { width: 900, height: 500, channels: 3, background: '#024f56' } })
  await page.setInputFiles('[name=bild]', {
    name: 'is.png',
    mimeType: 'image/png',
    buffer: await image.png().toBuffer(),
  })
  for (const [field, words] of [
    ['[name=alt]', 'Skridskor på isen'],
    ['[name=foto]', 'Sara Lind'],
  ] as const) {
    await reach(page, field)
    await page.keyboard.insertText(words)
  }
  await press(page, `form[action="${link}/bilder"] button:not([name])`)
  expect(await page.locator('img[alt="Skridskor på isen"]').count()).toBe(1)
  await press(page, `a[href^="${link}/bilder/"]`)
  await open(page, link, 'ar')
  await press(page, 'button[value=submit]')
  expect((await site.rows(`select stage from knowledge.post where slug = 'om-motis'`))[0].stage).toBe('submitted')
  expect(await page.locator('img[alt="Skridskor på isen"]').count()).toBe(1)
  expect(troubles).toEqual([])
}, 120_000)

test('what moderators read, what staff choose and what anybody follows fit a phone', async () => {
  const moderator = await served.open(await site.staff('moderator', organisations.owner), phone)
  for (const path of ['/redaktion/kommentarer', '/anslag', '/anslag/val']) await open(moderator, path, 'ar')
  const visitor = await served.open(null, phone)
  for (const path of ['/nyhetsbrev', '/rekommendationer', '/goda-exempel']) await open(visitor, path, 'ar')
  const editor = await served.open(await site.staff('editor', organisations.owner), phone)
  const [{ id }] = await site.rows(`select id from knowledge.recommendation where number = '6.1'`)
  for (const path of ['/redaktion/rekommendationer', `/redaktion/rekommendationer/${id}`])
    await open(editor, path, 'en')
  expect(troubles).toEqual([])
}, 120_000)

test('on paper a post and an example are their words: no forms, no buttons, nothing beside the sheet', async () => {
  await site.rows(`update knowledge.post set comments_open = true where id = $1`, [postId(postSamples.rooms)])
  const page = await served.open(null, desk)
  for (const path of [`/kunskap/${postSamples.rooms}`, '/goda-exempel/trelleborgsmodellen']) {
    await page.goto(url + path)
    await page.emulateMedia({ media: 'print' })
    await look(page)
    const shown = (what: string) => page.locator(what).filter({ visible: true }).count()
    expect([path, await shown('main form'), await shown('main button, main .button')]).toEqual([path, 0, 0])
    expect([path, await shown('main h1')]).toEqual([path, 1])
  }
  expect(troubles).toEqual([])
}, 120_000)
