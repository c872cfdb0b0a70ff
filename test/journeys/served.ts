import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import type { Browser as Walker } from '../browser.ts'
import { type TestSite, theSite } from '../site.ts'
import { freePort, openBrowser } from './monster-site.ts'

export type Served = {
  site: TestSite
  url: string
  open(who: Walker | null, options?: BrowserContextOptions): Promise<Page>
}

/** The real site on a socket, for a real browser. */
export async function servedSite(): Promise<Served> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const site = await theSite({ env: { BASE_URL: url } })
  let browser: Browser
  let server: { close(): Promise<void> }
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    server = await listen({ fetch: (request, env) => site.site.fetch(request, env), host: '127.0.0.1', port })
    browser = await openBrowser()
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
    await server?.close()
  })
  return {
    site,
    url,
    async open(who, options = {}) {
      const context = await browser.newContext({ locale: 'sv-SE', ...options })
      contexts.push(context)
      const cookies = [...(who?.cookies ?? [])].map(([name, value]) => ({ name, value, url }))
      if (cookies.length > 0) await context.addCookies(cookies)
      const page = await context.newPage()
      // Less than a test has: what was not found is named.
      page.setDefaultTimeout(10_000)
      return page
    },
  }
}

export const phone = { viewport: { width: 360, height: 640 } }
export const desk = { viewport: { width: 1280, height: 800 } }

/** What stands in somebody's way on this page: axe with all its rules, and anything wider than the window. */
export async function troublesOn(page: Page): Promise<string[]> {
  // No frames are here, so nothing needs a second window; what passes is not told.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const barriers = violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
  )
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1')
  return [...barriers, ...(wide ? ['wider than the window'] : [])]
}
