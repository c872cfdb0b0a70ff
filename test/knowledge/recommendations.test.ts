import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signForm } from '../../src/platform/sign.ts'
import { type Browser, plain } from '../browser.ts'
import { homeOf, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

const site = await theSite()
const desk = '/redaktion/rekommendationer'
let editor: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  editor = await editorOf(site)
})
afterAll(() => vi.resetModules())

const written = {
  text: 'Två gånger om året.',
  till: 'authority',
  kalla: 'Rådet för etablering 2027',
  avsnitt: '§ 4',
  dag: '2027-02-10',
}
const all = async () => plain(await site.visitor().text('/rekommendationer'))
const begun = async (title: string) =>
  (await must(await editor.press(desk, { rubrik: title }, desk))).replace(/\?.*/, '')
const step = (own: string, gor: string) => editor.press(own, { gor }, `${own}/steg`)

test('a council’s recommendation says whom it is for and what it stands on, and is shown when it does', async () => {
  const own = await begun('Möt kommunerna')
  const fields = { rubrik: 'Möt kommunerna', ...written }
  expect((await editor.press(own, { ...fields, exempel: '/kurser/svetsare' }, own)).status).toBe(422)
  expect((await editor.press(own, { ...fields, nyckeltal: 'Finns inte' }, own)).status).toBe(422)
  await must(await editor.press(own, fields, own))
  const bare = await step(own, 'publish')
  expect(bare.status).toBe(422)
  expect(plain(await bare.text())).toContain('ett gott exempel eller ett nyckeltal')
  expect(await all()).not.toContain('Möt kommunerna')
  await must(await editor.press(own, { ...fields, exempel: 'http://localhost/goda-exempel/boss' }, own))
  await must(await step(own, 'publish'))
  const page = await all()
  expect(page).toMatch(/Möt kommunerna Två gånger om året\. Källa: Rådet för etablering 2027 ?\. Avsnitt § 4\./)
  expect(page).toMatch(/BOSS Till: myndigheter .*Länsstyrelsen Skåne Inte svarat än/)
  await must(await step(own, 'hide'))
  expect(await all()).not.toContain('Möt kommunerna')
  await must(await step(own, 'publish'))
})

test('what an authority has answered is written down, and stands on something', async () => {
  const [{ id }] = await site.rows(`select id from knowledge.recommendation where slug = 'mot-kommunerna'`)
  const own = `${desk}/${id}`
  const answer = (fields: Record<string, string>) =>
    editor.press(own, { vem: organisations.countyBoard, ...fields }, `${own}/svar`)
  expect((await answer({ svar: 'takenUp' })).status).toBe(422)
  expect((await answer({ svar: 'alreadyDone', visar: '/goda-exempel/finns-inte' })).status).toBe(422)
  await must(await answer({ svar: 'takenUp', mal: 'Två möten under 2027' }))
  expect(await all()).toMatch(/Länsstyrelsen Skåne Tar upp Två möten under 2027/)
  await must(await answer({ svar: 'declined', varfor: 'Uppdraget saknas' }))
  expect(await all()).toMatch(/Länsstyrelsen Skåne Avstår Uppdraget saknas/)
  // A municipality answers for itself, and not what was never asked of it.
  const foreign = await editor.press(
    own,
    { vem: homeOf('1280').municipality, svar: 'takenUp', mal: 'x' },
    `${own}/svar`,
  )
  expect(foreign.status).toBe(404)
  const coordinator = await site.staff('coordinator', homeOf('1281').municipality)
  expect((await coordinator.get('/rekommendationer/mot-kommunerna/svar')).status).toBe(404)
})

test('only the region writes them', async () => {
  const malmo = await site.staff('editor', homeOf('1280').municipality)
  expect((await malmo.get(desk)).status).toBe(404)
  expect(await malmo.text('/redaktion')).not.toContain(desk)
  expect(await editor.text('/redaktion')).toContain(desk)
  const [{ id }] = await site.rows(`select id from knowledge.recommendation where number = '6.1'`)
  // Whole forms of their own, to every address of the region's.
  for (const [path, fields] of [
    [desk, { rubrik: 'Egen' }],
    [`${desk}/${id}`, { ...written, rubrik: 'Annat' }],
    [`${desk}/${id}/steg`, { gor: 'hide' }],
    [`${desk}/${id}/svar`, { vem: organisations.countyBoard, svar: 'declined', varfor: 'x' }],
  ] as const) {
    const session = malmo.cookies.get('kp') ?? ''
    const { key, csrf } = signForm(site.services.keys, session, path)
    const sent = await malmo.post(path, [['_key', key], ['_csrf', csrf], ['_version', '1'], ...Object.entries(fields)])
    expect([path, sent.status]).toEqual([path, 404])
  }
  expect(await all()).toContain('Avsnitt 6.1')
})
