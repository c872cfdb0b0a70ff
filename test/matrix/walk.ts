import { type Route, registry } from '../../src/platform/route.ts'
import { signForm } from '../../src/platform/sign.ts'
import type { Browser } from '../browser.ts'
import { homeOf, roundSamples } from '../plant.ts'
import { commentSample, exampleSample, postId, postSamples } from '../plant-knowledge.ts'
import type { TestSite } from '../site.ts'
import { canaryOf, type Name, people, type World } from './world.ts'

export type Step = { route: Route; path: string; about: Name | null; known: boolean }

const nobody = '00000000-0000-4000-8000-0000000000ff'
/** What stands for a parameter, by the words before it. `known`: something is there, so that an allowed walker must find it. */
const rounds = (): string => roundSamples.svetsareMars.id
const fixed: [RegExp, () => string][] = [
  [/^\/(ansok|kurstillfallen)\/$/, rounds],
  [/^\/organisation\/$/, () => homeOf('1280').municipality],
  [/\/steg\/$/, () => 'withdrawn'],
  [/^\/mina-uppgifter\/delning\/ny\/$/, () => 'forening'],
  [/^\/siffror\/(kommun|liknande)\/$/, () => 'trelleborg'],
  [/^\/siffror\/(nyckeltal|karta|utgava\/:name)\/$/, () => 'mottagna'],
  [/^\/siffror\/utgava\/$/, () => '2027-02'],
  [/^\/prognos\/$/, () => '1280'],
  [/^\/fordelning\/$/, () => '2018'],
  [/^\/kunskap\/$/, () => postSamples.rooms],
  [/^\/goda-exempel\/$/, () => exampleSample],
  [/^\/redaktion\/$/, () => postId(postSamples.rooms)],
  [/^\/redaktion\/kommentarer\/$/, () => commentSample],
  [/^\/redaktion\/:id\/sprak\/$/, () => 'ar'],
]

/** A municipality takes up an example, which the region's editor has none of; and only a guest's post has a guest. */
const forSome = /\/(upptaget|gast)$/

/** One address for each person where the route is about an application or a person, else one. */
export function stepsOf(route: Route, { canaries }: World): Step[] {
  if (/^\/(ansokningar|personer)\/:/.test(route.path)) {
    const kind = route.path.startsWith('/personer') ? 'person' : 'application'
    return people.map((name) => {
      const canary = canaries[name]
      const first = kind === 'person' ? canary.person : canary.first.id
      return { ...filled(route.path.replace(/:\w+/, first)), route, about: name }
    })
  }
  return [{ ...filled(route.path), route, about: null }]
}

function filled(path: string): { path: string; known: boolean } {
  let known = true
  const whole = path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_match, _name, _rule, at: number) => {
    const value = fixed.find(([before]) => before.test(path.slice(0, at)))?.[1]()
    // Whose a step is stands in the table of steps, which has its own matrix; here it must only never show too much.
    if (!value || /\/steg\/$/.test(path.slice(0, at))) known = false
    return value ?? nobody
  })
  return { path: whole, known: known && !/:\w/.test(whole) && !forSome.test(path) }
}

/** Everything that is mounted and meant for people; the token's own addresses are walked by their own test. */
export const routes = (): readonly Route[] =>
  registry.filter(({ policy, path }) => policy !== 'token' && !path.startsWith('/prov'))

export async function take(
  site: TestSite,
  browser: Browser,
  { route, path }: Step,
): Promise<{ status: number; location: string; body: string }> {
  const answer = route.method === 'get' ? await browser.get(path) : await sendEmpty(site, browser, path)
  const body = /^(text|application\/json)/.test(answer.headers.get('content-type') ?? '') ? await answer.text() : ''
  return { status: answer.status, location: answer.headers.get('location') ?? '', body }
}

/** A form of the walker's own session, with nothing in it and a version that no row has. */
function sendEmpty(site: TestSite, browser: Browser, path: string) {
  const session = browser.cookies.get('kp') ?? browser.cookies.get('kp-pre') ?? 'a'.repeat(43)
  if (!browser.cookies.has('kp')) browser.cookies.set('kp-pre', session)
  const { key, csrf } = signForm(site.services.keys, session, path)
  return browser.post(path, [
    ['_key', key],
    ['_csrf', csrf],
    ['_version', '999999'],
  ])
}

export const seenIn = (body: string): Name[] => people.filter((name) => body.includes(canaryOf(name)))
