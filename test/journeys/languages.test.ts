import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { about, type Language, languages } from '../../src/shared/language.ts'
import { setApproved } from '../../src/shared/text-state.ts'
import type { Browser } from '../browser.ts'
import { theWorld } from '../matrix/world.ts'
import { speakPseudo } from '../texts/pseudo.ts'
import { type Main, mainPages } from './pages.ts'
import { phone, servedSite, troublesOn } from './served.ts'

// The main pages of somebody who applies, in all seven languages, on a phone, with the site's own scripts taken away.

const served = await servedSite()
let main: Main
beforeAll(async () => {
  main = await mainPages(served.site, await theWorld(served.site))
})
afterEach(() => setApproved([]))

/** What sticks out of a window that has to be moved sideways; scrolling regions may hold what is wide. */
const tooWide = `document.documentElement.scrollWidth <= innerWidth + 1 ? [] :
  [...document.querySelectorAll('body *')]
    .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1 })
    .filter((one) => !one.closest('.hidden, .skip, [tabindex="0"]') && one.children.length === 0)
    .map((one) => 'too wide: ' + one.outerHTML.slice(0, 120))`
/** Words that somebody cannot see the end of. */
const clipped = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter((one) => one.checkVisibility() && !one.closest('.hidden, .skip') && getComputedStyle(one).overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))`

async function withoutScripts(context: BrowserContext): Promise<void> {
  await context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
}

type Walk = { language: Language; options: BrowserContextOptions; look(page: Page): Promise<string[]> }
async function walk({ who, paths }: { who: Browser; paths: string[] }, { language, options, look }: Walk) {
  const page = await served.open(who, options)
  await withoutScripts(page.context())
  const found: string[] = []
  for (const path of paths) {
    const asked = new URL(path, served.url)
    asked.searchParams.set('sprak', language)
    const answer = await page.goto(asked.href)
    const { pathname } = new URL(page.url())
    const troubles =
      answer?.status() === 200 && pathname === asked.pathname ? await look(page) : [`${answer?.status()} ${pathname}`]
    found.push(...troubles.map((trouble) => `${path.replace(/[0-9a-f-]{36}/, ':id')}: ${trouble}`))
  }
  await page.context().close()
  return found
}
const walkAll = async (how: Walk) => [...(await walk(main.visitor, how)), ...(await walk(main.newcomer, how))]

describe.each(languages)('in %s', (language) => {
  test('the main pages are whole without a script, and every rule of axe holds', async () => {
    const { lang, dir } = about[language]
    const look = async (page: Page) => {
      const is = await page.evaluate('[document.documentElement.lang, document.documentElement.dir].join()')
      const drafted = await page.locator('.drafted').count()
      const said = drafted === (language === 'sv' || language === 'en' ? 0 : 1) ? [] : [`${drafted} lines of drafts`]
      return [...(is === `${lang},${dir}` ? [] : [`is in ${is}`]), ...said, ...(await troublesOn(page))]
    }
    expect(await walkAll({ language, options: phone, look })).toEqual([])
  }, 300_000)
})

const narrow = { viewport: { width: 320, height: 256 } }
describe.each([
  ['from left to right', 'so'],
  ['mirrored', 'prs'],
] as const)('with texts 60 % longer, %s', (_, language) => {
  test.each([
    ['on a phone', phone],
    ['at 400 %', narrow],
  ])(
    'nothing is wider than the window and nothing is cut, %s',
    async (_, options) => {
      speakPseudo(language)
      const look = async (page: Page) => [
        ...((await page.evaluate(tooWide)) as string[]),
        ...((await page.evaluate(clipped)) as string[]),
      ]
      expect(await walkAll({ language, options, look })).toEqual([])
    },
    60_000,
  )
})
