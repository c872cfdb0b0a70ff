import { beforeAll, expect, test } from 'vitest'
import {
  cornersOn,
  findOrganisation,
  insideSameArea,
  listDelegations,
  listOrganisations,
  liveDelegation,
  receivingUnit,
} from '../../src/organisations/index.ts'
import { asSystem, inside, type Tx } from '../../src/platform/visit.ts'
import { namedId, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeAll(() => plantSkane(site.db))
const ask = <T>(work: (tx: Tx) => Promise<T>) =>
  asSystem(site.services, { municipality: null, purpose: 'distribute' }, (visit) => inside(visit, work))

test('planting twice changes nothing', async () => {
  const count = 'select count(*)::int as n from organisations.organisation'
  const [before] = await site.rows(count)
  await plantSkane(site.db)
  expect(await site.rows(count)).toEqual([before])
  const employersAndAssociations = 4 + 3
  expect(before.n).toBe(3 + 4 + 34 * 4 + 2 + employersAndAssociations)
})

test('each municipality has one board and one unit that receives', async () => {
  for (const [code, name] of [
    ['1280', 'Vuxenutbildningen i Malmö'],
    ['1083', 'Vuxenutbildningen i Sölvesborg'],
  ] as const) {
    const unit = await ask((tx) => receivingUnit(tx, code))
    expect(unit).toMatchObject({ name, kind: 'unit', municipality: code, receives: true })
    expect(unit?.phone).toMatch(/^070-174 06 (0[5-9]|[1-9]\d)$/)
  }
  expect(await ask((tx) => receivingUnit(tx, '0180'))).toBeUndefined()
})

test('names stand in Swedish order, found by kind, municipality and day', async () => {
  const names = (await ask((tx) => listOrganisations(tx, { kinds: ['municipality'] }))).map(({ name }) => name)
  expect(names).toHaveLength(34)
  expect(names.slice(-4)).toEqual(['Åstorp', 'Ängelholm', 'Örkelljunga', 'Östra Göinge'])
  expect(await ask((tx) => listOrganisations(tx, { municipality: '1281' }))).toHaveLength(4)
  expect(await ask((tx) => listOrganisations(tx, { municipality: '1281', on: '1899-12-31' }))).toEqual([])
  const [malmo] = await ask((tx) => listOrganisations(tx, { ids: [organisations.malmo.municipality] }))
  expect(malmo).toMatchObject({ ownName: 'Malmö stad', demo: false })
  expect(await ask((tx) => findOrganisation(tx, namedId('nobody')))).toBeUndefined()
})

const between = (home: string, huvudman: string, day = '2027-03-01', kind = 'yrkes_sfi') =>
  ask((tx) => insideSameArea(tx, { home, huvudman, kind, day }))

test('an area opens between its members, for its kind of education, on the days of both memberships', async () => {
  expect(await between('1281', '1280')).toBe(true)
  expect(await between('1281', '1283')).toBe(false)
  expect(await between('1281', '1280', '2027-03-01', 'validation')).toBe(false)
  expect(await between('1083', '1290')).toBe(false)
  expect(await between('1083', '1083')).toBe(true)
  expect(await between('1281', '1280', '2015-12-31')).toBe(false)
})

test('Skurup changed area at the new year of 2017', async () => {
  expect([await between('1264', '1286', '2016-12-31'), await between('1264', '1286', '2017-01-01')]).toEqual([
    true,
    false,
  ])
  expect([await between('1264', '1280', '2016-12-31'), await between('1264', '1280', '2017-01-01')]).toEqual([
    false,
    true,
  ])
})

test('the corners of a day', async () => {
  const sizes = (day: string) =>
    ask(async (tx) =>
      Object.fromEntries((await cornersOn(tx, day)).map((one) => [one.name, one.municipalities.length])),
    )
  expect(await sizes('2018-02-28')).toEqual({
    'Familjen Helsingborg': 11,
    MalmöLundregionen: 12,
    'Skåne Nordost': 6,
    'Sydöstra Skånes samarbetskommitté (SÖSK)': 4,
  })
  expect((await sizes('2016-12-31')).MalmöLundregionen).toBe(11)
})

test('a delegation of the board holds in its units, of the school in the school alone', async () => {
  const account = namedId('somebody')
  const live = (organisation: string, kind: 'cost' | 'seat', role: string, day = '2027-03-01') =>
    ask((tx) => liveDelegation(tx, { organisation, kind, role, account, day }))
  expect(await live(organisations.malmo.unit, 'cost', 'decisionMaker')).toMatchObject({
    organisation: organisations.malmo.board,
    reference: 'Delegationsordning 4.1',
  })
  expect(await live(organisations.malmo.unit, 'cost', 'caseworker')).toBeUndefined()
  expect(await live(organisations.malmo.unit, 'cost', 'decisionMaker', '2019-12-31')).toBeUndefined()
  expect(await live(organisations.yrkesskolan, 'seat', 'rector')).toBeDefined()
  expect(await live(organisations.yrkesskolan, 'cost', 'decisionMaker')).toBeUndefined()
  expect(await ask((tx) => listDelegations(tx, [organisations.yrkesskolan]))).toHaveLength(2)
})

test('a delegation for one account goes before that of its role', async () => {
  const account = namedId('somebody else')
  await site.db.query(
    `insert into organisations.delegation (organisation, kind, account, valid_from, valid_to, reference) values ($1, 'cost', $2, '2027-01-01', '2027-04-01', 'Personligt beslut')`,
    [organisations.lund.unit, account],
  )
  const live = (day: string) =>
    ask((tx) =>
      liveDelegation(tx, {
        organisation: organisations.lund.unit,
        kind: 'cost',
        role: 'decisionMaker',
        account,
        day,
      }),
    )
  expect((await live('2027-03-31'))?.reference).toBe('Personligt beslut')
  expect((await live('2027-04-01'))?.reference).toBe('Delegationsordning 4.1')
})
