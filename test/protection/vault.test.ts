import { beforeEach, describe, expect, test } from 'vitest'
import { poolOf } from '../../src/platform/connection.ts'
import { makeSite } from '../../src/start/site.tsx'
import type { Applied } from '../apply.ts'
import { Browser, plain } from '../browser.ts'
import { theSite } from '../site.ts'
import { type Cast, canary, castOf, number, plantHidden, protect } from './plant.ts'

const site = await theSite()
let hidden: Applied
let cast: Cast
beforeEach(async () => {
  await site.empty()
  hidden = await plantHidden(site)
  cast = await castOf(site)
})

/** Every table as text, bytes as the signs they are: what somebody has who steals a dump. */
async function dump(): Promise<Map<string, string>> {
  const tables = await site.rows(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await site.rows(`select to_jsonb(t)::text as row from ${name} t`)
    const text = rows.map(({ row }) => row).join('\n')
    const bytes = [...text.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    )
    found.set(name, `${text}\n${bytes.join('\n')}`)
  }
  return found
}
const holding = async (...words: string[]): Promise<string[]> =>
  [...(await dump())]
    .filter(([, text]) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())))
    .map(([name]) => name)
/** A page without the address it was asked for and without the signs of its forms. */
const same = (page: string, id: string) => page.replaceAll(id, '').replace(/name="_(key|csrf)" value="[^"]*"/g, '')
const hash = async (): Promise<string> =>
  (await site.rows('select hmac from people.person_identifier where person = $1', [hidden.person]))[0].hmac.toString(
    'latin1',
  )

describe('25: a dump without the key', () => {
  test('gives no identity once the protection is on', async () => {
    const before = await holding(canary)
    expect(before.length).toBeGreaterThan(5)
    const sealed = await hash()
    const answer = await protect(hidden.person, cast)
    expect([answer.status, plain(await answer.text())]).toEqual([303, ''])
    expect(await holding(canary, number, sealed)).toEqual([])
    expect(await site.rows('select 1 from people.person_identifier where person = $1', [hidden.person])).toEqual([])
  })

  test('writes the same four signs everywhere, and every protected person has their own', async () => {
    await protect(hidden.person, cast)
    const [row] = await site.rows(
      'select p.given_name, p.family_name, p.name_key, p.channel, i.code from people.person p join vault.identity i on i.person = p.id where p.id = $1',
      [hidden.person],
    )
    expect(row).toMatchObject({ given_name: 'Skyddad person', name_key: '', channel: 'none', family_name: row.code })
    expect(row.code).toMatch(/^[2-9A-HJKMNP-Z]{4}$/)
  })
})

describe('the vault', () => {
  test('shows a named handler everything, and each opening is in the log', async () => {
    await protect(hidden.person, cast)
    const page = plain(await cast.worker.text(`/skyddade/${hidden.person}`))
    expect(page).toContain(canary)
    expect(page).toContain('19900101-9802')
    expect(page).toContain('Svetsare')
    expect(page).toContain('Visa inte sidan för någon annan')
    const lines = await site.rows(
      `select account, purpose from platform.entry where person = $1 and about_kind = 'vault' and verb = 'read'`,
      [hidden.person],
    )
    expect(lines).toEqual([{ account: cast.worker.account, purpose: 'protect' }])
  })

  test('is for everybody else what it would be if nobody were there', async () => {
    await protect(hidden.person, cast)
    const nobody = '00000000-0000-4000-8000-0000000000aa'
    for (const page of ['', '/uppgifter', '/handlaggare', '/slut']) {
      const known = await cast.outsider.get(`/skyddade/${hidden.person}${page}`)
      const unknown = await cast.outsider.get(`/skyddade/${nobody}${page}`)
      expect([known.status, unknown.status]).toEqual([404, 404])
      expect(same(await known.text(), hidden.person)).toBe(same(await unknown.text(), nobody))
    }
    expect(await cast.outsider.text('/skyddade')).toContain('Du är inte utsedd för någon')
  })

  test('asks for the second factor again after five minutes, and the session ends after a quarter of an hour of silence', async () => {
    await protect(hidden.person, cast)
    expect((await cast.worker.get(`/skyddade/${hidden.person}`)).status).toBe(200)
    const [{ idle }] = await site.rows('select idle::text as idle from ctx.session where account = $1', [
      cast.worker.account,
    ])
    expect(idle).toBe('00:15:00')
    site.wait(6 / 1440)
    const answer = await cast.worker.get(`/skyddade/${hidden.person}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/logga-in/igen?till=%2Fskyddade%2F${hidden.person}`,
    ])
  })

  test('cannot be read by the site’s own role, nor by its own role in another’s session', async () => {
    await protect(hidden.person, cast)
    await expect(site.services.app.query('select * from vault.identity')).rejects.toMatchObject({ code: '42501' })
    const asked = async (token: string) => {
      const client = await site.services.vault.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('app.sess', $1, true)`, [token])
        return (await client.query('select person from vault.identity')).rowCount
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const token = (browser: typeof cast.worker) => browser.cookies.get('kp') ?? ''
    expect(await asked('')).toBe(0)
    expect(await asked(token(cast.outsider))).toBe(0)
    expect(await asked(token(cast.worker))).toBe(1)
  })
})

test('the switch bites from the next request: pages, own sign-in and consents', async () => {
  const themselves = await site.newcomer('1280', hidden.person)
  const page = `/ansokningar/${hidden.first.id}`
  expect(await cast.outsider.text(page)).toContain(canary)
  expect((await themselves.get(page)).status).toBe(200)
  await protect(hidden.person, cast)
  expect((await cast.outsider.get(page)).status).toBe(404)
  expect((await themselves.get(page)).headers.get('location')).toContain('/logga-in')
  expect(
    await site.rows('select 1 from people.consent where person = $1 and withdrawn_at is null', [hidden.person]),
  ).toEqual([])
})

test('what is sent after the switch is born behind the wall', async () => {
  await protect(hidden.person, cast)
  const { applied } = await import('../apply.ts')
  const { roundSamples } = await import('../plant.ts')
  const later = await applied(site, { person: hidden.person, choices: [roundSamples.svetsareAugusti.id] })
  expect((await cast.outsider.get(`/ansokningar/${later.first.id}`)).status).toBe(404)
  expect((await cast.worker.get(`/ansokningar/${later.first.id}`)).status).toBe(200)
})

test('open pages ask, and are covered when the switch is on or the reader is no longer named', async () => {
  const asksAt = (page: string) => /data-ask="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const open = async (browser: typeof cast.worker, page: string) =>
    (await (await browser.get(asksAt(page))).json()) as { open: boolean }
  const outside = await cast.outsider.text(`/ansokningar/${hidden.first.id}`)
  expect(await open(cast.outsider, outside)).toEqual({ open: true })
  await protect(hidden.person, cast)
  expect(await open(cast.outsider, outside)).toEqual({ open: false })
  const vault = await cast.decider.text(`/skyddade/${hidden.person}`)
  expect(await open(cast.decider, vault)).toEqual({ open: true })
  await site.rows('update protection.handler set valid_to = now() where account = $1', [cast.decider.account])
  expect(await open(cast.decider, vault)).toEqual({ open: false })
})

test('nobody writes a name, a contact or a number back into the open, whoever they are', async () => {
  await protect(hidden.person, cast)
  await site.rows(
    `update people.person set given_name = 'Åter', phone = '070', mail = 'a@exempel.se', channel = 'sms' where id = $1`,
    [hidden.person],
  )
  await site.rows(
    `insert into people.person_identifier (municipality, person, kind, sealed, hmac, source) values ('1280', $1, 'personnummer', '', '', 'stated')`,
    [hidden.person],
  )
  const [row] = await site.rows('select given_name, phone, mail, channel from people.person where id = $1', [
    hidden.person,
  ])
  expect(row).toEqual({ given_name: 'Skyddad person', phone: '', mail: '', channel: 'none' })
  expect(await site.rows('select 1 from people.person_identifier where person = $1', [hidden.person])).toEqual([])
})

test('bites from the next request on another process of the site as well', async () => {
  const services = {
    ...site.services,
    app: poolOf(site.at, 'kp_app', 2, 'kp-other'),
    vault: poolOf(site.at, 'kp_vault', 2, 'kp-other'),
  }
  const elsewhere = new Browser(makeSite(services), Object.fromEntries(cast.outsider.cookies))
  const page = `/ansokningar/${hidden.first.id}`
  expect((await elsewhere.get(page)).status).toBe(200)
  await protect(hidden.person, cast)
  expect((await elsewhere.get(page)).status).toBe(404)
  await Promise.all([services.app.end(), services.vault.end()])
})
