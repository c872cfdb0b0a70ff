import { describe, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute, quiet } = await setTheWays()
const page = '/mina-uppgifter/aviseringar'

async function somebody(level = 'phone') {
  const { first, municipality, person } = await round.inside()
  await quiet()
  const own = await site.newcomer(municipality, person, level)
  return { id: first.id, municipality, person, own }
}
type Somebody = Awaited<ReturnType<typeof somebody>>
const row = async ({ person }: Somebody) =>
  (await site.rows('select phone, mail, channel, language from people.person where id = $1', [person]))[0]

describe('how one is told', () => {
  test('is chosen on a page of one’s own: channel and language, from the next message on', async () => {
    const one = await somebody()
    await site.rows(`update people.person set mail = 'namn@exempel.se' where id = $1`, [one.person])
    const answer = await one.own.press(page, { channel: 'mail', language: 'en' })
    expect(plain(await one.own.follow(answer))).toContain('Sparat.')
    expect(await row(one)).toMatchObject({ channel: 'mail', language: 'en' })
    await round.step(await round.officer(), one.id, { to: 'assessment' })
    await minute(2)
    expect(gateway.phone).toEqual([])
    expect(post.mails[0]).toContain('The school is assessing your application now.')
    const [entry] = await site.rows(`select role, fields, person from platform.entry where verb = 'chooseChannel'`)
    expect(entry).toEqual({ role: 'newcomer', fields: ['channel', 'language'], person: one.person })
  })
  test('a channel that leads nowhere is refused with the way on, and an old page does not write over a new one', async () => {
    const one = await somebody()
    const html = await one.own.text(page)
    const refused = await one.own.submit(html, { channel: 'mail', language: 'sv' }, page)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Lägg till en e-post först.')
    await one.own.press(page, { channel: 'letter', language: 'sv' }, page)
    const old = await one.own.submit(html, { channel: 'sms', language: 'sv' }, page)
    expect(old.status).toBe(409)
    expect(await row(one)).toMatchObject({ channel: 'letter' })
  })
  test('a new number is shown to be one’s own by six digits, and is where the next message goes', async () => {
    const one = await somebody()
    expect(await one.own.text(page)).toContain('/mina-uppgifter/kontakt?till=')
    const asking = `/mina-uppgifter/kontakt?till=${encodeURIComponent(page)}`
    const asked = await one.own.press(asking, { contact: '070-174 06 99' }, '/mina-uppgifter/kontakt')
    await site.runJobs()
    const digits = /\d{6}/.exec(gateway.phone.at(-1)?.text ?? '')?.[0] ?? ''
    const html = await one.own.follow(asked)
    const done = await one.own.submit(html, { digits }, '/logga-in/siffror')
    expect(done.headers.get('location')).toBe(page)
    expect(await row(one)).toMatchObject({ phone: '+46701740699' })
    await round.step(await round.officer(), one.id, { to: 'assessment' })
    await minute(2)
    expect(gateway.phone.at(-1)?.to).toBe('+46701740699')
  })
  test('the digits of somebody else do not change where one’s own news goes', async () => {
    const one = await somebody()
    const asking = '/mina-uppgifter/kontakt'
    const asked = await one.own.press(asking, { contact: '070-174 06 99' }, asking)
    const wrong = await one.own.submit(await one.own.follow(asked), { digits: '000000' }, '/logga-in/siffror')
    expect(wrong.status).toBe(422)
    expect(await row(one)).toMatchObject({ phone: '070-174 06 05' })
  })
  test('is reached from the application, and needs more than the code of a receipt', async () => {
    const one = await somebody()
    expect(await one.own.text(`/ansokningar/${one.id}`)).toContain(`href="${page}"`)
    const little = await site.newcomer(one.municipality, one.person, 'code')
    expect((await little.get(page)).headers.get('location')).toContain('/logga-in/mer')
  })
})

describe('somebody who helps', () => {
  test('gets the news in the person’s place, and the person takes it back with one press', async () => {
    const one = await somebody()
    await site.rows(
      `insert into people.receiver (municipality, person, name, phone, chosen_at) values ($1, $2, 'Hjälpsam', '070-174 06 77', $3)`,
      [one.municipality, one.person, site.clock.now],
    )
    await round.step(await round.officer(), one.id, { to: 'assessment' })
    await minute(2)
    expect(gateway.phone).toMatchObject([{ to: '+46701740677' }])
    expect(gateway.phone[0]?.text).toMatch(/^Något nytt i ansökan \w{4} http/)
    expect(plain(await one.own.text(page))).toMatch(/Hjälpsam.? får beskeden i stället för dig\./)
    await one.own.press(page, {}, `${page}/till-mig`)
    await round.step(await round.officer(), one.id, { to: 'withdrawn', recorded: 'phone' })
    await minute(2)
    expect(gateway.phone.at(-1)?.to).toBe('+46701740605')
  })
})
