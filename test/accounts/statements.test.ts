import { afterAll, expect, test, vi } from 'vitest'
import { makeNewcomers, registerCodeSignIn } from '../../src/accounts/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import type { Browser } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { thePost } from './post.ts'

// Who finds a sending is made up here: files that the same worker runs later read the site's own again.
afterAll(() => void vi.resetModules())

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
await plantSkane(site.db)

const said: string[] = []
Object.assign(site.services, { onStatement: (text: string) => said.push(text) })
const door = site.services.door
const query = door.query.bind(door) as (...parts: unknown[]) => unknown
door.query = ((...parts: unknown[]) => {
  const [first] = parts as [string | { text: string }]
  said.push(typeof first === 'string' ? first : first.text)
  return query(...parts)
}) as typeof door.query

const staff = await site.staff('caseworker', organisations.malmo.unit)
const [{ mail }] = (await site.rows('select mail from accounts.account where id = $1', [staff.account])) as [
  { mail: string },
]
const person = { municipality: '1280', person: crypto.randomUUID(), phone: '070-174 06 05' }
await asSystem(site.services, { municipality: '1280', purpose: 'checkIdentity' }, (visit) =>
  inside(visit, (tx) => makeNewcomers(tx, visit, [person])),
)
registerCodeSignIn(async ({ door: of }, { receipt }) => {
  const { rows } = await of.query('select $1::text as asked', [receipt])
  return rows.length > 1 ? 'never' : undefined
})

type Press = (browser: Browser) => Promise<Response>
/** What is said to the database, and what the visitor sees, without what differs between any two pages. */
async function heard(press: Press) {
  const browser = site.visitor()
  said.length = 0
  const answer = await press(browser)
  const statements = [...said]
  const page = (await answer.text()).replaceAll(/value="[^"]*"/g, '').replaceAll(/data-options="[^"]*"/g, '')
  return { statements, page, status: answer.status, to: answer.headers.get('location') }
}

const pressing =
  (page: string, fields: Record<string, string>, action: string): Press =>
  (browser) =>
    browser.press(page, fields, action)

type Asked = {
  what: string
  page: string
  action: string
  known: Record<string, string>
  unknown: Record<string, string>
}
const receipt = (number: string) => ({ receipt: number, code: '123456' })
const asked: Asked[] = [
  {
    what: 'a mail for a link',
    page: '/logga-in/personal',
    action: '/logga-in/lank',
    known: { mail },
    unknown: { mail: 'ingen@exempel.se' },
  },
  {
    what: 'a phone for digits',
    page: '/logga-in/telefon',
    action: '/logga-in/telefon',
    known: { contact: person.phone },
    unknown: { contact: '070-174 06 99' },
  },
  {
    what: 'a number of an application',
    page: '/logga-in/ansokan',
    action: '/logga-in/ansokan',
    known: receipt('8K3F27QD'),
    unknown: receipt('22222222'),
  },
]

test.each(asked)('$what: known and unknown are answered alike, by the same statements', async (ask) => {
  const { page, action, known, unknown } = ask
  // Once before, so that both find the connections and plans of the pool ready.
  await heard(pressing(page, unknown, action))
  const one = await heard(pressing(page, known, action))
  const other = await heard(pressing(page, unknown, action))
  expect(one.statements.length).toBeGreaterThan(4)
  expect(other).toEqual(one)
})

test('a link that was sent to nobody and one that nobody made are the same page', async () => {
  const open = (browser: Browser) => browser.get(`/logga-in/lank/${'a'.repeat(43)}`)
  await heard(open)
  const invented = await heard(open)
  const { rows } = await site.db.query(
    `insert into accounts.mail_link (digest, account, made_at) values (sha256($1), null, $2) returning 1`,
    [Buffer.from('b'.repeat(43)), site.clock.now],
  )
  expect(rows).toHaveLength(1)
  const unknown = await heard((browser) => browser.get(`/logga-in/lank/${'b'.repeat(43)}`))
  const without = (page: string) => page.replaceAll(/lank\/\w+|lank%2F\w+/g, '')
  expect({ ...unknown, page: without(unknown.page) }).toEqual({ ...invented, page: without(invented.page) })
})
