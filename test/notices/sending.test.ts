import { describe, expect, test } from 'vitest'
import { takeStep } from '../../src/applications/index.ts'
import { sendNotices } from '../../src/notices/acts/deliver.ts'
import { inside } from '../../src/platform/visit.ts'
import { school } from '../admission/scene.ts'
import { visitAs } from '../apply.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute, person, lines, dispatches, quiet } = await setTheWays()
const base = site.services.settings.baseUrl

/** Somebody who has sent an application and been told so, and then the news that the school assesses it. */
async function sent(columns: Record<string, string> = {}) {
  const { first, municipality, person: who } = await round.inside()
  await person(who, columns)
  await quiet()
  return { id: first.id, receipt: first.receipt, municipality, person: who }
}
const assess = async (id: string) =>
  expect(await round.step(await round.officer(), id, { to: 'assessment' })).toBe('taken')
const withdraw = async (id: string) =>
  expect(await round.step(await round.officer(), id, { to: 'withdrawn', recorded: 'phone' })).toBe('taken')
const texts = () => gateway.phone.map(({ text }) => text)

describe('what happens to an application', () => {
  test('is told by one text message, however much has happened in the minute', async () => {
    const { first } = await round.inside()
    expect(gateway.phone).toEqual([])
    await minute(2)
    await minute(2)
    const text = `Något nytt i din ansökan ${first.receipt.slice(0, 4)} ${base}/ansokningar/${first.id}`
    expect(gateway.phone).toMatchObject([{ to: '+46701740605', text }])
    expect(gateway.asked[0]?.key).toBe(gateway.asked[0]?.id)
    const told = await lines(first.id)
    expect(told.length).toBeGreaterThan(1)
    expect(new Set(told.map(({ result, channel }) => `${result} ${channel}`))).toEqual(new Set(['sent sms']))
    expect(await dispatches(first.id)).toMatchObject([{ channel: 'sms', state: 'sent', erased: true }])
  })
  test('is laid in the transaction of the event: what is rolled back is not told', async () => {
    const { id } = await sent()
    const before = await lines(id)
    const visit = await visitAs(site, await round.officer())
    const waiting = () => site.rows('select 1 from graphile_worker._private_jobs')
    const jobs = await waiting()
    const thrown = inside(visit, async (tx) => {
      expect(await takeStep({ ...visit, open: tx }, id, { to: 'assessment' })).toBe('taken')
      throw new Error('the power went')
    })
    await expect(thrown).rejects.toThrow('the power went')
    expect(await lines(id)).toEqual(before)
    expect(await waiting()).toEqual(jobs)
  })
  test('is told by mail to who has chosen mail, in the language of the person, with the same restraint in the subject', async () => {
    const { id, receipt } = await sent({ channel: 'mail', mail: 'namn@exempel.se', language: 'ar' })
    await assess(id)
    await minute(2)
    const [mail = ''] = post.mails
    expect(gateway.phone).toEqual([])
    expect(mail).toContain('<html lang="ar" dir="rtl">')
    expect(mail).toContain('المدرسة تقيّم طلبك الآن.')
    expect(mail.split(`${base}/ansokningar/${id}`).length).toBeGreaterThan(2)
    expect(mail).toContain('text/plain')
    const [{ id: dispatch }] = (await dispatches(id)).slice(-1) as [{ id: string }]
    expect(mail).toMatch(new RegExp(`message-id: <${dispatch}@`, 'i'))
    expect(decoded(/^subject: (.*(?:\s=\?.*)*)/im.exec(mail)?.[1] ?? '')).toContain(receipt.slice(0, 4))
    for (const word of ['Fatima', 'Exempel', 'Undersköterska', 'Yrkesskolan', 'Bjuv', 'Helsingborg'])
      expect(mail.replace(/^(from|to|received|return-path):.*$/gim, ''), word).not.toContain(word)
  })
})

/** A subject with letters of other alphabets travels in coded words. */
const decoded = (subject: string) =>
  [...subject.matchAll(/=\?utf-8\?b\?([\w+/=]*)\?/gi)]
    .map(([, word]) => Buffer.from(word ?? '', 'base64').toString())
    .join('')

describe('once', () => {
  test('is how often it comes when the job is run five times at once', async () => {
    const { id, municipality } = await sent()
    await assess(id)
    site.wait(2 / 1440)
    const of = { municipality, application: id }
    await Promise.all(Array.from({ length: 5 }, () => sendNotices(site.services, of)))
    expect(gateway.asked).toHaveLength(1)
    expect(gateway.phone).toHaveLength(1)
  })
  test('is how often it comes when the site stops between sending and marking', async () => {
    const { id, municipality } = await sent()
    await assess(id)
    site.wait(2 / 1440)
    const of = { municipality, application: id }
    await site.db.query(`create function notices.stop() returns trigger language plpgsql as $$ begin raise 'the power went'; end $$;
      create trigger stop before update on notices.dispatch for each row when (new.state = 'sent') execute function notices.stop()`)
    await expect(sendNotices(site.services, of)).rejects.toThrow('update "notices"."dispatch"')
    await site.db.query('drop trigger stop on notices.dispatch; drop function notices.stop()')
    expect(await dispatches(id)).toMatchObject([{ state: 'sent' }, { state: 'waiting' }])
    await minute(1)
    expect(gateway.asked).toHaveLength(2)
    expect(new Set(gateway.asked.map(({ id: key, text }) => `${key} ${text}`)).size).toBe(1)
    expect(gateway.phone).toHaveLength(1)
  })
  test('is how often it comes when the gateway takes it and its answer is lost', async () => {
    const { id } = await sent()
    await assess(id)
    gateway.state.mode = 'losesAnswer'
    await minute(2)
    await minute(2)
    gateway.state.mode = 'works'
    await minute(6)
    expect(gateway.asked).toHaveLength(3)
    expect(gateway.phone).toHaveLength(1)
    expect((await dispatches(id)).at(-1)).toMatchObject({ state: 'sent', attempts: 2 })
  })
  test('is how often it comes when the gateway takes it and never answers', { timeout: 60_000 }, async () => {
    const { id } = await sent()
    await assess(id)
    gateway.state.mode = 'silent'
    await minute(2)
    expect((await dispatches(id)).at(-1)).toMatchObject({ state: 'waiting', attempts: 1 })
    gateway.state.mode = 'works'
    await minute(2)
    expect([gateway.asked.length, gateway.phone.length]).toEqual([2, 1])
  })
  test('and the same, when the gateway sends everything twice or is slow', async () => {
    const { id } = await sent()
    await assess(id)
    gateway.state.mode = 'doubles'
    await minute(2)
    expect(texts()).toHaveLength(2)
    expect(new Set(texts()).size).toBe(1)
    gateway.state.mode = 'delays'
    await withdraw(id)
    await minute(2)
    expect(gateway.asked).toHaveLength(2)
    expect((await dispatches(id)).every(({ state }) => state === 'sent')).toBe(true)
  })
})

describe('a way that does not work', () => {
  test('is tried again with growing pauses, then the other one is taken', async () => {
    const { id } = await sent({ mail: 'namn@exempel.se' })
    await assess(id)
    gateway.state.mode = 'fails'
    for (const pause of [2, 1, 5, 15]) await minute(pause)
    expect([gateway.asked.length, post.mails.length]).toEqual([4, 0])
    await minute(59)
    expect([gateway.asked.length, post.mails.length]).toEqual([4, 0])
    await minute(1)
    expect([gateway.asked.length, post.mails.length]).toEqual([5, 1])
    expect((await lines(id)).at(-1)).toMatchObject({ result: 'sent', channel: 'mail' })
    expect((await dispatches(id)).slice(-2)).toMatchObject([
      { channel: 'sms', state: 'failed', erased: true },
      { channel: 'mail', state: 'sent', erased: true },
    ])
    expect(await round.tasks('callAboutNotice')).toEqual([])
  })
  test('and has no other beside it is a call on the list of who has the application, asked once', async () => {
    const { id } = await sent()
    await assess(id)
    gateway.state.mode = 'loses'
    for (const pause of [2, 1, 5, 15, 60]) await minute(pause)
    expect((await lines(id)).at(-1)).toMatchObject({ result: 'call' })
    expect(await round.tasks('callAboutNotice')).toMatchObject([
      { application: id, holder: 'provider', organisation: school },
    ])
  })
  test('leaves nothing about anybody in the log of the site', async () => {
    const { id } = await sent({ mail: 'namn@exempel.se' })
    await assess(id)
    gateway.state.mode = 'fails'
    const said: string[] = []
    const [out, err] = [process.stdout.write, process.stderr.write]
    process.stdout.write = process.stderr.write = ((text: string) => said.push(text) > 0) as typeof process.stdout.write
    try {
      for (const pause of [2, 1, 5, 15, 60]) await minute(pause)
    } finally {
      process.stdout.write = out
      process.stderr.write = err
    }
    expect(said.join('')).not.toMatch(/46701740605|namn@exempel|Fatima|Något nytt/)
    const [left] = await site.rows(
      'select count(*)::int as n from graphile_worker._private_jobs where payload::text ~ $1',
      ['4670|@|Fatima'],
    )
    expect(left.n).toBe(0)
  })
})

describe('by night', () => {
  const at = (moment: string) => {
    site.clock.now = new Date(moment)
  }
  test('nothing is sent; in the morning everything is one message', async () => {
    const { id } = await sent()
    at('2027-03-02T19:05:00Z')
    await assess(id)
    await minute(2)
    await withdraw(id)
    at('2027-03-03T05:58:00Z')
    await minute(1)
    expect(gateway.asked).toEqual([])
    await minute(2)
    expect(gateway.phone).toHaveLength(1)
    expect((await lines(id)).slice(-2)).toMatchObject([
      { result: 'sent' },
      { kind: 'assessment.withdrawn', result: 'sent' },
    ])
  })
  test('what could not be sent before eight waits too, also the night when summer time begins', async () => {
    const { id } = await sent()
    at('2027-03-27T18:50:00Z')
    await assess(id)
    gateway.state.mode = 'fails'
    await minute(2)
    await minute(2)
    gateway.state.mode = 'works'
    at('2027-03-28T04:59:00Z')
    await minute(0)
    expect(gateway.phone).toEqual([])
    at('2027-03-28T05:00:30Z')
    await minute(0)
    expect(gateway.phone).toHaveLength(1)
  })
})
