import { beforeAll, describe, expect, test } from 'vitest'
import { policies } from '../../src/platform/policies.ts'
import type { Role } from '../../src/shared/actor.ts'
import { theSite } from '../site.ts'
import { allowed, mayOpen, maySee } from './expected.ts'
import { routes, type Step, seenIn, stepsOf, take } from './walk.ts'
import { people, theWorld, type World, walkers } from './world.ts'

const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

test('the table of policies and the file typed by hand name the same cells', () => {
  const coded = Object.entries(policies).flatMap(([policy, rule]) =>
    Object.entries(rule).flatMap(([role, relations]) =>
      [relations].flat().map((relation) => `${policy},${role},${relation === 'any' ? '-' : relation}`),
    ),
  )
  const typed = allowed.map(({ policy, role, relation }) => `${policy},${role},${relation}`)
  expect(coded.sort()).toEqual([...typed].sort())
})

test('every route says who may, and every one that reads people says why', () => {
  expect(routes().length).toBeGreaterThan(60)
  const silent = routes().filter(
    ({ audit, purpose, policy }) =>
      audit === 'read' && !purpose && !Object.values(policies[policy]).includes('any' as never),
  )
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

type Wrong = { role: Role; step: string; status: number; wrong: string }
/** Addresses that answer by what went before (a step of sign-in, who is signed in), and so send even those who may elsewhere. */
const inSteps = ['/logga-in/', '/min-sida']
const refusedBy = (status: number, location: string) =>
  status === 404 || status === 403 || (status === 303 && location.startsWith('/logga-in'))

/** What is wrong with an answer, in words; nothing when it is as typed. */
function judge(role: Role, { route, about, known }: Step, answer: Awaited<ReturnType<typeof take>>): string[] {
  const may = about ? maySee(route.policy, role, about) : mayOpen(route.policy, role)
  const refused = refusedBy(answer.status, answer.location)
  const leaks = seenIn(answer.body).filter((name) => !maySee(route.policy, role, name))
  return [
    ...(answer.status >= 500 ? ['a defect'] : []),
    ...(!may && !refused ? ['open, should be refused'] : []),
    ...(may && refused && known && !inSteps.some((start) => route.path.startsWith(start))
      ? ['refused, should be open']
      : []),
    ...leaks.map((name) => `shows ${name}`),
  ]
}

describe.each(walkers)('%s', (role) => {
  test('walks every route and meets what is typed, no more and no less', async () => {
    const wrong: Wrong[] = []
    let browser = await world.signIn(role)
    for (const route of routes()) {
      for (const step of stepsOf(route, world)) {
        const before = await lastEntry()
        const answer = await take(site, browser, step)
        const words = [...judge(role, step, answer), ...(await unlogged(before, role, answer.body))]
        wrong.push(
          ...words.map((word) => ({
            role,
            step: `${route.method} ${step.path} (${route.policy}) ${step.about ?? ''}`,
            status: answer.status,
            wrong: word,
          })),
        )
        if (route.method === 'post' && answer.status < 400) browser = await world.signIn(role)
      }
    }
    expect(wrong).toEqual([])
  }, 240_000)
})

const lastEntry = async (): Promise<number> =>
  Number((await site.rows('select coalesce(max(seq), 0) as seq from platform.entry'))[0].seq)

/** Whoever stands on the page has one line in the log from this request; the own pages leave none. */
async function unlogged(before: number, role: Role, body: string): Promise<string[]> {
  const shown = seenIn(body)
  if (shown.length === 0) return []
  const rows = await site.rows(
    `select person, count(*)::int as n from platform.entry where seq > $1 and verb in ('read', 'list', 'search', 'export') group by person`,
    [before],
  )
  return people.flatMap((name) => {
    const lines = rows.find(({ person }) => person === world.canaries[name].person)?.n ?? 0
    const own = role === 'newcomer' && name === 'malmo'
    if (!shown.includes(name)) return []
    if (own) return lines === 0 ? [] : [`own reading of ${name} is logged`]
    return lines >= 1 ? [] : [`${name} is shown and not in the log`]
  })
}
