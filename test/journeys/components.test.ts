import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MonsterSite, monsterSite, openBrowser } from './monster-site.ts'

let site: MonsterSite
let browser: Browser
beforeAll(async () => {
  site = await monsterSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

/** What Chromium says of itself when a test takes the line away is no defect of ours. */
const isDefect = (message: ConsoleMessage) =>
  message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED')

const phone = { viewport: { width: 360, height: 640 } }
async function visit<T>(path: string, options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ ...phone, ...options })
  const page = await context.newPage()
  const defects: string[] = []
  page.on('pageerror', (error) => defects.push(String(error)))
  page.on('console', (message) => isDefect(message) && defects.push(message.text()))
  try {
    await page.goto(site.url + path)
    const result = await work(page)
    expect(defects).toEqual([])
    return result
  } finally {
    await context.close()
  }
}

const looks: [string, string, BrowserContextOptions][] = [
  ['in Swedish on a phone', '/monster', {}],
  ['in Swedish, wide and dark', '/monster', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
  ['in Arabic on a phone, dark', '/monster?sprak=ar', { colorScheme: 'dark' }],
  ['in Arabic, wide', '/monster?sprak=ar', { viewport: { width: 1280, height: 800 } }],
  ['for staff', '/monster?bredd=personal', { viewport: { width: 1280, height: 800 } }],
  ['for staff on a phone', '/monster?bredd=personal', {}],
  ['in forced colours', '/monster', { forcedColors: 'active' }],
  ['when a page is not found', '/monster?visa=404', {}],
  ['after a defect', '/monster?visa=500&sprak=ar', {}],
]

describe('every component', () => {
  it.each(looks)('is accessible by all rules of axe %s', (_, path, options) =>
    visit(path, options, async (page) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }),
  )

  it('is accessible as it comes, before any script', () =>
    visit('/kurser', {}, async (page) => {
      await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
      await page.goto(`${site.url}/monster`)
      expect(await page.isVisible('#tab-2')).toBe(true)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }))

  it.each(['sv', 'ar', 'ti'])('fits a window of 320 pixels in %s', (language) =>
    visit(`/monster?sprak=${language}`, { viewport: { width: 320, height: 256 } }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    }),
  )

  it('can be reached and seen by keyboard', () =>
    visit('/monster?visa=500', {}, async (page) => {
      for (let stop = 0; stop < 12; stop++) {
        await page.keyboard.press('Tab')
        const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')
        expect(outline).toBe('3px')
      }
    }))

  it('is a target for a thumb where newcomers press', () =>
    visit('/monster', {}, async (page) => {
      const low = await page.$$eval('.button, .input, .choice > label, .places a, .band a, summary, .chip', (all) =>
        all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0 && height < 44),
      )
      expect(low).toEqual([])
    }))
})

describe('without a script', () => {
  it('what is asked more is hidden until it is chosen', () =>
    visit('/monster', { javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('#field-school')).toBe(true)
      await page.check('#field-level')
      expect(await page.isVisible('#field-school')).toBe(false)
    }))

  it('all parts of the tabs are there, and no button that does nothing', () =>
    visit('/monster', { javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('#tab-2')).toBe(true)
      expect(await page.isVisible('kp-print')).toBe(false)
    }))
})

describe('with its script', () => {
  it('the summary of problems has the focus', () =>
    visit('/monster', {}, async (page) => {
      expect(await page.evaluate('document.activeElement.className')).toBe('problems')
    }))

  it('a limited text counts down and says when it is too long', () =>
    visit('/monster', {}, async (page) => {
      await page.fill('#field-why', 'a'.repeat(995))
      await page.waitForSelector('.count:text("Du kan skriva 5 tecken till")')
      await page.fill('#field-why', 'a'.repeat(1001))
      await page.waitForSelector('.count.over:text("Ta bort 1 tecken")')
    }))

  it('a number is copied whole', () =>
    visit('/monster', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.click('kp-copy button')
      await page.waitForSelector('kp-copy button:text("Kopierat")')
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('8K3F 27QD')
    }))

  it('a second press sends nothing more and says so', () =>
    visit('/monster', {}, async (page) => {
      const before = site.posts.length
      const button = page.locator('#actions form .button.primary')
      await button.dispatchEvent('click')
      await button.dispatchEvent('click')
      expect(await button.textContent()).toBe('Skickar…')
      await page.waitForTimeout(900)
      expect(site.posts.length - before).toBe(1)
    }))

  it('a form waits while there is no line, and goes when it is back', () =>
    visit('/monster', {}, async (page) => {
      const before = site.posts.length
      await page.context().setOffline(true)
      await page.click('#actions form .button.primary')
      await page.waitForSelector('[role=alert].offline')
      expect(site.posts.length).toBe(before)
      await page.context().setOffline(false)
      await expect.poll(() => site.posts.length - before).toBe(1)
    }))

  it('a choice in a filter gives a new list and an address to share', () =>
    visit('/monster', {}, async (page) => {
      expect(await page.locator('#found .card').count()).toBe(2)
      await page.evaluate('document.querySelector("#found .card").remove()')
      await page.selectOption('#field-plats', 'Malmö')
      await expect.poll(() => page.locator('#found .card').count()).toBe(2)
      expect(new URL(page.url()).search).toBe('?plats=Malm%C3%B6')
      expect(await page.textContent('kp-filter [role=status]')).toContain('2 kurser')
    }))

  it('tabs are walked by arrows, the other way in Arabic', () =>
    visit('/monster?sprak=ar', {}, async (page) => {
      await page.focus('#tab-0-tab')
      await page.keyboard.press('ArrowLeft')
      expect(await page.getAttribute('#tab-1-tab', 'aria-selected')).toBe('true')
      expect(await page.isVisible('#tab-0')).toBe(false)
      expect(await page.isVisible('#tab-1')).toBe(true)
    }))

  it('the list of languages closes by Escape, with focus where it was', () =>
    visit('/monster', {}, async (page) => {
      await page.click('.menu summary')
      expect(await page.isVisible('.menu ul')).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.isVisible('.menu ul')).toBe(false)
      expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
    }))
})

describe('on paper', () => {
  it('the text is left and the buttons are gone, in light colours on dark screens too', () =>
    visit('/monster', { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.isVisible('#actions .button.primary')).toBe(false)
      expect(await page.isVisible('.foot')).toBe(false)
      expect(await page.isVisible('#tab-2')).toBe(true)
      expect(await page.evaluate('getComputedStyle(document.documentElement).color')).toBe('rgb(18, 37, 44)')
    }))
})
