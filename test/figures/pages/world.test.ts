import { expect, test } from 'vitest'
import { routes, stepsOf } from '../../matrix/walk.ts'
import { theWorld } from '../../matrix/world.ts'
import { theSite } from '../../site.ts'

const site = await theSite()

test('every public page of figures has something to walk through, and none breaks without figures', async () => {
  const world = await theWorld(site)
  const steps = routes()
    .filter(
      ({ path, method, policy }) =>
        method === 'get' && policy === 'everybody' && /^\/(siffror|oppna-data|datasets|api\/v1\/figures)/.test(path),
    )
    .flatMap((route) => stepsOf(route, world))
  expect(steps.length).toBeGreaterThan(18)
  const statuses = async () => {
    const found: string[] = []
    for (const { path } of steps) found.push(`${(await site.visitor().get(path)).status} ${path}`)
    return found
  }
  const full = await statuses()
  expect(full.filter((line) => !/^200/.test(line) && !/data\.|prenumerera\/0/.test(line))).toEqual([])
  await site.db.query('truncate figures.observation, figures.tile, figures.peer')
  expect((await statuses()).filter((line) => /^5/.test(line))).toEqual([])
})
