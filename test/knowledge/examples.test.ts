import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkExamples } from '../../src/knowledge/acts/checks.ts'
import { followQuestions } from '../../src/knowledge/acts/questions.ts'
import { tokenOf } from '../../src/platform/link.ts'
import { plain } from '../browser.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, feedOf, followedUp, lettersOf, must, published, staffOf, step, written } from './bank.ts'

const site = await theSite({
  mode: 'production',
  env: { SMTP_URL: 'smtp://127.0.0.1:9', LOG_REQUESTS: 'off' },
})
beforeAll(() => plantSkane(site.db))
afterAll(() => vi.resetModules())

const listed = async () => plain(await site.visitor().text('/goda-exempel'))
const levelOn = async (slug: string) =>
  /(Idé|Prövad|Uppföljd|Utvärderad|Upprepad) Nivån räknas ut/.exec(
    plain(await site.visitor().text(`/goda-exempel/${slug}`)),
  )?.[1]
const letter = (id: string) => `/goda-exempel/brev/${tokenOf(site.services, 'knowledge.letter', id)}`
const newest = async (kind: string) => letter((await lettersOf(site, kind)).at(-1)?.id ?? '')
const inFeed = async (slug: string) =>
  (await feedOf(site)).items.some(({ url }: { url: string }) => url.endsWith(`/${slug}`))

test('a proposal lacks what has not been answered, and an editor sends it back with a reason', async () => {
  const who = await staffOf(site, '1280')
  const own = await must(await who.press('/exempelbanken', { rubrik: 'Halvt utkast' }, '/exempelbanken'))
  const early = await step(who, own, 'propose')
  expect(early.status).toBe(422)
  expect(plain(await early.text())).toMatch(/Det här saknas: en ingress, problemet, för vem/)
  const whole = await written(who, 'Rum för elva')
  expect((await step(who, whole, 'publish')).status).toBe(409)
  await must(await step(who, whole, 'propose'))
  expect(await listed()).not.toContain('Rum för elva')
  const editor = await editorOf(site)
  expect((await step(editor, whole, 'return')).status).toBe(422)
  await must(await step(editor, whole, 'return', 'Skriv vad det kostade i timmar'))
  expect(plain(await who.text(whole))).toContain('Att tänka på: Skriv vad det kostade i timmar')
})

test('words of cause stop it below an evaluation', async () => {
  const who = await staffOf(site, '1280')
  const own = await written(who, 'Med orsak')
  const result = { result: 'Fler fick arbete tack vare mötena.', costKronor: '0', otherwise: 'Inget' }
  await must(await who.press(`${own}/resultat`, result, `${own}/resultat`))
  const answer = await step(who, own, 'propose')
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('ord som inte säger vad något berodde på')
  await must(
    await who.press(`${own}/bevis`, { utvarderad: 'external', rapport: 'https://exempel.se/r' }, `${own}/bevis`),
  )
  await must(await step(who, own, 'propose'))
})

test('12: before and after in one place is three; two further municipalities make it five; one withdrawn makes it three', async () => {
  const { slug } = await published(site, 'Uppföljda möten')
  expect(await levelOn(slug)).toBe('Uppföljd')
  const page = plain(await site.visitor().text(`/goda-exempel/${slug}`))
  expect(page).toContain('De visar inte vad det berodde på')
  expect(page).toContain('52,5')
  const take = async (code: string, av = '') => {
    const who = await staffOf(site, code)
    const fields = { dag: '2027-01-01', andrat: 'Mindre grupper', ...(av && { av }) }
    await must(await who.press(`/goda-exempel/${slug}/upptaget`, fields, `/goda-exempel/${slug}/upptaget`))
    const [{ id }] = await site.rows('select id from knowledge.adoption where municipality = $1', [code])
    const own = `/exempelbanken/upptaget/${id}`
    await must(await who.press(own, { ...followedUp, hande: 'Det gick', anvands: 'yes' }, own))
    return { who, own, id }
  }
  const lund = await take('1281')
  expect(await levelOn(slug)).toBe('Uppföljd')
  const ystad = await take('1286', lund.id)
  expect(await levelOn(slug)).toBe('Upprepad')
  expect(plain(await site.visitor().text(`/goda-exempel/${slug}`))).toMatch(/Ystad sedan .* Efter Lund/)
  await must(await ystad.who.press(ystad.own, {}, `${ystad.own}/tillbaka`))
  expect(await levelOn(slug)).toBe('Uppföljd')
  expect(plain(await site.visitor().text(`/goda-exempel/${slug}`))).toContain('Tillbakadraget')
})

test('a ring is refused, and so is the same thing twice', async () => {
  const { slug } = await published(site, 'Ringen')
  const path = `/goda-exempel/${slug}/upptaget`
  const press = async (code: string, av = '') =>
    (await staffOf(site, code)).press(path, { dag: '2027-01-01', andrat: 'inget', ...(av && { av }) }, path)
  expect((await press('1280')).status).toBe(422)
  await must(await press('1281'))
  const [{ id }] = await site.rows(
    `select id from knowledge.adoption a where municipality = '1281' and example =
    (select e.id from knowledge.example e where e.slug = $1)`,
    [slug],
  )
  const again = await press('1281')
  expect(plain(await again.text())).toContain('Kommunen har redan berättat')
  expect((await press('1281', id)).status).toBe(422)
  await must(await press('1287', id))
})

test('a failed adoption is as visible as a good one', async () => {
  const { slug } = await published(site, 'Det gick inte överallt')
  const who = await staffOf(site, '1283')
  await must(
    await who.press(`/goda-exempel/${slug}/upptaget`, {
      dag: '2026-02-01',
      andrat: 'inget',
      mejl: 'larare@exempel.se',
    }),
  )
  await checkExamples(site.services)
  const asked = await newest('result')
  await must(await site.visitor().press(asked, { hande: 'Ingen kom.', anvands: 'no' }))
  expect(plain(await site.visitor().text(`/goda-exempel/${slug}`))).toMatch(
    /Helsingborg sedan.*Används inte längre.*Ingen kom\./,
  )
})

test('13: sixty days without an answer make it grey and out of the feed; one click by the contact restores it', async () => {
  const { slug, own, who } = await published(site, 'Frågas om ett år')
  expect(await inFeed(slug)).toBe(true)
  site.wait(366)
  await checkExamples(site.services)
  await checkExamples(site.services)
  const asked = await lettersOf(site, 'ask')
  const mine = await site.rows('select id from knowledge.letter l where kind = $1 and example = $2', [
    'ask',
    own.split('/').at(-1),
  ])
  expect(mine).toHaveLength(1)
  expect(asked.length).toBeGreaterThanOrEqual(1)
  // A GET never acts: mail programs open links by themselves.
  for (let at = 0; at < 3; at += 1) expect((await site.visitor().get(letter(mine[0].id))).status).toBe(200)
  const confirmed = () =>
    site.rows('select stage, confirmed_on::text as day, asked_at from knowledge.example where slug = $1', [slug])
  expect((await confirmed())[0]).toMatchObject({ stage: 'published', day: '2027-03-01' })
  site.wait(31)
  await checkExamples(site.services)
  expect(await inFeed(slug)).toBe(true)
  site.wait(31)
  await checkExamples(site.services)
  expect(await inFeed(slug)).toBe(false)
  expect(plain(await who.text(own))).toContain('Obekräftat')
  const page = await listed()
  expect(page.indexOf('Frågas om ett år')).toBeGreaterThan(-1)
  const grey = (
    await site.rows(`select id from knowledge.letter where kind = 'grey' and example = $1`, [own.split('/').at(-1)])
  )[0].id
  await must(await site.visitor().press(letter(grey)))
  expect(await inFeed(slug)).toBe(true)
  expect((await confirmed())[0].stage).toBe('published')
  // The link worked once.
  expect(plain(await site.visitor().text(letter(grey)))).toContain('redan använts')
  // The first link has ended, and another goes to the same address.
  const old = await site.visitor().press(letter(mine[0].id), {}, `${letter(mine[0].id)}/igen`)
  expect(await must(old)).toContain('klart=skickat')
  expect((await site.visitor().get(`${letter(mine[0].id).slice(0, -2)}xx`)).status).toBe(404)
})

test('a contact who says that it has ended closes it, and it stays readable', async () => {
  const { slug, own } = await published(site, 'Tar slut')
  site.wait(366)
  await checkExamples(site.services)
  const [{ id }] = await site.rows(`select id from knowledge.letter where kind = 'ask' and example = $1`, [
    own.split('/').at(-1),
  ])
  expect((await site.visitor().press(letter(id), { svar: 'ended' })).status).toBe(422)
  await must(await site.visitor().press(letter(id), { svar: 'ended', text: 'Pengarna tog slut.' }))
  expect(plain(await site.visitor().text(`/goda-exempel/${slug}`))).toMatch(/Avslutat .* Pengarna tog slut\./)
  expect((await feedOf(site))._knutpunkt.withdrawn.map((one: { id: string }) => one.id)).toContain(
    `urn:uuid:${own.split('/').at(-1)}`,
  )
})

test('a question is a task of ten working days; what is late is shown, and the answer goes to whoever asked', async () => {
  const { slug, who } = await published(site, 'Kan frågas')
  const visitor = site.visitor()
  const path = `/goda-exempel/${slug}/studiebesok`
  const drawn = await visitor.text(path)
  site.wait(1)
  const sent = await visitor.submit(drawn, { namn: 'Vera Prov', mejl: 'vera@exempel.se', text: 'Vi är fyra.' }, path)
  expect(await must(sent)).toMatch(/svar=2\d{3}-\d\d-\d\d$/)
  const page = plain(await who.text('/exempelbanken'))
  expect(page).toContain('Studiebesök: Kan frågas')
  expect(page).not.toContain('vera@exempel.se')
  site.wait(30)
  expect(plain(await who.text('/exempelbanken'))).toContain('Försenat')
  await followQuestions(site.services)
  await followQuestions(site.services)
  expect(await lettersOf(site, 'overdue')).toHaveLength(1)
  const other = await staffOf(site, '1281')
  const [{ id }] = await site.rows('select id from knowledge.question')
  expect((await other.get(`/exempelbanken/fragor/${id}`)).status).toBe(404)
  await must(await site.visitor().press(await newest('overdue'), { svar: 'Kom på fredag.' }))
  expect(await lettersOf(site, 'reply')).toHaveLength(1)
  expect(plain(await who.text(`/exempelbanken/fragor/${id}`))).toContain('Kom på fredag.')
  site.wait(91)
  await followQuestions(site.services)
  expect(await site.rows('select name, sealed, caller from knowledge.question')).toEqual([
    { name: '', sealed: null, caller: null },
  ])
})

test('what an editor takes away is gone, and feeds say so', async () => {
  const { slug, own } = await published(site, 'Tas bort')
  await must(await step(await editorOf(site), own, 'withdraw', 'Berättar om någon'))
  expect((await site.visitor().get(`/goda-exempel/${slug}`)).status).toBe(404)
  expect(await site.visitor().text('/goda-exempel/flode.atom')).toContain(
    `<at:deleted-entry ref="urn:uuid:${own.split('/').at(-1)}"`,
  )
})

test('another municipality neither finds nor writes it', async () => {
  const who = await staffOf(site, '1280')
  const own = await written(who, 'Malmös eget')
  const other = await staffOf(site, '1281')
  expect((await other.get(own)).status).toBe(404)
  expect((await other.get(`${own}/rubrik`)).status).toBe(404)
})
