import { beforeEach, describe, expect, test } from 'vitest'
import { applied } from '../apply.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { likesOf, malmo, number } from './scene.ts'

const site = await theSite()
const { person, find, pairs } = likesOf(site)
const born = number('19900101', '9802')
const { full, svetsareMars } = roundSamples
const { yrkesskolan, larcentrum } = organisations

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const two = async () => [
  await person({ givenName: 'Fatima', familyName: 'Ahmed', phone: '070-174 06 05' }),
  await person({ givenName: 'فاطمة', familyName: 'احمد', phone: '+46 70 174 06 05' }),
]

describe('a pair', () => {
  test('is found by two of three, inside one municipality, and once', async () => {
    const [one, other] = await two()
    await person({ givenName: 'Fatima', familyName: 'Ahmed', phone: '070-174 06 09' })
    await person({ municipality: '1281', givenName: 'Fatima', familyName: 'Ahmed', phone: '070-174 06 05' })
    await find()
    await find()
    expect((await pairs()).map(({ municipality, first, second }) => [municipality, first, second])).toEqual([
      ['1280', ...[one, other].sort()],
    ])
  })
  test('is found when a name or a number is changed later', async () => {
    const one = await person({ givenName: 'Fatima', familyName: 'Ahmed', identifiers: [born] })
    await person({ givenName: 'Maryam', familyName: 'Noor', identifiers: [{ ...born, kind: 'personnummer' }] })
    await find()
    expect(await pairs()).toEqual([])
    await site.rows(`update people.person set given_name = 'Fadumo', family_name = 'Axmed' where id <> $1`, [one])
    await find()
    expect(await pairs()).toHaveLength(1)
  })
  test('never holds somebody protected, nor shows one who becomes it', async () => {
    const [one] = await two()
    await site.rows('update people.person set handlers = $1 where id = $2', [[crypto.randomUUID()], one])
    await find()
    expect(await pairs()).toEqual([])
    await site.rows('update people.person set handlers = null where id = $1', [one])
    await find()
    const by = await site.staff('caseworker', malmo.unit)
    expect(await by.text('/dubbletter')).toContain('Fatima')
    const [{ id }] = await pairs()
    await site.rows('update people.person set handlers = $1 where id = $2', [[crypto.randomUUID()], one])
    expect(await by.text('/dubbletter')).not.toContain('Fatima')
    expect((await by.get(`/dubbletter/${id}`)).status).toBe(404)
  })
  test('is found through the index of keys, however many there are', async () => {
    const [{ body, settings }] = await site.rows(
      `select prosrc as body, proconfig as settings from pg_proc where oid = 'duplicates.alike(uuid[])'::regprocedure`,
    )
    await site.db.query('begin')
    try {
      // As the function does it: with its owner's eyes, under row security, and with its own settings.
      await site.db.query('set local role kp_owner; set local plan_cache_mode = force_generic_plan')
      for (const setting of settings) await site.db.query('select set_config($1, $2, true)', setting.split('='))
      await site.db.query(`prepare alike (uuid[]) as ${body.replace('any (people)', 'any ($1)')}`)
      const { rows } = await site.db.query(`explain execute alike ('{}')`)
      await site.db.query('deallocate alike')
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Bitmap Index Scan on likeness_keys\b/)
    } finally {
      await site.db.query('rollback')
    }
  })
})

describe('a human', () => {
  test('compares side by side and says that they are different: remembered, each reading in the log', async () => {
    const [one] = await two()
    await find()
    const [{ id }] = await pairs()
    const by = await site.staff('caseworker', malmo.unit)
    const html = await by.text(`/dubbletter/${id}`)
    for (const words of ['Skiljer sig', 'Inga ansökningar.', '<h2>Är det samma person?</h2>'])
      expect(html).toContain(words)
    expect((await by.submit(html, { answer: 'different' }, `/dubbletter/${id}`)).status).toBe(303)
    expect(await by.text(`/dubbletter/${id}`)).toContain('<h2>Ert svar</h2>')
    await site.rows('update duplicates.likeness set stale = true')
    await find()
    expect((await pairs()).map(({ state }) => state)).toEqual(['different'])
    const looks = await site.rows(
      `select verb from platform.entry where person = $1 and account is not null order by seq`,
      [one],
    )
    expect(looks.map(({ verb }) => verb)).toContain('duplicate different')
    expect(looks.map(({ verb }) => verb)).toContain('read')
  })
  test('of another unit, municipality or role does not see it', async () => {
    await two()
    await find()
    const [{ id }] = await pairs()
    const others = [
      await site.staff('caseworker', malmo.labour),
      await site.staff('manager', malmo.unit),
      await site.staff('payer', organisations.employmentService),
    ]
    for (const other of others) expect((await other.get(`/dubbletter/${id}`)).status).toBe(404)
    expect((await (await site.staff('coordinator', malmo.unit)).get(`/dubbletter/${id}`)).status).toBe(200)
  })
})

test('two open applications for the same start are never merged: one is ended first', async () => {
  const [one = '', other = ''] = await two()
  for (const who of [one, other]) await applied(site, { choices: [svetsareMars.id], person: who })
  await find()
  const [{ id }] = await pairs()
  const by = await site.staff('caseworker', malmo.unit)
  const answer = await by.press(`/dubbletter/${id}`, { answer: 'same' }, `/dubbletter/${id}`)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('samma kursstart')
  expect(await site.rows('select count(distinct person)::int as n from applications.application')).toEqual([{ n: 2 }])
  expect(await site.rows('select 1 from duplicates.merge')).toEqual([])
})

describe('a school', () => {
  const applicants = async (choices: [string, string]) => {
    for (const [place, municipality] of ['1280', '1281'].entries()) {
      const who = await person({
        municipality,
        givenName: place ? 'Fadumo' : 'Fatima',
        familyName: 'Ahmed',
        identifiers: [born],
      })
      await applied(site, { municipality, choices: [choices[place] ?? ''], person: who })
    }
    await find()
  }
  test('sees two of its own applicants with one number, also from two municipalities, and no number', async () => {
    await applicants([svetsareMars.id, svetsareMars.id])
    const officer = await site.staff('admissionOfficer', yrkesskolan)
    const html = await officer.text('/dubbletter')
    for (const name of ['Fatima', 'Fadumo']) expect(html).toContain(name)
    expect(html).not.toContain(born.value.slice(8))
    expect(await (await site.staff('caseworker', malmo.unit)).text('/dubbletter')).not.toContain('Fadumo')
    expect(await pairs()).toEqual([])
  })
  test('sees nothing of who applied elsewhere: its marks are made with a key of its own', async () => {
    await applicants([svetsareMars.id, full.id])
    for (const school of [yrkesskolan, larcentrum])
      expect(await (await site.staff('admissionOfficer', school)).text('/dubbletter')).toContain('Inga av era sökande')
    expect(await site.rows('select count(distinct mark)::int as n from duplicates.mark')).toEqual([{ n: 2 }])
  })
})
