import { beforeEach, expect, test } from 'vitest'
import { plain } from '../../test/browser.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../../test/plant.ts'
import { theSite } from '../../test/site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})
const round = roundSamples.svetsareMars.id
const malmo = homeOf('1280')
type Visitor = ReturnType<typeof site.visitor>
const pages: [string, Record<string, string>][] = [
  ['namn', { given: 'Fatima', family: 'Haddad', hasNumber: 'yes', number: '19900101-9802' }],
  ['kontakt', { channel: 'sms', phone: '070-174 06 05', language: 'ar' }],
  ['hemkommun', { has: 'yes', municipality: '1280' }],
  ['krav', { c_sfi_c: 'no' }],
  ['papper', {}],
]
const consent: [string, Record<string, string>] = ['samtycke', { said: 'yes', language: 'prs', channel: 'spoken' }]

async function fill(visitor: Visitor, answers = pages) {
  const begun = await visitor.press(`/ansok/${round}`, { draft: 'new' }, `/ansok/${round}`)
  const draft = begun.headers.get('location') ?? ''
  for (const [page, fields] of answers) {
    const answer = await visitor.press(`${draft}/${page}`, fields, `${draft}/${page}`)
    if (answer.status !== 303) throw new Error(`${page}: ${answer.status} ${plain(await answer.text()).slice(0, 800)}`)
  }
  return draft
}
const send = (visitor: Visitor, draft: string, fields: Record<string, string> = { seen: 'yes' }) =>
  visitor.press(`${draft}/kontrollera`, fields, `${draft}/kontrollera`)
const applications = () => site.rows('select * from applications.application')

test('anybody applies without an account and gets a number and a code', async () => {
  const visitor = site.visitor()
  const draft = await fill(visitor)
  expect(plain(await visitor.text(`${draft}/kontrollera`))).toContain('Inte uppfyllt än: Du är klar med SFI kurs C')
  const sent = await send(visitor, draft)
  expect(sent.status).toBe(303)
  const receipt = plain(await visitor.follow(sent))
  const [application] = await applications()
  expect(receipt).toContain(`${application.receipt.slice(0, 4)}-${application.receipt.slice(4)}`)
  expect(receipt).toContain('Nu läser Malmö stad din ansökan')
  expect(application).toMatchObject({ municipality: '1280', unit: malmo.unit, eligibility: 'maybe', rank: 1 })
  expect(await site.rows('select * from apply.draft')).toEqual([])
  expect((await site.rows('select home_source from people.person'))[0].home_source).toBe('stated')
})

test('number and code let the applicant in to the own application, a wrong code does not', async () => {
  const visitor = site.visitor()
  const sent = await send(visitor, await fill(visitor))
  const page = await visitor.follow(sent)
  const [, number = '', code = ''] = /data-text="([^"]+)"[\s\S]*data-text="([^"]+)"/.exec(page) ?? []
  const { findBySending } = await import('./newcomer.ts')
  const receipt = number.replace('-', '')
  const account = await findBySending(site.services, { receipt, code })
  expect((await site.rows('select kind, level from accounts.account where id = $1', [account]))[0]).toEqual({
    kind: 'newcomer',
    level: 'code',
  })
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await findBySending(site.services, { receipt, code: wrong })).toBeUndefined()
  expect(await findBySending(site.services, { receipt: '22222222', code })).toBeUndefined()
})

test('sending twice gives one application and the same receipt', async () => {
  const visitor = site.visitor()
  const draft = await fill(visitor)
  const page = await visitor.text(`${draft}/kontrollera`)
  const both = await Promise.all([1, 2].map(() => visitor.submit(page, { seen: 'yes' }, `${draft}/kontrollera`)))
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(both[0]?.headers.get('location')).toBe(both[1]?.headers.get('location'))
  expect(await applications()).toHaveLength(1)
})

test('nothing is sent before one has read who sees it', async () => {
  const visitor = site.visitor()
  const draft = await fill(visitor)
  const refused = await send(visitor, draft, {})
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('Läs vilka som ser ansökan')
  expect(await applications()).toEqual([])
})

test('a teacher sends for a person only when the person has said yes, and the person stays followed', async () => {
  const teacher = await site.staff('sfiTeacher', malmo.unit)
  const draft = await fill(teacher)
  const refused = await send(teacher, draft)
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('Personens ja (samtycke) saknas.')
  expect(await applications()).toEqual([])
  const page = await teacher.press(`${draft}/samtycke`, { language: 'prs' }, `${draft}/samtycke`)
  expect(plain(await page.text())).toContain('Fråga personen först')
  await teacher.press(`${draft}/samtycke`, consent[1], `${draft}/samtycke`)
  expect((await send(teacher, draft)).status).toBe(303)
  const [application] = await applications()
  expect(application).toMatchObject({
    started_as: 'sfiTeacher',
    started_by: teacher.account,
    followers: [teacher.account],
  })
  expect((await site.rows('select kind, language, channel from people.consent'))[0]).toEqual({
    kind: 'S1',
    language: 'prs',
    channel: 'spoken',
  })
})

test('a caseworker who sends for the same person and start again is led to the first', async () => {
  const caseworker = await site.staff('caseworker', malmo.unit)
  await send(caseworker, await fill(caseworker, [...pages, consent]))
  const again = await send(caseworker, await fill(caseworker, [...pages, consent]))
  expect(again.status).toBe(409)
  expect(plain(await again.text())).toContain('Ansökan finns redan')
  expect(await applications()).toHaveLength(1)
  expect(await site.rows('select id from people.person')).toHaveLength(1)
})

test('a visitor with a number that is known learns nothing of it', async () => {
  const caseworker = await site.staff('caseworker', malmo.unit)
  await send(caseworker, await fill(caseworker, [...pages, consent]))
  const visitor = site.visitor()
  expect((await send(visitor, await fill(visitor))).status).toBe(303)
  expect(await site.rows('select id from people.person')).toHaveLength(2)
})

test('without a home municipality the one that arranges the course takes it', async () => {
  const visitor = site.visitor()
  const draft = await fill(visitor, [
    pages[0],
    pages[1],
    ['hemkommun', { has: 'no' }],
    pages[3],
    pages[4],
  ] as typeof pages)
  expect((await send(visitor, draft)).status).toBe(303)
  expect((await applications())[0].municipality).toBe(roundSamples.svetsareMars.huvudman)
})

test('files sent with the draft belong to the application', async () => {
  const visitor = site.visitor()
  const file = new File(
    [Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')],
    'betyg.pdf',
  )
  const draft = await fill(visitor, pages.slice(0, 4))
  await visitor.press(`${draft}/papper`, { f_betyg: file }, `${draft}/papper`)
  await send(visitor, draft)
  expect((await site.rows('select name from applications.file'))[0].name).toBe('betyg.pdf')
  expect((await site.rows(`select status from applications.document where item = 'betyg'`))[0].status).toBe('received')
})
