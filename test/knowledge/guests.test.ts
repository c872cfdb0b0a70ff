import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tendGuests } from '../../src/knowledge/acts/guests.ts'
import { thePost } from '../accounts/post.ts'
import { type Browser, plain } from '../browser.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
let editor: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  editor = await editorOf(site)
})
afterAll(() => vi.resetModules())

const mails = async () => {
  await site.runJobs()
  return post.mails.splice(0)
}
const linkIn = (text = '') => new URL(/http\S+\/gastinlagg\/\S+/.exec(text)?.[0] ?? 'http://x').pathname
async function invited(title: string) {
  await mails()
  const fields = { namn: 'Sara Lind', mejl: 'sara@exempel.se', rubrik: title, uppdrag: 'Berätta om MötIs.' }
  const own = (await must(await editor.press('/redaktion/gaster', fields, '/redaktion/gaster'))).replace(
    /gaster\/([^?]+).*/,
    '$1',
  )
  const [letter] = await mails()
  return { own, guest: linkIn(letter), letter }
}
const stateOf = (own: string) => own.replace('/redaktion/', '/redaktion/gaster/')
const words = (body: string) => ({
  rubrik: 'MötIs i Skurup',
  ingress: 'Vi möts på isen.',
  text: body,
  forfattare: 'Sara Lind',
  organisation: 'Skurups kommun',
})
const stage = async (own: string) =>
  (await site.rows('select stage from knowledge.post where id = $1', [own.split('/').at(-1)]))[0]?.stage
const step = (own: string, gor: string) => editor.press(own, { gor }, `${own}/steg`)

test('10: what the editor changed is not published until the guest has said yes to it', async () => {
  const { own, guest, letter } = await invited('Om MötIs')
  expect(letter).toContain('Berätta om MötIs.')
  const sara = site.visitor()
  // Opening the link does nothing.
  expect(plain(await sara.text(guest))).toContain('bjuder in dig')
  expect(await stage(own)).toBe('invited')
  await must(await sara.press(guest, { gor: 'accept' }, `${guest}/steg`))
  await must(await sara.press(guest, words('Första stycket.\n\nAndra stycket.'), guest))
  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  expect(await stage(own)).toBe('submitted')

  const page = `${own}/granska`
  await must(await editor.press(page, { stycke: '2', not: 'Hur många kom?' }, page))
  await must(await step(own, 'return'))
  expect(await mails()).toEqual([expect.stringContaining('skrivit till dig vid styckena')])
  expect(plain(await sara.text(guest))).toMatch(/Stycke 2: Hur många kom\?/)
  await must(await sara.press(guest, words('Första stycket.\n\nFyrtio kom.'), guest))
  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))

  const edited = { ...words('Första stycket.\n\nÖver fyrtio kom.'), sidansvarig: 'Redaktionen', amnen: 'möten' }
  await must(await editor.press(own, edited, own))
  const refused = await step(own, 'approve')
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toContain('gästens ja till texten')
  site.wait(1)
  expect((await mails()).filter((mail) => mail.includes('To: sara@'))).toEqual([
    expect.stringContaining('Texten publiceras inte förrän du har sagt ja'),
  ])
  const seen = plain(await sara.text(guest))
  expect(seen).toContain('Borttaget Fyrtio kom.')
  expect(seen).toContain('Nytt Över fyrtio kom.')

  // A page drawn before the last change says yes to nothing.
  const old = await sara.text(guest)
  await must(await editor.press(own, { ...edited, text: 'Första stycket.\n\nNästan fyrtio kom.' }, own))
  expect((await sara.submit(old, {}, `${guest}/ja`)).status).toBe(409)
  expect((await step(own, 'approve')).status).toBe(422)
  await must(await sara.press(guest, {}, `${guest}/ja`))
  await must(await step(own, 'approve'))
  await must(await step(own, 'publish'))
  const shown = plain(await site.visitor().text('/kunskap/om-motis'))
  expect(shown).toContain('Av Sara Lind, Skurups kommun')
  expect(shown).toContain('Nästan fyrtio kom.')
  expect((await mails()).at(-1)).toContain('/kunskap/om-motis')
  expect(
    (await site.rows('select guest_sealed from knowledge.post where slug = $1', ['om-motis']))[0]?.guest_sealed,
  ).toBe(null)
  const change = await editor.press(own, { ...edited, text: 'Allt är bra.', andrat: 'Texten' }, own)
  expect(change.status).toBe(422)
  expect(plain(await change.text())).toContain('Avpublicera det först')
})

test('an unanswered invitation is reminded of once and ends after thirty days; a new link takes its place', async () => {
  const { own, guest } = await invited('Obesvarad')
  const night = async (days: number) => {
    site.wait(days)
    await tendGuests(site.services)
    return mails()
  }
  expect(await night(19)).toEqual([])
  expect(await night(1)).toEqual([expect.stringContaining('Om tio dagar går inbjudan ut')])
  expect(await night(1)).toEqual([])
  expect(await night(9)).toEqual([expect.stringContaining('har gått ut')])
  expect(await stage(own)).toBe('expired')
  const late = site.visitor()
  expect(plain(await late.text(guest))).toContain('Inbjudan har gått ut')
  await must(await editor.press(stateOf(own), { namn: 'Sara Lind', mejl: 'sara@exempel.se' }, stateOf(own)))
  expect((await late.get(guest)).status).toBe(404)
  const again = linkIn((await mails())[0])
  expect(again).not.toBe(guest)
  await must(await late.press(again, { gor: 'accept' }, `${again}/steg`))
  expect(await stage(own)).toBe('draft')
})

test('a link that nobody made opens nothing, and one cannot write when it is not one’s turn', async () => {
  expect((await site.visitor().get(`/gastinlagg/${'a'.repeat(43)}`)).status).toBe(404)
  const { guest } = await invited('För tidigt')
  const sara = site.visitor()
  const html = await sara.text(guest)
  const early = html.replaceAll(`${guest}/steg`, guest)
  expect([400, 409]).toContain((await sara.submit(early, words('x'), guest)).status)
})

const drawing = async () =>
  new File(
    [
      await sharp({ create: { width: 90, height: 60, channels: 3, background: '#024f56' } })
        .png()
        .toBuffer(),
    ],
    'is.png',
  )
test('a guest’s pictures have words and a credit, are the guest’s own while they write, and wait for no second yes', async () => {
  const { own, guest } = await invited('Med bilder')
  const sara = site.visitor()
  const page = `${guest}/bilder`
  // Nobody has begun to write: there is nothing to put pictures in yet.
  expect((await sara.get(page)).status).toBe(404)
  await must(await sara.press(guest, { gor: 'accept' }, `${guest}/steg`))
  await must(await sara.press(guest, words('Före.\n\n[bild 1]\n\nEfter.'), guest))
  const bild = await drawing()
  const bare = await sara.press(page, { bild, alt: '', foto: '' }, page)
  expect(bare.status).toBe(422)
  expect(plain(await bare.text())).toMatch(/Skriv vad bilden visar.*Skriv vem som har tagit bilden/)
  await must(await sara.press(page, { bild, alt: 'Isen i Skurup', bildtext: 'Vintern', foto: 'Sara Lind' }, page))
  const [{ id }] = await site.rows(
    'select i.id from knowledge.post_image i join knowledge.post p on p.id = i.post where p.slug = $1',
    ['med-bilder'],
  )
  expect(await sara.text(page)).toContain(`/bild/${id}" alt="Isen i Skurup"`)
  expect((await sara.get(`${guest}/bild/${id}`)).headers.get('content-type')).toBe('image/webp')
  // Another guest's link changes nothing here.
  const other = await invited('En annan')
  await must(await sara.press(other.guest, { gor: 'accept' }, `${other.guest}/steg`))
  expect((await sara.get(`${other.guest}/bilder/${id}`)).status).toBe(404)
  expect((await site.visitor().get(`${other.guest}/bild/${id}`)).status).toBe(404)
  await must(await sara.press(`${page}/${id}`, { alt: 'Isen', foto: 'S. Lind' }, `${page}/${id}`))

  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  expect((await sara.get(page)).status).toBe(404)
  const edited = { ...words('Före.\n\n[bild 1]\n\nEfter.'), sidansvarig: 'Redaktionen' }
  await must(await editor.press(own, edited, own))
  await must(await step(own, 'approve'))
  await must(await step(own, 'publish'))
  const shown = await site.visitor().text('/kunskap/med-bilder')
  expect(shown).toMatch(/Före[\s\S]*<img src="\/kunskap\/bild\/[^>]*alt="Isen"[\s\S]*Foto: S. Lind[\s\S]*Efter/)
})

test('what an editor does with a guest’s picture is asked about again; what the guest takes away is gone', async () => {
  const { own, guest } = await invited('Annan bild')
  const sara = site.visitor()
  const page = `${guest}/bilder`
  await must(await sara.press(guest, { gor: 'accept' }, `${guest}/steg`))
  await must(await sara.press(guest, words('Text.'), guest))
  for (const alt of ['Ett', 'Två'])
    await must(await sara.press(page, { bild: await drawing(), alt, foto: 'Sara' }, page))
  const [one, two] = await site.rows(
    `select i.id from knowledge.post_image i join knowledge.post p on p.id = i.post where p.slug = 'annan-bild' order by i.place`,
  )
  await must(await sara.press(`${page}/${two.id}`, {}, `${page}/${two.id}/bort`))
  expect((await sara.get(`${guest}/bild/${two.id}`)).status).toBe(404)
  await must(await sara.press(guest, { gor: 'submit' }, `${guest}/steg`))
  const desk = `${own}/bilder/${one.id}`
  await must(await editor.press(desk, { alt: 'Annat', foto: 'Sara' }, desk))
  expect((await step(own, 'approve')).status).toBe(422)
})
