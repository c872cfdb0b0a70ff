import { beforeAll, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { namedId, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { malmo, lund } = organisations
type Visitor = Awaited<ReturnType<typeof site.staff>>
let anna: Visitor
let platform: Visitor
beforeAll(async () => {
  await plantSkane(site.db)
  anna = await site.staff('administrator', malmo.municipality, { name: 'Anna Prov' })
  platform = await site.staff('platformAdministrator', organisations.owner, { name: 'Pia Prov' })
})
const organisation = async (id: string) =>
  (await site.rows('select * from organisations.organisation where id = $1', [id]))[0]
const verbs = async (about: string) =>
  (await site.rows('select verb from platform.entry where about = $1 order by seq', [about])).map(({ verb }) => verb)

test('an administrator sees the own tree with phones, and nothing beside it', async () => {
  const page = plain(await anna.text('/organisation'))
  for (const name of ['Malmö stad', 'Utbildningsnämnden i Malmö', 'Vuxenutbildningen i Malmö', 'Tar emot ansökningar'])
    expect(page).toContain(name)
  expect(page).toMatch(/070-174 06 \d\d/)
  expect(page).not.toContain('Lund')
})

test('a page takes at most six statements, however many work there', async () => {
  const statements: string[] = []
  site.services.onStatement = (text) => statements.push(text)
  await anna.text(`/organisation/${malmo.municipality}`)
  delete site.services.onStatement
  expect(statements.filter((text) => !/^(begin|commit|rollback)$/i.test(text)).length).toBeLessThanOrEqual(6)
  expect(statements.length).toBeGreaterThan(4)
})

test('an administrator changes the own unit, and the log says which fields', async () => {
  const answer = await anna.press(
    `/organisation/${malmo.unit}/uppgifter`,
    { phone: '070-174 06 99', hoursFrom: '9', hoursTo: '16' },
    `/organisation/${malmo.unit}/uppgifter`,
  )
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('Skriv en tid, till exempel 08:00.')
  const taken = await anna.press(
    `/organisation/${malmo.unit}/uppgifter`,
    { phone: '070-174 06 99', hoursFrom: '9.00' },
    `/organisation/${malmo.unit}/uppgifter`,
  )
  expect(plain(await anna.follow(taken))).toContain('Uppgifterna är sparade.')
  expect(await organisation(malmo.unit)).toMatchObject({ phone: '070-174 06 99', hours_from: '09:00:00' })
  expect(await verbs(malmo.unit)).toEqual(['changeOrganisation'])
})

test('two at once: the later one sees what the first one saved', async () => {
  const address = `/organisation/${malmo.board}/uppgifter`
  const drawn = await anna.text(address)
  expect((await anna.press(address, { phone: '070-174 06 10' }, address)).status).toBe(303)
  const late = await anna.submit(drawn, { phone: '070-174 06 11' }, address)
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(plain(page)).toContain('Någon annan har ändrat samtidigt.')
  expect(page).toContain('value="070-174 06 10"')
})

test('another organisation is as if it did not exist, for reading and for writing', async () => {
  for (const path of ['', '/uppgifter', '/delar', '/inbjudan', '/delegering', '/nycklar'])
    expect((await anna.get(`/organisation/${lund.unit}${path}`)).status, path).toBe(404)
  const drawn = await anna.text(`/organisation/${malmo.unit}/uppgifter`)
  const own = `/organisation/${malmo.unit}/uppgifter`
  // The form of the own unit sent to another: the token is bound to the address.
  const elsewhere = drawn.replaceAll(own, `/organisation/${lund.unit}/uppgifter`)
  expect((await anna.submit(elsewhere, { phone: '070-174 06 12' })).status).toBe(400)
  expect((await organisation(lund.unit)).phone).not.toBe('070-174 06 12')
})

test('the second lock: without the site’s own check the database still refuses', async () => {
  const client = await site.services.app.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [anna.token])
    const changed = await client.query(`update organisations.organisation set phone = 'x' where id = $1`, [lund.unit])
    expect(changed.rowCount).toBe(0)
    const own = await client.query(`update organisations.organisation set mail = 'x@exempel.se' where id = $1`, [
      malmo.labour,
    ])
    expect(own.rowCount).toBe(1)
    await expect(
      client.query(
        `insert into organisations.delegation (organisation, kind, role, valid_from, reference) values ($1, 'cost', 'decisionMaker', '2020-01-01', 'x')`,
        [lund.board],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a unit below a board; not below a municipality, and not twice for one press', async () => {
  const address = `/organisation/${malmo.board}/delar`
  const drawn = await anna.text(address)
  const fields = { kind: 'unit', name: 'Lärcentrum i Malmö', phone: '', mail: '' }
  const first = await anna.submit(drawn, fields, address)
  const again = await anna.submit(drawn, fields, address)
  expect([first.status, again.status]).toEqual([303, 303])
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  const made = await site.rows(
    `select kind, parent, municipality, receives from organisations.organisation where name = 'Lärcentrum i Malmö'`,
  )
  expect(made).toEqual([{ kind: 'unit', parent: malmo.board, municipality: '1280', receives: false }])
  expect(plain(await anna.follow(first))).toContain('Den nya delen finns här.')
  expect(plain(await anna.text('/organisation'))).toContain('Lärcentrum i Malmö')
  const board = await anna.press(`/organisation/${malmo.municipality}/delar`, { ...fields, name: 'Fel plats' })
  expect(board.status).toBe(422)
})

test('another unit takes over the receiving, and gives it back', async () => {
  const press = async (id: string) => anna.press(`/organisation/${id}`, {}, `/organisation/${id}/mottagning`)
  expect((await press(malmo.labour)).status).toBe(303)
  expect((await organisation(malmo.unit)).receives).toBe(false)
  expect((await organisation(malmo.labour)).receives).toBe(true)
  expect((await press(malmo.unit)).status).toBe(303)
  expect((await organisation(malmo.labour)).receives).toBe(false)
})

test('an administrator of one unit cannot take the receiving from another board’s unit', async () => {
  const small = await site.staff('administrator', lund.labour)
  const answer = await small.press(`/organisation/${lund.labour}`, {}, `/organisation/${lund.labour}/mottagning`)
  expect(answer.status).toBe(409)
  expect(plain(await answer.text())).toContain('En enhet som du inte sköter tar emot i dag.')
  expect(await organisation(lund.unit)).toMatchObject({ receives: true })
})

test('a delegation: refused without a day, live from its first, ended today; the board’s own', async () => {
  const address = `/organisation/${malmo.unit}/delegering`
  const bad = await anna.press(address, { kind: 'cost', whom: 'alla', from: 'snart', reference: 'Punkt 4.2' }, address)
  expect(bad.status).toBe(422)
  expect(plain(await bad.text())).toContain('Skriv en dag, till exempel 1 mars 2027.')
  const seat = await anna.press(
    address,
    { kind: 'seat', whom: 'alla', from: '1/3 2027', reference: 'Punkt 4.2' },
    address,
  )
  expect(seat.status).toBe(422)
  const stranger = await anna.press(
    address,
    { kind: 'cost', whom: namedId('stranger'), from: '1/3 2027', reference: 'x' },
    address,
  )
  expect(stranger.status).toBe(422)
  const good = await anna.press(
    address,
    { kind: 'cost', whom: 'alla', from: '1/3 2027', reference: 'Punkt 4.2' },
    address,
  )
  const page = await anna.follow(good)
  expect(plain(page)).toContain('Alla med rollen Beslutsfattare')
  const [row] = await site.rows(
    `select id, kind, role, valid_from::text, valid_to from organisations.delegation where organisation = $1`,
    [malmo.unit],
  )
  expect(row).toMatchObject({ kind: 'cost', role: 'decisionMaker', valid_from: '2027-03-01', valid_to: null })
  expect((await anna.submit(page, {}, `/organisation/delegeringar/${row.id}/slut`)).status).toBe(303)
  expect(await verbs(row.id)).toEqual(['delegate', 'endDelegation'])
  const [other] = await site.rows('select id from organisations.delegation where organisation = $1', [lund.board])
  const forged = page.replaceAll(row.id, other.id)
  expect((await anna.submit(forged, {}, `/organisation/delegeringar/${other.id}/slut`)).status).toBe(400)
})

test('the platform’s administrator adds an organisation, which lacks an administrator, and no municipality twice', async () => {
  const list = plain(await platform.text('/organisation?slag=provider'))
  expect(list).toContain('2 organisationer')
  expect(list).toContain('Ingen än')
  const twice = await platform.press('/organisation/ny', { kind: 'municipality', name: 'Malmö', code: '1280' })
  expect(twice.status).toBe(422)
  expect(plain(await twice.text())).toContain('Den kommunen finns redan.')
  expect((await platform.press('/organisation/ny', { kind: 'municipality', name: 'Malmö' })).status).toBe(422)
  expect((await platform.press('/organisation/ny', { kind: 'unit', name: 'Lös enhet' })).status).toBe(422)
  const added = await platform.press('/organisation/ny', {
    kind: 'municipality',
    name: 'Karlshamn',
    ownName: 'Karlshamns kommun',
    code: '1082',
  })
  expect(plain(await platform.follow(added))).toContain('Karlshamns kommun')
})

test('an administrator cannot do what is the platform’s', async () => {
  for (const path of ['/organisation/ny', '/organisation/horn', '/organisation/omraden'])
    expect((await anna.get(path)).status, path).toBe(404)
  const caseworker = await site.staff('caseworker', malmo.unit)
  for (const path of ['/organisation', `/organisation/${malmo.unit}`, '/drift', '/dataskydd'])
    expect((await caseworker.get(path)).status, path).toBe(404)
  expect((await site.visitor().get('/organisation')).headers.get('location')).toBe('/logga-in?till=%2Forganisation')
})
