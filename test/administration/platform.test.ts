import { beforeAll, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { namedId, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
let platform: Awaited<ReturnType<typeof site.staff>>
beforeAll(async () => {
  await plantSkane(site.db)
  platform = await site.staff('platformAdministrator', organisations.owner)
})
const corner = (id: string) => namedId(`corner ${id}`)
const area = (id: string) => namedId(`area ${id}`)

test('a municipality moves to another corner on a day; the old membership ends there', async () => {
  const fields = { municipality: '1267', corner: corner('SO'), from: '1/1 2028', source: 'Beslut 2027-02-01' }
  const moved = await platform.press('/organisation/horn', fields, '/organisation/horn')
  expect(plain(await platform.follow(moved))).toContain('Kommunen är flyttad.')
  const rows = await site.rows(
    `select corner, valid_from::text as from, valid_to::text as to from organisations.corner_member where municipality = '1267' order by valid_from`,
  )
  expect(rows).toEqual([
    { corner: corner('SV'), from: '1900-01-01', to: '2028-01-01' },
    { corner: corner('SO'), from: '2028-01-01', to: null },
  ])
  const earlier = await platform.press('/organisation/horn', { ...fields, from: '1/6 2027' }, '/organisation/horn')
  expect(earlier.status).toBe(422)
  expect(plain(await earlier.text())).toContain('redan ett medlemskap som börjar den dagen eller senare')
})

test('no corner that is none, no municipality that nobody knows, no day that is none', async () => {
  const fields = { municipality: '1267', corner: corner('SO'), from: '1/1 2030', source: 'x' }
  for (const bad of [
    { corner: organisations.owner },
    { municipality: '0180' },
    { municipality: 'x' },
    { from: '31/4' },
    { source: '' },
  ])
    expect(
      (await platform.press('/organisation/horn', { ...fields, ...bad }, '/organisation/horn')).status,
      JSON.stringify(bad),
    ).toBe(422)
})

test('the database itself keeps a municipality in one corner at a time', async () => {
  const twice = site.db.query(
    `insert into organisations.corner_member (corner, municipality, source) values ($1, '1281', 'x')`,
    [corner('SO')],
  )
  await expect(twice).rejects.toMatchObject({ code: 'KP002' })
})

test('an area is made, gets a member, loses it and gets it again', async () => {
  const page = '/organisation/omraden'
  const bad = await platform.press(page, { name: 'Provområde', educationKind: 'simskola' }, page)
  expect(bad.status).toBe(422)
  const made = await platform.press(page, { name: 'Provområde', educationKind: 'komvux', agreement: 'A 1' }, page)
  const address = made.headers.get('location')?.split('?')[0] ?? ''
  const join = (from: string, municipality = '1280') => platform.press(address, { municipality, from }, address)
  expect((await join('1/3 2027')).status).toBe(303)
  expect((await join('1/4 2027')).status).toBe(422)
  expect((await join('1/4 2027', '0180')).status).toBe(422)
  const members = () =>
    site.rows(
      `select municipality, valid_from::text as from, valid_to::text as to from organisations.cooperation_member where area = $1 order by 2`,
      [address.split('/').at(-1)],
    )
  expect((await platform.press(address, {}, `${address}/slut`)).status).toBe(303)
  expect(await members()).toEqual([{ municipality: '1280', from: '2027-03-01', to: '2027-03-01' }])
  expect((await join('1/3 2027')).status).toBe(303)
  expect(await members()).toEqual([{ municipality: '1280', from: '2027-03-01', to: null }])
})

test('an area that nobody made is not there', async () => {
  expect((await platform.get(`/organisation/omraden/${namedId('no area')}`)).status).toBe(404)
  const address = `/organisation/omraden/${area('SV')}`
  const page = (await platform.text(address)).replaceAll(area('SV'), namedId('no area'))
  expect((await platform.submit(page, { municipality: '1280', from: '1/3' })).status).toBe(400)
})

test('from nothing: a corner, a municipality in it, a board and a first unit that receives', async () => {
  const add = async (path: string, fields: Record<string, string>) => {
    const answer = await platform.press(path, fields, path)
    expect(answer.status).toBe(303)
    return answer.headers.get('location')?.split('?')[0] ?? ''
  }
  const made = await add('/organisation/ny', { kind: 'corner', name: 'Provhörnet' })
  const home = await add('/organisation/ny', { kind: 'municipality', name: 'Karlskrona', code: '1080' })
  const fields = { municipality: '1080', corner: made.split('/').at(-1) ?? '', from: '1/1 2027', source: 'Avtal' }
  expect(await add('/organisation/horn', fields)).toBe('/organisation/horn')
  expect(plain(await platform.text('/organisation/horn'))).toMatch(/Provhörnet 1 kommun Karlskrona/)
  const board = await add(`${home}/delar`, { kind: 'board', name: 'Nämnden' })
  const units = []
  for (const name of ['Första enheten', 'Andra enheten'])
    units.push(await add(`${board}/delar`, { kind: 'unit', name }))
  expect(plain(await platform.text(units[0] ?? ''))).toContain('Nya ansökningar till kommunen kommer hit.')
  expect(plain(await platform.text(units[1] ?? ''))).toContain('går till en annan enhet')
})
