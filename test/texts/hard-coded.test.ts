import { afterAll, beforeAll, expect, test } from 'vitest'
import { product } from '../../src/design/shown.ts'
import { countyNames } from '../../src/shared/facts/municipalities.ts'
import { about } from '../../src/shared/language.ts'
import { leavesOf, wordingsOf } from '../../src/shared/text-leaves.ts'
import { setApproved } from '../../src/shared/text-state.ts'
import { allowed } from '../matrix/expected.ts'
import { routes, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { sources } from './all.ts'
import { pseudo, speakPseudo } from './pseudo.ts'

// Every page that applicants may open, in a language that nobody speaks: Swedish words outside its brackets stand in the code.

const site = await theSite()
let world: World
/** Names of courses, occupations, places, organisations and indicators are rows; what a row has in no other language stays Swedish. */
let names: string[] = []
beforeAll(async () => {
  world = await theWorld(site)
  const rows = await site.rows(
    `select title as name from courses.course union select trade_name from courses.course where trade_name <> ''
     union select unnest(array[name, own_name, replace(name, ' stad', ''), replace(name, ' kommun', '')]) from organisations.organisation
     union select title from knowledge.post_text union select unnest(themes || array[organisation_name, responsible, editor, author]) from knowledge.post
     union select unnest(themes || array[title, organisation_name]) from knowledge.example
     union select unnest(array[titles ->> 'sv', numerator ->> 'sv', denominator ->> 'sv', source, breaks -> 0 -> 'note' ->> 'sv']) from figures.indicator`,
  )
  names = [...rows.map(({ name }) => name as string | null), ...countyNames.values()]
    .filter((name) => name !== null)
    .sort((a, b) => b.length - a.length)
  speakPseudo('so')
})
afterAll(() => setApproved([]))

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
const ownNames = Object.values(about).flatMap(({ name }) => wordsOf(name))
const swedish = new Set(
  sources.flatMap(({ sv }) => leavesOf(sv).flatMap((leaf) => wordingsOf(leaf).flatMap(({ text }) => wordsOf(text)))),
)
for (const word of [...ownNames, product.toLowerCase()]) swedish.delete(word)

/** What says itself that it is Swedish, a name, a day or a code; and what a visitor does not read. */
const marked =
  /<(\w+)[^>]*(?: lang="sv"|class="code")[^>]*>[\s\S]*?<\/\1>|<(bdi|time|script|style|textarea)\b[\s\S]*?<\/\2>/g

const withoutNames = (html: string) => names.reduce((page, name) => page.replaceAll(name, ' '), html)
/** What only staff meet is Swedish, and says so to the browser. */
const quietly = /\u2066\u2066[^\u2069]*\u2069\u2069/g

function readable(html: string): string {
  const page = withoutNames(html).replaceAll(marked, ' ').replaceAll(quietly, ' ')
  const named = [...page.matchAll(/ (?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(([, text]) => text)
  let text = `${page.replaceAll(/<[^>]*>/g, '\n')}\n${named.join('\n')}`
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replaceAll(/\[[^[\]]*\]/g, ' ')
  }
  return text
}
const hardCodedIn = (html: string): string[] =>
  readable(html)
    .split('\n')
    .filter((line) => wordsOf(line).some((word) => swedish.has(word)))
    .map((line) => line.trim())

const readers = ['anonymous', 'newcomer'] as const
const pages = () => routes().filter(({ method, kind }) => method === 'get' && (kind ?? 'page') === 'page')

test.each(readers)('no page that %s may open has a text of its own', async (role) => {
  const policies = new Set(allowed.filter((cell) => cell.role === role).map(({ policy }) => policy))
  const found: string[] = []
  let seen = 0
  for (const route of pages().filter(({ policy }) => policies.has(policy))) {
    const step = stepsOf(route, world).find(({ about: whom, known }) => known && (whom === null || whom === 'malmo'))
    if (!step || route.path === '/monster') continue
    const answer = await (await world.signIn(role)).get(`${step.path}?sprak=so`)
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
    seen += 1
    found.push(...hardCodedIn(await answer.text()).map((line) => `${step.path}: ${line}`))
  }
  expect(found).toEqual([])
  expect(seen).toBeGreaterThan(role === 'newcomer' ? 15 : 10)
})

test('the pseudo-language keeps places, is longer and stands in brackets', () => {
  expect(pseudo('Sök senast {day}')).toBe('[Sȫk sénást {day} ëxtrå ëxtrå]')
  expect(hardCodedIn(`<p>[${'Skicka'}]</p><p>Skicka ansökan</p><bdi>Skicka</bdi>`)).toEqual(['Skicka ansökan'])
})
