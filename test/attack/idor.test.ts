import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '../../src/shared/actor.ts'
import type { Browser } from '../browser.ts'
import { long, report } from '../faults/measure.ts'
import { sendForm } from '../fuzz/send.ts'
import { routes, seenIn } from '../matrix/walk.ts'
import { type Name, theWorld, type World } from '../matrix/world.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'
import { bare, crawl, type Harvest, kindOf, withOtherIds } from './crawl.ts'

// Promise 13: what one role is told of, asked for by another: nobody is shown, and it is as if the id did not exist.
const all = long
const figures = { asked: 0, shown: 0 }
afterAll(() => report(figures))
const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

const harvested: readonly Role[] = all
  ? roles.filter((role) => !['system', 'token', 'helper'].includes(role))
  : ['caseworker', 'rector']

type Stranger = { who: string; enter: () => Promise<Browser>; mayMeet: readonly Name[] }
/** Of the same kinds, somewhere else; whom they may meet is typed from the design. */
const strangers: Stranger[] = [
  { who: 'nobody signed in', enter: async () => site.visitor(), mayMeet: [] },
  {
    who: 'another applicant',
    enter: async () => site.newcomer('1281', world.canaries.lund.person),
    mayMeet: ['lund'],
  },
  {
    who: 'a caseworker of another municipality',
    enter: async () => site.staff('caseworker', homeOf('1282').unit),
    mayMeet: [],
  },
  {
    who: 'a rector of another school',
    enter: async () => site.staff('rector', organisations.larcentrum),
    mayMeet: ['annan', 'lund'],
  },
  {
    who: 'another applicant who is known by a code only',
    enter: async () => site.newcomer('1280', world.canaries.annan.person, 'code'),
    mayMeet: ['annan'],
  },
]
/** Roles of the same municipality: what they may see is the matrix's; here that nothing breaks and no form is taken. */
const many: Stranger[] = all
  ? roles
      .filter((role) => !['system', 'token', 'helper', 'newcomer'].includes(role))
      .map((role) => ({ who: role, enter: () => world.signIn(role), mayMeet: ['malmo', 'annan', 'delad'] }))
  : []

const starts = (): string[] => [
  '/',
  '/min-sida',
  ...routes()
    .filter(({ method, path, kind }) => method === 'get' && !path.includes(':') && (kind ?? 'page') !== 'api')
    .map(({ path }) => path),
  `/ansokningar/${world.canaries.malmo.first.id}`,
]

/** In the short form two of each kind of address stand for all. */
function some(addresses: Iterable<string>): string[] {
  const counts = new Map<string, number>()
  return [...addresses].filter((address) => {
    const kind = kindOf(address)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return all || (counts.get(kind) ?? 0) <= 2
  })
}

type Asked = { wrong: string[]; refused: number; asked: number }
async function replay({ addresses, actions }: Harvest, { enter, mayMeet }: Stranger): Promise<Asked> {
  const browser = await enter()
  const wrong: string[] = []
  let refused = 0
  for (const address of some(addresses)) {
    const answer = await browser.get(address)
    const body = await answer.text()
    wrong.push(...seenIn(body).flatMap((name) => (mayMeet.includes(name) ? [] : [`${address} shows ${name}`])))
    if (answer.status >= 500) wrong.push(`${address}: ${answer.status}`)
    if (answer.status !== 404) continue
    refused += 1
    const unknown = await browser.get(withOtherIds(address))
    if (unknown.status !== 404 || bare(await unknown.text()) !== bare(body)) wrong.push(`${address} is not as unknown`)
  }
  for (const action of some(actions)) {
    const answer = await sendForm(site.services, browser, action, {})
    const body = await answer.text()
    wrong.push(...seenIn(body).flatMap((name) => (mayMeet.includes(name) ? [] : [`POST ${action} shows ${name}`])))
    if (answer.status >= 500) wrong.push(`POST ${action}: ${answer.status}`)
  }
  return { wrong, refused, asked: some(addresses).length + some(actions).length }
}

describe.each(harvested)('what a %s is told of', (role) => {
  let harvest: Harvest
  beforeAll(async () => {
    const browser =
      role === 'newcomer' ? await site.newcomer('1280', world.canaries.malmo.person) : await world.signIn(role)
    harvest = await crawl(browser, starts(), all ? 20 : 2)
  }, 300_000)

  test('are addresses and ids', () => {
    expect(harvest.ids.size).toBeGreaterThan(all ? 0 : 5)
    expect(harvest.addresses.size).toBeGreaterThan(all ? -1 : 10)
  })

  test.each([
    ...(all ? strangers : strangers.filter(({ who }) => who === 'another applicant' || who.includes(role))),
    ...many,
  ])(
    'is for $who as if it did not exist',
    async (stranger) => {
      const { wrong, refused, asked } = await replay(harvest, stranger)
      figures.asked += asked
      figures.shown += wrong.length
      expect(wrong.slice(0, 12)).toEqual([])
      if (!all) expect(refused).toBeGreaterThan(0)
    },
    600_000,
  )
})
