import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publishDuePosts } from '../../src/knowledge/acts/posts.ts'
import { slugOf } from '../../src/knowledge/domain/post.ts'
import { type Browser, type Fields, plain } from '../browser.ts'
import { homeOf, plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

const site = await theSite()
let editor: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
  editor = await editorOf(site)
})
afterAll(() => vi.resetModules())

const step = (own: string, gor: string, more: Fields = {}) => editor.press(own, { gor, ...more }, `${own}/steg`)
const fields = (title: string, text: string): Fields => ({
  rubrik: title,
  ingress: 'Fyrtio personer möttes.',
  text,
  forfattare: 'Anna Berg',
  sidansvarig: 'Redaktionen',
  amnen: 'möten',
})
async function written(title: string, text = '## Så gjorde vi\n\n- ett\n- två\n\n> citat'): Promise<string> {
  const own = await must(await editor.press('/redaktion', { rubrik: title }, '/redaktion'))
  await must(await editor.press(own, fields(title, text), own))
  return own
}
async function out(title: string): Promise<string> {
  const own = await written(title)
  for (const gor of ['submit', 'approve', 'publish']) await must(await step(own, gor))
  return own
}
const read = (slug: string, language = 'sv') => site.visitor().text(`/kunskap/${slug}?sprak=${language}`)
const noise = (width: number) =>
  sharp({ create: { width, height: 600, channels: 3, background: '#024f56' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Skånegatan 1' } })
    .toBuffer()

test('a post says who answers for it, when it came and what was changed', async () => {
  const own = await out('Ett besök i Åre')
  const shown = plain(await read('ett-besok-i-are'))
  expect(shown).toMatch(/Av Anna Berg, .+\. Publicerad mån 1 mars 2027/)
  expect(shown).toContain('Sidansvarig: Redaktionen. Redaktör: editor prov.')
  const silent = await editor.press(own, fields('Ett besök i Åre', 'Ny text.'), own)
  expect(silent.status).toBe(422)
  expect(plain(await silent.text())).toContain('Skriv vad du har ändrat')
  site.wait(1)
  await must(await editor.press(own, { ...fields('Ett besök i Åre', 'Ny text.'), andrat: 'Antalet är rättat.' }, own))
  expect(plain(await read('ett-besok-i-are'))).toContain('Uppdaterad tis 2 mars 2027. Antalet är rättat.')
})

test('11: when the Swedish changes, the Arabic is outdated the same moment and still readable', async () => {
  const own = await out('Två språk')
  const arabic = `${own}/sprak/ar`
  const words = { rubrik: 'لغتان', ingress: 'مقدمة', text: 'نص قصير', lage: 'approved' }
  await must(await editor.press(arabic, words, arabic))
  expect(await read('tva-sprak', 'ar')).toMatch(/<div lang="ar" dir="rtl"><p>نص قصير/)
  expect(plain(await editor.text(own))).not.toContain('Inaktuell')
  await must(await editor.press(own, { ...fields('Två språk', 'Ändrad.'), andrat: 'Allt' }, own))
  const shown = await read('tva-sprak', 'ar')
  expect(shown).toContain('نص قصير')
  expect(plain(shown)).toContain('تغيّر النص السويدي')
  expect(plain(await editor.text(own))).toContain('Inaktuell')
  expect(await read('tva-sprak')).toContain('hreflang="ar"')
})

test('a picture is drawn anew, light and without where it was taken; it is closed until the post is out', async () => {
  const own = await written('Med bild', 'Före.\n\n[bild 1]\n\nEfter.')
  const page = `${own}/bilder`
  const picture = new File([await noise(1600)], 'möte.jpg', { type: 'image/jpeg' })
  const bare = await editor.press(page, { bild: picture, alt: '', foto: '' }, page)
  expect(bare.status).toBe(422)
  expect(plain(await bare.text())).toMatch(/Skriv vad bilden visar.*Skriv vem som har tagit bilden/)
  const script = new File(['<svg onload=alert(1)>'], 'x.jpg')
  expect((await editor.press(page, { bild: script, alt: 'a', foto: 'b' }, page)).status).toBe(422)
  await must(await editor.press(page, { bild: picture, alt: 'Två bord', bildtext: 'Malmö', foto: 'Ali Ek' }, page))
  const [{ id, width, size }] = await site.rows('select id, width, size from knowledge.post_image')
  expect([width, size < 61_440]).toEqual([1200, true])
  const address = `/kunskap/bild/${id}`
  expect((await site.visitor().get(address)).status).toBe(404)
  for (const gor of ['submit', 'approve', 'publish']) await must(await step(own, gor))
  const answer = await site.visitor().get(address)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).exif).toBeUndefined()
  const shown = await read('med-bild')
  expect(shown).toMatch(/Före[\s\S]*<img src="\/kunskap\/bild\/[^>]*alt="Två bord"[\s\S]*Foto: Ali Ek[\s\S]*Efter/)
  const one = `${page}/${id}`
  await must(await editor.press(one, {}, `${one}/bort`))
  expect((await site.visitor().get(address)).status).toBe(404)
})

test('a post goes out at its hour, and its address is never another’s', async () => {
  const own = await written('På morgonen')
  await must(await step(own, 'submit'))
  await must(await step(own, 'approve'))
  await must(await step(own, 'publish', { dag: '2027-03-10', tid: '9.30' }))
  expect(plain(await editor.text(own))).toContain('Publiceras ons 10 mars 2027 kl. 09.30')
  site.clock.now = new Date('2027-03-10T08:29:00Z')
  await publishDuePosts(site.services)
  expect((await site.visitor().get('/kunskap/pa-morgonen')).status).toBe(404)
  site.clock.now = new Date('2027-03-10T08:31:00Z')
  await publishDuePosts(site.services)
  expect((await site.visitor().get('/kunskap/pa-morgonen')).status).toBe(200)
  await must(await step(own, 'unpublish'))
  const gone = await site.visitor().get('/kunskap/pa-morgonen')
  expect(gone.status).toBe(410)
  expect(plain(await gone.text())).toContain('Redaktionen tog bort det ons 10 mars 2027')
  expect((await editor.press('/redaktion', { rubrik: 'På morgonen' }, '/redaktion')).status).toBe(422)
})

test('what it belongs with is named by itself, and nothing else is linked', async () => {
  const own = await out('Hör ihop')
  const page = `${own}/lankar`
  const [{ slug, title }] = await site.rows('select slug, title from courses.course order by title limit 1')
  await must(await editor.press(page, { adress: `https://knutpunkt.exempel.se/kurser/${slug}?x=1` }, page))
  await must(await editor.press(page, { adress: '/siffror/kommun/malmo' }, page))
  expect((await editor.press(page, { adress: 'javascript:alert(1)' }, page)).status).toBe(422)
  expect((await editor.press(page, { adress: '/kurser/finns-inte' }, page)).status).toBe(422)
  const shown = await read('hor-ihop')
  expect(shown).toContain(`<a href="/kurser/${slug}">${title}</a>`)
  expect(shown).toContain('<a href="/siffror/kommun/malmo">Malmö</a>')
  // From the other end too.
  const [example] = await site.rows(`select slug from knowledge.example where stage in ('published', 'grey') limit 1`)
  await must(await editor.press(page, { adress: `/goda-exempel/${example.slug}` }, page))
  expect(await site.visitor().text(`/goda-exempel/${example.slug}`)).toContain('<a href="/kunskap/hor-ihop">')
})

test('a municipality’s editor writes its own and sees no other’s', async () => {
  const own = await written('Regionens eget')
  const malmo = await site.staff('editor', homeOf('1280').municipality)
  expect((await malmo.get(own)).status).toBe(404)
  const theirs = await must(await malmo.press('/redaktion', { rubrik: 'Malmös eget' }, '/redaktion'))
  expect(plain(await malmo.text('/redaktion'))).not.toContain('Regionens eget')
  expect((await editor.get(theirs)).status).toBe(200)
  expect(slugOf('Malmös eget')).toBe('malmos-eget')
})
