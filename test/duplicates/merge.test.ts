import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applied } from '../apply.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { likesOf, malmo, number } from './scene.ts'

const site = await theSite()
const { person, find, pairs, everything } = likesOf(site)
const rounds = [
  roundSamples.svetsareMars.id,
  roundSamples.few.id,
  roundSamples.full.id,
  roundSamples.svetsareAugusti.id,
]

type Sex = 'K' | 'M' | null
type Somebody = {
  name: string
  rounds: number[]
  consents: number
  withNumber: boolean
  account: boolean
  sex: Sex
}
const somebody = (places: number[]): fc.Arbitrary<Somebody> =>
  fc.record({
    name: fc.constantFrom('Fatima', 'Fatma', 'Fadumo', 'فاطمة'),
    rounds: fc.subarray(places),
    consents: fc.nat({ max: 3 }),
    withNumber: fc.boolean(),
    account: fc.boolean(),
    sex: fc.constantFrom<Sex>('K', 'M', null),
  })

async function plant(
  { name, rounds: chosen, consents, withNumber, account, sex }: Somebody,
  last: string,
): Promise<string> {
  const identifiers = withNumber ? [number('19900101', last)] : []
  const id = await person({ givenName: name, familyName: 'Ahmed', phone: '070-174 06 05', sex, identifiers })
  for (const place of chosen) await applied(site, { choices: [rounds[place] ?? ''], person: id })
  for (let n = 0; n < consents; n++)
    await site.rows(
      `insert into people.consent (municipality, person, kind, receiver, text_version, language, channel, given_at) values ('1280', $1, 'S1', $2, '1', 'sv', 'page', now())`,
      [id, organisations.yrkesskolan],
    )
  if (account) await site.newcomer('1280', id)
  return id
}

test('whatever two people have, merged they are one, and taken apart each is exactly as before', async () => {
  const pair = fc.tuple(somebody([0, 1]), somebody([2, 3]))
  await fc.assert(
    fc.asyncProperty(pair, async ([first, second]) => {
      await site.empty()
      await plantSkane(site.db)
      await plantCourses(site.db)
      const people = [await plant(first, '9802'), await plant(second, '9810')]
      await find()
      const before = await everything()
      const by = await site.staff('coordinator', malmo.unit)
      const accounts = await everything()
      const [{ id }] = await pairs()
      const page = `/dubbletter/${id}`
      expect((await by.press(page, { answer: 'same' }, page)).status).toBe(303)
      const [{ kept, gone }] = await site.rows('select kept, gone from duplicates.merge')
      expect([kept, gone].sort()).toEqual([...people].sort())
      const left = await site.rows(
        `select (select count(*)::int from applications.application where person = $1) as applications,
        (select count(*)::int from people.person_identifier where person = $1) as numbers, (select count(*)::int from people.consent where person = $1) as consents`,
        [gone],
      )
      expect(left).toEqual([{ applications: 0, numbers: 0, consents: 0 }])
      const sexes = new Map(people.map((one, at) => [one, [first, second][at]?.sex]))
      const [{ sex }] = await site.rows('select sex from people.person where id = $1', [kept])
      expect(sex).toBe(sexes.get(kept) ?? sexes.get(gone))
      const html = await by.text(page)
      if (first.withNumber) expect(html).toContain(`19900101-${9802}`)
      expect((await by.submit(html, { answer: 'apart' }, page)).status).toBe(303)
      const after = await everything()
      expect({ ...after, 'accounts.account': [] }).toEqual({ ...before, 'accounts.account': [] })
      expect(after['accounts.account']).toEqual(accounts['accounts.account'])
      expect((await pairs()).map(({ state }) => state)).toEqual(['waiting'])
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 300_000)

test('an account that goes over, or back, leaves no open session of the other person, and helpers go along', async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  const same = { familyName: 'Ahmed', phone: '070-174 06 05' }
  const first = await person({ givenName: 'Fatima', ...same })
  const second = await person({ givenName: 'Fatma', ...same })
  const { sending } = await applied(site, { choices: [rounds[0] ?? ''], person: first })
  await applied(site, { choices: [rounds[1] ?? ''], person: second })
  await site.rows(`update people.person set created_at = created_at - interval '1 day' where id = $1`, [first])
  await site.newcomer('1280', second)
  const sessionsOf = async (who: string) =>
    (await site.rows('select count(*)::int as n from ctx.session where person = $1', [who]))[0].n
  await site.rows(
    `insert into helpers.helper (name, scopes, until, municipality, person, sending, owner, made_at, digest, pin, link_until)
     values ('Grannen', '{view}', now() + interval '1 day', '1280', $1, $2, 'x', now(), 'x', 'x', now())`,
    [first, sending],
  )
  await find()
  const by = await site.staff('coordinator', malmo.unit)
  const [{ id }] = await pairs()
  const page = `/dubbletter/${id}`
  const helped = async () => (await site.rows('select person from helpers.helper'))[0].person
  expect((await by.press(page, { answer: 'same' }, page)).status).toBe(303)
  const [{ kept, gone }] = await site.rows('select kept, gone from duplicates.merge')
  expect([kept, gone]).toEqual([second, first])
  expect(await helped()).toBe(second)
  await site.rows(`insert into duplicates.merged_row (municipality, merge, of_table, row_id)
    select '1280', m.id, 'accounts.account', a.id from duplicates.merge m, accounts.account a where a.person = '${second}'`)
  expect(await sessionsOf(second)).toBe(1)
  expect((await by.press(page, { answer: 'apart' }, page)).status).toBe(303)
  expect(await helped()).toBe(first)
  expect([await sessionsOf(first), await sessionsOf(second)]).toEqual([0, 0])
})

test('whoever was closed before is closed again, and what is restricted for one is restricted for both while they are one', async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  const same = { familyName: 'Ahmed', phone: '070-174 06 05' }
  const first = await person({ givenName: 'Fatima', ...same })
  const second = await person({ givenName: 'Fatma', ...same })
  await site.rows(`update people.person set created_at = created_at - interval '1 day' where id = $1`, [first])
  await find()
  const closed = new Date('2026-01-02T03:04:05Z')
  await site.rows('update people.person set closed_at = $1, restricted = true where id = $2', [closed, second])
  await site.rows(
    `insert into rights.request (municipality, person, kind, unit, language, asked_at, due, state, ends_on)
     values ('1280', $1, 'restriction', $2, 'sv', now(), now(), 'accepted', '2099-01-01')`,
    [second, malmo.unit],
  )
  const { sending } = await applied(site, { choices: [rounds[0] ?? ''], person: first })
  const stands = () => site.rows('select id, closed_at, restricted from people.person order by id = $1 desc', [first])
  const before = await stands()
  expect(before.map(({ restricted }) => restricted)).toEqual([false, true])
  const by = await site.staff('coordinator', malmo.unit)
  const [{ id }] = await pairs()
  const page = `/dubbletter/${id}`
  expect((await by.press(page, { answer: 'same' }, page)).status).toBe(303)
  expect((await stands())[0]).toMatchObject({ id: first, closed_at: null, restricted: true })
  const shut = () => site.rows('select restricted from applications.application where sending = $1', [sending])
  expect(await shut()).toEqual([{ restricted: true }])
  expect((await by.press(page, { answer: 'apart' }, page)).status).toBe(303)
  expect(await stands()).toEqual(before)
  expect(await shut()).toEqual([{ restricted: false }])
})
