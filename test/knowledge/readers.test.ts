import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tidyComments } from '../../src/knowledge/acts/comments.ts'
import { remindModerators } from '../../src/knowledge/acts/moderators.ts'
import { sendDigests, tidyNewsletter } from '../../src/knowledge/acts/subscriptions.ts'
import { thePost } from '../accounts/post.ts'
import { type Browser, plain, visitorFrom } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { editorOf, must } from './bank.ts'

// What anybody may do without an account: comment, report, follow by mail.
const post = await thePost()
// A Monday.
const site = await theSite({ env: { SMTP_URL: post.url }, now: '2027-03-01T09:00:00Z' })
let editor: Browser
let moderator: Browser
beforeAll(async () => {
  await plantSkane(site.db)
  editor = await editorOf(site)
  moderator = await site.staff('moderator', organisations.owner)
  await publish('Små rum', 'möten')
})
afterAll(() => vi.resetModules())

async function publish(title: string, theme: string): Promise<string> {
  const own = await must(await editor.press('/redaktion', { rubrik: title }, '/redaktion'))
  const fields = { rubrik: title, ingress: 'Kort.', text: 'Text.', sidansvarig: 'Redaktionen', amnen: theme }
  await must(await editor.press(own, { ...fields, kommentarer: 'ja' }, own))
  for (const gor of ['submit', 'approve', 'publish']) await must(await editor.press(own, { gor }, `${own}/steg`))
  return own
}
const mails = async () => {
  await site.runJobs()
  return post.mails.splice(0)
}
const page = '/kunskap/sma-rum'
const words = { namn: 'Omar', mejl: 'omar@exempel.se', text: 'Vi gjorde likadant.' }
/** Reads the page for five seconds before writing. */
async function comment(who: Browser, fields: Record<string, string> = {}) {
  const html = await who.text(page)
  site.clock.now = new Date(site.clock.now.getTime() + 5000)
  return who.submit(html, { ...words, ...fields }, `${page}/kommentar`)
}
const from = (n: number) => visitorFrom(site.site, `203.0.113.${n}`)
const shown = async () => plain(await site.visitor().text(page))
const rows = () => site.rows('select * from knowledge.comment order by at')
const judge = async (who: Browser, id: string, gor: string, skal = '') => {
  const at = `/redaktion/kommentarer/${id}`
  return who.press(at, { gor, skal }, at)
}

test('a comment is read before it is shown, within two working days, and the mail is never shown', async () => {
  await must(await comment(from(1)))
  expect(await shown()).not.toContain('Vi gjorde likadant.')
  expect(plain(await moderator.text('/redaktion/kommentarer'))).toMatch(/Omar.*Läs senast ons 3 mars 2027/)
  const [{ id }] = await rows()
  await must(await judge(moderator, id, 'show'))
  expect(await shown()).toContain('Vi gjorde likadant.')
  expect(await site.visitor().text(page)).not.toContain('omar@exempel.se')
})

test('a program is thanked and not read; the sixth of an hour is told to wait', async () => {
  const before = (await rows()).length
  await must(await comment(from(2), { webbplats: 'https://x.se' }))
  const hasty = from(2)
  await must(await hasty.submit(await hasty.text(page), words, `${page}/kommentar`))
  expect((await rows()).length).toBe(before)
  for (let n = 0; n < 5; n++) await must(await comment(from(3)))
  const sixth = await comment(from(3))
  expect(sixth.status).toBe(422)
  expect(plain(await sixth.text())).toContain('Vänta en stund')
  await must(await comment(from(4)))
  site.wait(1 / 20)
  await must(await comment(from(3)))
})

test('a no has a reason, which its writer gets by mail; the text is erased after thirty days', async () => {
  const { id } = (await rows()).at(-1) ?? {}
  await mails()
  expect((await judge(moderator, id, 'refuse')).status).toBe(422)
  await must(await judge(moderator, id, 'refuse', 'Här finns ett namn på en annan person.'))
  const [letter = ''] = await mails()
  expect(letter).toContain('To: omar@exempel.se')
  expect(letter).toContain('Här finns ett namn på en annan person.')
  site.wait(31)
  await tidyComments(site.services)
  const [kept] = await site.rows('select text, name from knowledge.comment where id = $1', [id])
  expect(kept).toEqual({ text: '…', name: '…' })
})

test('three reports hide; whoever hid does not judge again; all of it is in the log', async () => {
  const [{ id }] = await rows()
  const at = `/kunskap/anmal/${id}`
  // Whoever reports sees what; what nobody else sees is not shown there either.
  expect(plain(await from(9).text(at))).toContain('Vi gjorde likadant.')
  const report = async (n: number) => must(await from(n).press(at, { skal: 'Stötande' }, at))
  for (const n of [10, 10, 11]) await report(n)
  expect(await shown()).toContain('Vi gjorde likadant.')
  await report(12)
  expect(await shown()).not.toContain('Vi gjorde likadant.')
  expect(plain(await from(13).text(at))).not.toContain('Vi gjorde likadant.')
  await must(await judge(moderator, id, 'restore'))
  await must(await judge(moderator, id, 'hide', 'Jag läser igen.'))
  expect(plain(await moderator.text(`/redaktion/kommentarer/${id}`))).toContain('Du har själv dolt den')
  const second = await site.staff('moderator', organisations.owner)
  await must(await judge(second, id, 'remove', 'Strider mot våra regler.'))
  const verbs = await site.rows(`select verb from platform.entry where about = $1`, [id])
  expect(verbs.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining(['hide comment by reports', 'restore comment', 'hide comment', 'remove comment']),
  )
})

test('moderators are told that comments wait, once a quarter, and once that the time has passed; no words of anybody are in it', async () => {
  await mails()
  for (const n of [20, 21]) await must(await comment(from(n)))
  site.wait(1 / 48)
  const told = await mails()
  expect(told).toHaveLength(2)
  expect(told.map((mail) => /To: (\S+)/.exec(mail)?.[1])).toEqual([
    ...new Set(told.map((mail) => /To: (\S+)/.exec(mail)?.[1])),
  ])
  for (const mail of told) {
    expect(mail).toMatch(/Subject: .*Kommentarer_att/)
    expect(mail).toContain('/redaktion/kommentarer')
    expect(mail).not.toMatch(/Omar|likadant|omar@/)
  }
  const nights = async (days: number) => {
    site.wait(days)
    await remindModerators(site.services)
    return mails()
  }
  // What earlier readers wrote has waited too long already.
  await nights(0)
  expect(await nights(1)).toEqual([])
  expect(await nights(4)).toHaveLength(2)
  expect(await nights(1)).toEqual([])
})

test('after ninety days nobody knows who wrote', async () => {
  site.wait(91)
  await tidyComments(site.services)
  expect((await rows()).filter(({ sealed, caller }) => sealed || caller)).toEqual([])
  expect(await site.rows('select 1 from knowledge.comment_report')).toEqual([])
})

const follow = async (fields: Record<string, string>) => {
  const who = site.visitor()
  await must(await who.press('/nyhetsbrev', { mejl: 'lisa@exempel.se', takt: 'daily', ...fields }, '/nyhetsbrev'))
  return (await mails())[0] ?? ''
}
const pathIn = (mail: string, shape = /http\S+\/nyhetsbrev\/[\w-]{43}/) => new URL(shape.exec(mail)?.[0] ?? '').pathname
const morning = async (days = 1) => {
  site.wait(days)
  await sendDigests(site.services)
  return mails()
}

test('the newsletter is asked for twice, says why each line came, and is silent when nothing is new', async () => {
  const asked = await follow({ amne: 'möten' })
  const link = pathIn(asked)
  expect(await morning()).toEqual([])
  // Opening the link does nothing; the button does.
  const lisa = site.visitor()
  await lisa.get(link)
  expect((await site.rows('select confirmed_at from knowledge.subscription'))[0]?.confirmed_at).toBeNull()
  await must(await lisa.press(link, { act: 'confirm' }, link))
  expect(await morning()).toEqual([])
  await publish('Fler möten', 'möten')
  await publish('Något annat', 'arbete')
  const [letter = '', ...more] = await morning()
  expect(more).toEqual([])
  expect(letter).toContain('Nytt inlägg: Fler möten')
  expect(letter).toContain('Du får raden för att du följer ämnet möten.')
  expect(letter).not.toContain('Något annat')
  expect(letter).not.toMatch(/<img|utm_|track/i)
  expect(letter).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/i)
  expect(await morning()).toEqual([])
  // The mail program's own button: a POST without a page of ours before it; a GET of the same address only leads on.
  const button = pathIn(letter, /(?<=List-Unsubscribe:\s{1,4}<)http[^>]+/i)
  expect((await site.visitor().get(button)).headers.get('location')).toBe(link)
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await site.visitor().send(button, { method: 'POST', body })).status).toBe(204)
  expect(await site.rows('select 1 from knowledge.subscription')).toEqual([])
  // Pressed again it says the same; of a link that we have not made we know nothing.
  expect((await site.visitor().send(button, { method: 'POST', body })).status).toBe(204)
  const foreign = `/nyhetsbrev/${'a'.repeat(43)}/avsluta`
  expect((await site.visitor().send(foreign, { method: 'POST', body })).status).toBe(404)
})

test('kind by kind: who follows recommendations hears of no posts', async () => {
  const link = pathIn(await follow({ mejl: 'rut@exempel.se', slag: 'recommendation' }))
  const rut = site.visitor()
  await must(await rut.press(link, { act: 'confirm' }, link))
  site.wait(1 / 24)
  await publish('Ingen rekommendation', 'möten')
  await site.rows(
    `insert into knowledge.recommendation (slug, title, text, addressee, source, made_on, published, published_at)
      values ('ny', 'Gör tillsammans', 'Text.', 'municipality', 'Rådet 2027', '2027-01-01', true, $1)`,
    [site.clock.now],
  )
  const [letter = '', ...more] = await morning()
  expect(more).toEqual([])
  expect(letter).toMatch(/Ny rekommendation: Gör tillsammans\s+http\S+\/rekommendationer#ny/)
  expect(letter).not.toContain('Ingen rekommendation')
  await must(await rut.press(link, { act: 'end' }, link))
})

test('a weekly one comes on Mondays; one that nobody confirmed is erased', async () => {
  await follow({ mejl: 'ali@exempel.se', takt: 'weekly' })
  site.wait(3)
  await tidyNewsletter(site.services)
  expect(await site.rows('select 1 from knowledge.subscription')).toEqual([])
  const link = pathIn(await follow({ takt: 'weekly' }))
  await must(await site.visitor().press(link, { act: 'confirm' }, link))
  site.wait(1 / 24)
  await publish('Veckans', 'möten')
  const days: number[] = []
  for (let n = 0; n < 7; n++) if ((await morning()).length > 0) days.push(site.clock.now.getUTCDay())
  expect(days).toEqual([1])
})
