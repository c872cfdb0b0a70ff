import { expect, test } from 'vitest'
import { giveCode, makeNewcomers } from '../../src/accounts/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { alphabet } from '../../src/shared/receipt.ts'
import { visitorFrom } from '../browser.ts'
import { randomFrom, report, seed } from '../faults/measure.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Promise 21, the long form: codes guessed from many addresses, each saying that it comes from somewhere else every time.
const site = await theSite()
await plantSkane(site.db)
const chance = randomFrom(seed)
const wished = 20_000

const one = { municipality: '1280', person: crypto.randomUUID(), phone: '070-174 06 05' }
const sys = { municipality: '1280', purpose: 'checkIdentity' } as const
const guessed = () => Array.from({ length: 8 }, () => alphabet[Math.trunc(chance() * alphabet.length)]).join('')

test('20 000 guesses let nobody in, and the real person comes in all the while', async () => {
  await asSystem(site.services, sys, (visit) => inside(visit, (tx) => makeNewcomers(tx, visit, [one])))
  const figures = { attempts: 0, taken: 0, letIn: 0, lockedOut: 0 }
  for (let address = 0; figures.attempts < wished; address++) {
    const browser = visitorFrom(site.site, `192.0.${address % 250}.${1 + (address % 200)}`)
    const page = await browser.text('/logga-in/kod')
    for (let tries = 0; tries < 200 && figures.attempts < wished; tries++) {
      browser.headers = { 'x-forwarded-for': `203.0.113.${tries % 250}` }
      const answer = await browser.submit(page, { code: guessed() }, '/logga-in/kod')
      figures.attempts += 1
      if (answer.status !== 429) figures.taken += 1
      if (browser.cookies.has('kp')) figures.letIn += 1
    }
    if (address % 10 !== 0) continue
    const code = await asSystem(site.services, sys, (visit) => giveCode(visit, one))
    const own = visitorFrom(site.site, `198.51.100.${1 + (address % 200)}`)
    const answer = await own.press('/logga-in/kod', { code }, '/logga-in/kod')
    if (answer.status !== 303) figures.lockedOut += 1
  }
  report(figures)
  expect([figures.letIn, figures.lockedOut]).toEqual([0, 0])
  // A hundred for each address in a quarter of an hour, whatever the address says about where it comes from.
  expect(figures.taken).toBeLessThan(wished * 0.55)
}, 3_600_000)
