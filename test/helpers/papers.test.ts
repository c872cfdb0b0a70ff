import { beforeEach, describe, expect, test } from 'vitest'
import { plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { helping, wish } from './scene.ts'

const site = await theSite()
const { begin, fill, send, invite, helperBy } = helping(site)
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

describe('papers that are asked for', () => {
  const pdf = () =>
    new File(['%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'], 'betyg.pdf', { type: 'application/pdf' })
  /** What the home municipality has asked for since, of an application that a helper with these scopes sent. */
  async function asked(scopes: string[]) {
    const applicant = site.visitor()
    const draft = await begin(applicant)
    const helper = await helperBy(await invite(applicant, draft, { ...wish, scopes }))
    await fill(applicant, draft)
    expect((await send(applicant, draft)).status).toBe(303)
    await site.rows(`update applications.application set state = 'completion', holder = 'applicant'`)
    const [{ id }] = await site.rows(
      `insert into applications.document (municipality, application, item, label, status)
       select municipality, id, 'intyg', 'Intyg från läkare', 'missing' from applications.application returning id`,
    )
    return { helper, paper: `/ombud/papper/${id}` }
  }
  const documents = () =>
    site.rows(`select status, file is not null as filed from applications.document where item = 'intyg'`)

  test('are handed in by a helper who may fill in, and the person sees that they were', async () => {
    const { helper, paper } = await asked(['fill'])
    const page = await helper.text('/ombud')
    expect(page).toContain(paper)
    expect((await helper.press(paper, {})).status).toBe(422)
    const handed = await helper.press(paper, { file: pdf() })
    expect(handed.headers.get('location')).toBe('/ombud?klart=papper')
    expect(await documents()).toEqual([{ status: 'received', filed: true }])
    expect(await site.rows(`select what from helpers.deed where what = 'handedIn'`)).toHaveLength(1)
    expect(await site.rows(`select role from platform.entry where verb = 'send document'`)).toEqual([
      { role: 'helper' },
    ])
    expect((await helper.get(paper)).status).toBe(404)
  })

  test('are nothing to a helper who may only look, nor to anybody else', async () => {
    const { helper, paper } = await asked(['view'])
    expect(await helper.text('/ombud')).not.toContain(paper)
    for (const browser of [helper, site.visitor()]) expect((await browser.get(paper)).status).toBe(404)
    expect(await documents()).toEqual([{ status: 'missing', filed: false }])
  })
})
