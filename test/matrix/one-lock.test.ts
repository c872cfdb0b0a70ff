import { beforeAll, describe, expect, test } from 'vitest'
import { theSite } from '../site.ts'
import { maySee } from './expected.ts'
import { routes, seenIn, stepsOf, take } from './walk.ts'
import { theWorld, type World, walkers } from './world.ts'

// The first lock by itself: row security is past, and the site's own policy table still shows nobody who may not be seen.
const site = await theSite({ withoutRowSecurity: true })
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

test('row security really is past', async () => {
  const { rows } = await site.services.app.query('select count(*)::int as n from people.person')
  expect(rows[0].n).toBe(5)
})

describe.each(walkers)('%s', (role) => {
  test('sees nobody more', async () => {
    const browser = await world.signIn(role)
    const wrong: string[] = []
    for (const route of routes().filter(({ method }) => method === 'get')) {
      for (const step of stepsOf(route, world)) {
        const { body } = await take(site, browser, step)
        const leaks = seenIn(body).filter((name) => !maySee(route.policy, role, name))
        wrong.push(...leaks.map((name) => `${step.path} (${route.policy}) shows ${name}`))
      }
    }
    expect(wrong).toEqual([])
  }, 240_000)
})
