import { beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../test/browser.ts'
import { plantCourses, plantSkane, roundSamples } from '../../test/plant.ts'
import { theSite } from '../../test/site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})
const welder = `/ansok/${roundSamples.svetsareMars.id}`
type Fields = Record<string, string>
const name: Fields = { given: 'Fatima', family: 'Haddad', hasNumber: 'yes', number: '19900101-9802' }
const contact: Fields = { channel: 'sms', phone: '070-174 06 05', language: 'ar' }

async function begin(visitor = site.visitor()) {
  const answer = await visitor.press(welder, { draft: 'new' }, welder)
  const to = answer.headers.get('location') ?? ''
  return { visitor, draft: to, answer }
}
const drafts = () => site.rows('select * from apply.draft')

describe('a draft', () => {
  test('begins without an account and leads from question to question', async () => {
    const { visitor, draft } = await begin()
    expect((await visitor.get(draft)).headers.get('location')).toBe(`${draft}/namn`)
    const next = await visitor.press(`${draft}/namn`, name, `${draft}/namn`)
    expect(next.headers.get('location')).toBe(`${draft}/kontakt`)
    expect((await visitor.press(`${draft}/kontakt`, contact, `${draft}/kontakt`)).headers.get('location')).toBe(
      `${draft}/hemkommun`,
    )
  })

  test('holds nothing that can be read in the database', async () => {
    const { visitor, draft } = await begin()
    await visitor.press(`${draft}/namn`, name, `${draft}/namn`)
    const [row] = await drafts()
    expect(row.sealed.toString('latin1')).not.toContain('Fatima')
    expect(JSON.stringify(row)).not.toContain('Fatima')
  })

  test('is seen by nobody but its writer', async () => {
    const { draft } = await begin()
    expect((await site.visitor().get(`${draft}/namn`)).status).toBe(404)
    const { unit } = (
      await site.rows(`select id as unit from organisations.organisation where kind = 'unit' limit 1`)
    )[0]
    const caseworker = await site.staff('caseworker', unit)
    expect((await caseworker.get(`${draft}/namn`)).status).toBe(404)
    expect((await caseworker.press(welder, { draft: draft.slice(8) }, welder)).status).toBe(404)
  })

  test('says what to do beside each field and keeps what was typed', async () => {
    const { visitor, draft } = await begin()
    const refused = await visitor.press(
      `${draft}/namn`,
      { ...name, given: '', number: '19900101-9803' },
      `${draft}/namn`,
    )
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Skriv ditt förnamn.')
    expect(page).toContain('value="Haddad"')
    const wrong = await visitor.press(`${draft}/namn`, { ...name, number: '19900101-9803' }, `${draft}/namn`)
    expect(plain(await wrong.text())).toContain('Någon siffra stämmer inte')
    expect((await drafts())[0].version).toBe(1)
  })

  test('is continued on another telephone by its code, and the first browser loses it', async () => {
    const { visitor, draft } = await begin()
    await visitor.press(`${draft}/namn`, name, `${draft}/namn`)
    const saved = await visitor.press(`${draft}/kontakt`, {}, `${draft}/spara`)
    const [, code = ''] = /data-text="([^"]+)"/.exec(await saved.text()) ?? []
    const other = site.visitor()
    expect((await other.press('/utkast', { code: code.toLowerCase() }, '/utkast')).headers.get('location')).toBe(draft)
    expect(await other.text(`${draft}/namn`)).toContain('value="Fatima"')
    expect((await visitor.get(`${draft}/namn`)).status).toBe(404)
    expect((await other.press('/utkast', { code: 'AAAAA-BBBBB' }, '/utkast')).status).toBe(422)
  })

  test('changed in two windows shows what holds now', async () => {
    const { visitor, draft } = await begin()
    const page = await visitor.text(`${draft}/namn`)
    await visitor.press(`${draft}/namn`, name, `${draft}/namn`)
    const second = await visitor.submit(page, { ...name, given: 'Amina' }, `${draft}/namn`)
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('i ett annat fönster')
  })

  test('takes up to five courses in an order that can be changed', async () => {
    const { visitor, draft } = await begin()
    const open = Object.values(roundSamples).filter(
      ({ intake, entryDate }) => intake === 'open' && entryDate >= '2027-03-01',
    )
    const [first, second] = open
    await visitor.press(`/ansok/${second?.id}`, { draft: draft.slice(8) }, `/ansok/${second?.id}`)
    const raised = await visitor.submit(
      await visitor.text(`${draft}/kontrollera`),
      { round: second?.id ?? '', act: 'raise' },
      `${draft}/val`,
    )
    expect(raised.status).toBe(303)
    const page = plain(await visitor.text(`${draft}/kontrollera`))
    expect(page.indexOf('Första val')).toBeLessThan(page.indexOf('Val 2'))
    expect(first).toBeDefined()
  })

  test('keeps a good file when another one is refused', async () => {
    const { visitor, draft } = await begin()
    const good = new File(
      [Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')],
      'betyg.pdf',
    )
    const bad = new File(['MZ not a picture'], 'foto.png')
    const answer = await visitor.press(`${draft}/papper`, { f_betyg: good, f_other: bad }, `${draft}/papper`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('betyg.pdf')
    expect((await site.rows('select name from apply.draft_file')).map((row) => row.name)).toEqual(['betyg.pdf'])
  })

  test('is reminded on day 23, and on day 30 it and its files are gone', async () => {
    const { visitor, draft } = await begin()
    await visitor.press(`${draft}/kontakt`, contact, `${draft}/kontakt`)
    const night = async (name: string) => {
      await site.rows(`select graphile_worker.add_job($1, '{}')`, [name])
      await site.runJobs()
    }
    site.wait(22)
    await night('remindDrafts')
    expect(await site.rows('select * from apply.notice')).toHaveLength(0)
    site.wait(1)
    await night('remindDrafts')
    await night('remindDrafts')
    expect(await site.rows('select * from apply.notice')).toHaveLength(1)
    site.wait(7)
    await night('endDrafts')
    expect(await drafts()).toEqual([])
    expect((await site.rows('select drafts, files from apply.deleted'))[0]).toEqual({ drafts: 1, files: 0 })
    site.wait(-30)
  })
})

test('a round that cannot be applied to says so and leads on', async () => {
  const paused = Object.values(roundSamples).find(({ intake }) => intake === 'paused')
  const page = await site.visitor().get(`/ansok/${paused?.id}`)
  expect(plain(await page.text())).toContain('Det går inte att söka den här starten nu')
  expect((await site.visitor().get('/ansok/00000000-0000-4000-8000-000000000000')).status).toBe(404)
})
