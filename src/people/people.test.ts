import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { theSite } from '../../test/site.ts'
import { asSystem, inside, type Visit } from '../platform/visit.ts'
import {
  findByIdentifier,
  findPerson,
  hasConsent,
  listIdentifiers,
  newPerson,
  openAccess,
  recordConsent,
} from './index.ts'

const site = await theSite()
const malmo = '1280'
const lund = '1281'
const number = { kind: 'personnummer', value: '199001019802', source: 'stated' } as const
let unit: string
let school: string

beforeEach(async () => {
  await site.empty()
  const made = async (kind: string, municipality: string | null) => {
    const sql = 'insert into organisations.organisation (kind, municipality, name) values ($1, $2, $3) returning id'
    return (await site.rows(sql, [kind, municipality, `${kind} ${municipality}`]))[0].id
  }
  unit = await made('unit', malmo)
  school = await made('provider', null)
})

const inMalmo = <T>(work: (visit: Visit) => Promise<T>) =>
  asSystem(site.services, { municipality: malmo, purpose: 'import' }, work)
const fatima = (visit: Visit) =>
  inside(visit, (tx) =>
    newPerson(tx, visit, {
      municipality: malmo,
      unit,
      givenName: 'Fatima',
      familyName: 'Ahmadi',
      identifiers: [number],
    }),
  )

test('a number is sealed, and found again in the municipality that has it and nowhere else', async () => {
  const person = await inMalmo(fatima)
  const [row] = await site.rows('select * from people.person_identifier')
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain(number.value)
  const found = (municipality: string) =>
    asSystem(site.services, { municipality, purpose: 'import' }, (visit) =>
      inside(visit, (tx) => findByIdentifier(tx, visit, municipality, number)),
    )
  expect(await found(malmo)).toBe(person)
  expect(await found(lund)).toBeUndefined()
  const opened = await inMalmo((visit) =>
    inside(visit, (tx) => listIdentifiers(tx, visit, { municipality: malmo, person })),
  )
  expect(opened).toEqual([{ kind: 'personnummer', assurance: 'stated', source: 'stated', value: number.value }])
})

test('a school sees the person from the row that opens them, and only then', async () => {
  const person = await inMalmo(fatima)
  const seen = () =>
    asSystem(site.services, { municipality: null, reach: [school], purpose: 'assessApplication' }, (visit) =>
      inside(visit, (tx) => findPerson(tx, visit, { municipality: malmo, person })),
    )
  expect(await seen()).toBeUndefined()
  const of = {
    municipality: malmo,
    person,
    organisation: school,
    scope: 'application',
    ground: 'own_task',
    legalBasis: '6.1.e',
  }
  await inMalmo((visit) => inside(visit, (tx) => openAccess(tx, visit, of)))
  expect((await seen())?.partners).toEqual([school])
  await site.rows(`update people.access set valid_to = now()`)
  expect(await seen()).toBeUndefined()
})

test('a consent that ends or is withdrawn is none', async () => {
  const person = await inMalmo(fatima)
  const asked = { municipality: malmo, person, kind: 'S1', receiver: school }
  const has = (now = site.clock.now) => inMalmo((visit) => inside(visit, (tx) => hasConsent(tx, { ...asked, now })))
  expect(await has()).toBe(false)
  const validTo = new Date(site.clock.now.getTime() + 1000)
  await inMalmo((visit) =>
    inside(visit, (tx) =>
      recordConsent(tx, visit, { ...asked, validTo, textVersion: '1', language: 'sv', channel: 'desk' }),
    ),
  )
  expect(await has()).toBe(true)
  expect(await has(validTo)).toBe(false)
  expect(
    await inMalmo((visit) =>
      inside(visit, (tx) => hasConsent(tx, { ...asked, receiver: randomUUID(), now: site.clock.now })),
    ),
  ).toBe(false)
  await site.rows('update people.consent set withdrawn_at = now()')
  expect(await has()).toBe(false)
})
