import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import { scripts } from '../corpora/script.ts'
import { report } from '../faults/measure.ts'
import { servedSite } from '../journeys/served.ts'
import { routes, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { readPage } from './page.ts'
import { freeTexts, plantAround, store } from './stored.ts'

// Promise 16, the long form: all 500 payloads stored in turn, every page opened in a real browser that listens.
const served = await servedSite()
let world: World
beforeAll(async () => {
  world = await theWorld(served.site)
  await plantAround(served.site, world)
}, 60_000)

function listening(page: Page): string[] {
  const heard: string[] = []
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (line) => {
    if (/Content Security Policy|violates/.test(line.text())) heard.push(line.text().slice(0, 200))
  })
  page.on('pageerror', (error) => void heard.push(`error ${error.message.slice(0, 200)}`))
  return heard
}

async function walk(role: Role, ran: string[]): Promise<number> {
  const page = await served.open(await world.signIn(role))
  const heard = listening(page)
  let opened = 0
  for (const route of routes().filter(({ method, kind }) => method === 'get' && (kind ?? 'page') === 'page')) {
    const [step] = stepsOf(route, world)
    if (!step || /\.(ics|csv|json)|logga-ut/.test(step.path)) continue
    const answer = await page.goto(served.url + step.path).catch(() => null) // an attachment is no page
    if (!answer || !/html/.test(answer.headers()['content-type'] ?? '')) continue
    opened += 1
    heard.push(...readPage(await answer.text()).faults)
    ran.push(...heard.splice(0).map((what) => `${role} ${step.path}: ${what}`))
  }
  await page.context().close()
  return opened
}

test('500 payloads, each stored once: no dialog, no report, no way out of a text', async () => {
  const columns = await freeTexts(served.site)
  const ran: string[] = []
  let at = 0
  let pages = 0
  while (at < scripts.length) {
    await store(served.site, columns, () => scripts[at++ % scripts.length] as string)
    for (const role of ['newcomer', 'caseworker', 'admissionOfficer'] as const) pages += await walk(role, ran)
  }
  report({ payloads: scripts.length, pages, ran: ran.length })
  expect(ran.slice(0, 20)).toEqual([])
}, 3_600_000)
