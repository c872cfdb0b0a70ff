import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { record } from '../../src/platform/audit.ts'
import { makeToken, tokenVisit } from '../../src/platform/token.ts'
import { asSystem, inside, type Visit } from '../../src/platform/visit.ts'
import { namedId, organisations, plant, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { malmo, lund } = organisations
const maker = namedId('maker of tokens')

beforeAll(async () => {
  await plantSkane(site.db)
  await plant(site.db, 'accounts.account', [{ id: maker, kind: 'staff', name: 'Anders Prov', level: 'staff' }])
  const person = (home: typeof malmo, name: string) => ({
    municipality: home.code,
    id: namedId(name),
    unit: home.unit,
    givenName: name,
  })
  for (const row of [person(malmo, 'i Malmö'), person(lund, 'i Lund')]) {
    const { municipality, id, unit, givenName } = row
    await site.db.query(
      'insert into people.person (municipality, id, unit, given_name, name_key) values ($1, $2, $3, $4, $4)',
      [municipality, id, unit, givenName],
    )
  }
})

async function tokenOf(organisation: string, { role = 'coordinator', endsOn = '2099-01-01' } = {}): Promise<string> {
  const { token, digest } = makeToken()
  await site.db.query(
    `insert into accounts.token (organisation, role, name, digest, made_by, ends_on) values ($1, $2, 'Verksamhetssystem', $3, $4, $5)`,
    [organisation, role, digest, maker, endsOn],
  )
  return token
}
const open = (header: string | undefined) =>
  asSystem(site.services, { municipality: null, purpose: 'export' }, (visit) => tokenVisit(visit, header))
const namesSeen = (visit: Visit) =>
  inside(visit, async (tx) =>
    (await tx.execute(sql`select given_name from people.person order by 1`)).rows.map((row) => row.given_name),
  )

test('a token sees the people of its organisation and nobody else', async () => {
  const visit = await open(`Bearer ${await tokenOf(malmo.board)}`)
  expect(visit?.actor).toMatchObject({ role: 'token', account: null, municipality: '1280', organisation: malmo.board })
  expect(visit?.actor.reach).toContain(malmo.unit)
  expect(await namesSeen(visit as Visit)).toEqual(['i Malmö'])
})

test('a school with a token sees nobody that no access row opens', async () => {
  const visit = await open(`Bearer ${await tokenOf(organisations.yrkesskolan, { role: 'admissionOfficer' })}`)
  expect(await namesSeen(visit as Visit)).toEqual([])
})

test('no token, half a token, a passed day and an ended one open nothing', async () => {
  const token = await tokenOf(malmo.board)
  expect(await open(undefined)).toBeUndefined()
  expect(await open(token)).toBeUndefined()
  expect(await open(`Bearer ${token.slice(0, -1)}`)).toBeUndefined()
  expect(await open(`Bearer ${makeToken().token}`)).toBeUndefined()
  expect(await open(`Bearer ${await tokenOf(malmo.board, { endsOn: '2020-01-01' })}`)).toBeUndefined()
})

test('an ended token is blind from the next statement on', async () => {
  const token = await tokenOf(malmo.board)
  const visit = (await open(`Bearer ${token}`)) as Visit
  expect(await namesSeen(visit)).toEqual(['i Malmö'])
  await site.db.query('update accounts.token set ended_at = now(), ended_by = $1 where digest = sha256($2::bytea)', [
    maker,
    token,
  ])
  expect(await namesSeen(visit)).toEqual([])
  expect(await open(`Bearer ${token}`)).toBeUndefined()
})

test('a token is no cookie', async () => {
  const token = await tokenOf(malmo.board)
  await open(`Bearer ${token}`)
  const { rows } = await site.services.app.query('select * from ctx.visit($1)', [token])
  expect(rows).toEqual([])
})

test('its lines in the log say token and carry no account; nobody else writes such lines', async () => {
  const visit = (await open(`Bearer ${await tokenOf(malmo.board)}`)) as Visit
  const entry = { verb: 'read', municipality: '1280', person: namedId('i Malmö') }
  await inside(visit, (tx) => record(tx, visit, entry))
  const seen = await site.rows(`select role, account, organisation, purpose from platform.entry where person = $1`, [
    namedId('i Malmö'),
  ])
  expect(seen).toEqual([{ role: 'token', account: null, organisation: malmo.board, purpose: 'export' }])
  const forged = { ...visit, actor: { ...visit.actor, role: 'caseworker' as const } }
  await expect(inside(visit, (tx) => record(tx, forged, entry))).rejects.toThrow()
  const system = asSystem(site.services, { municipality: '1280', purpose: 'export' }, (other) =>
    inside(other, (tx) => record(tx, { ...other, actor: { ...other.actor, role: 'token' } }, entry)),
  )
  await expect(system).rejects.toThrow()
})

test('the digest goes in and never comes out', async () => {
  await tokenOf(malmo.board)
  await expect(
    asSystem(site.services, { municipality: null, purpose: 'export' }, (visit) =>
      inside(visit, (tx) => tx.execute(sql`select digest from accounts.token`)),
    ),
  ).rejects.toThrow()
})
