import { beforeAll, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})
const { svetsareMars } = roundSamples

/** The link that a counsellor gets for a person. */
async function linkFor(path: string, language: string): Promise<string> {
  const counsellor = await site.staff('studyCounsellor', organisations.malmo.unit)
  const page = await counsellor.follow(await counsellor.press(path, { language }))
  return /\/delad-kurs\/[\w-]{43}\?sprak=\w+/.exec(page)?.[0] ?? ''
}

test('a course is read without an account, in the person’s language', async () => {
  const link = await linkFor('/kurser/svetsare/dela', 'en')
  expect(link).toMatch(/\?sprak=en$/)
  const page = await site.visitor().text(link)
  expect(page).toContain('<html lang="en"')
  expect(plain(page)).toContain('Somebody who helps you thinks that this course suits you.')
  expect(plain(page)).toContain('Welder with Swedish')
})

test('a start is shared with its way to apply, and a link without its language finds it', async () => {
  const link = await linkFor(`/kurser/svetsare/${svetsareMars.id}/dela`, 'ar')
  expect(await site.visitor().text(link)).toContain(`/ansok/${svetsareMars.id}`)
  const answer = await site.visitor().get(link.replace(/\?.*/, ''))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, link])
})

test('the link ends after thirty days, and a forged one never was', async () => {
  const link = await linkFor('/kurser/svetsare/dela', 'sv')
  site.wait(29)
  expect((await site.visitor().get(link)).status).toBe(200)
  site.wait(2)
  for (const path of [link, `/delad-kurs/${'a'.repeat(43)}`, '/delad-kurs/x']) {
    const answer = await site.visitor().get(path)
    expect(answer.status).toBe(404)
    expect(plain(await answer.text())).toMatch(/Länken gäller inte längre/)
  }
  site.clock.now = new Date('2027-03-01T09:00:00Z')
})

test('only those who advise can share, and each sees only the own links', async () => {
  const officer = await site.staff('admissionOfficer', organisations.yrkesskolan)
  expect((await officer.get('/kurser/svetsare/dela')).status).toBe(404)
  expect(await officer.text('/kurser/svetsare')).not.toContain('/dela')
  const counsellor = await site.staff('studyCounsellor', organisations.malmo.unit)
  const made = (await counsellor.press('/kurser/svetsare/dela', { language: 'so' })).headers.get('location') ?? ''
  expect((await counsellor.get(made)).status).toBe(200)
  const colleague = await site.staff('studyCounsellor', organisations.malmo.unit)
  expect((await colleague.get(made)).status).toBe(404)
  expect((await counsellor.press('/kurser/svetsare/dela', { language: 'xx' })).status).toBe(422)
})

test('sharing says nothing of the person: language, course and sender are all that is kept', async () => {
  const [row] = await site.rows('select * from courses.share limit 1')
  expect(Object.keys(row).sort()).toEqual([
    'course',
    'ends_at',
    'id',
    'language',
    'made_at',
    'made_by',
    'organisation',
    'round',
  ])
})
