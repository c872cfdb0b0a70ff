import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { undoStep } from '../../src/applications/index.ts'
import { dropWaiting } from '../../src/notices/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { visitAs } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute, person, lines, dispatches, quiet } = await setTheWays()
const { unit } = homeOf('1260')

async function sent(columns: Record<string, string> = {}) {
  const { first, municipality, person: who } = await round.inside()
  await quiet()
  await person(who, columns)
  return { id: first.id, municipality, person: who }
}
const assess = async (id: string) =>
  expect(await round.step(await round.officer(), id, { to: 'assessment' })).toBe('taken')

describe('a letter', () => {
  test('is printed and posted by who has the application, and stands on the list once', async () => {
    const { id } = await sent({ channel: 'letter' })
    await assess(id)
    await minute(2)
    await round.admit(id).catch(() => undefined)
    await minute(2)
    expect(gateway.asked).toEqual([])
    expect(await round.tasks('postLetter')).toMatchObject([{ application: id }])
    expect((await lines(id)).at(-1)).toMatchObject({ result: 'letter', channel: null })
    const desk = await round.officer()
    expect(plain(await desk.text(`/ansokningar/${id}`))).toContain('Skriv ut och posta brevet')
  })
  test('is written too where neither number nor address is known', async () => {
    const { id } = await sent({ phone: '', mail: '' })
    await assess(id)
    await minute(2)
    expect(await round.tasks('postLetter')).toHaveLength(1)
  })
})

describe('protected identity', () => {
  const protect = ({ person: who }: { person: string }) =>
    site.rows('update people.person set handlers = $1 where id = $2', [[randomUUID()], who])
  test('is sent nothing: the named handlers get a task', async () => {
    const one = await sent({ mail: 'namn@exempel.se' })
    await protect(one)
    await site.rows(
      `insert into applications.notice (municipality, id, application, kind, made_at, send_at) values ($1, $2, $3, 'assessment.admitted', $4, $4)`,
      [one.municipality, randomUUID(), one.id, site.clock.now],
    )
    await minute(2)
    expect([gateway.asked, post.mails]).toEqual([[], []])
    expect((await lines(one.id)).at(-1)).toMatchObject({ result: 'handlers' })
    expect(await round.tasks('tellProtected')).toMatchObject([{ application: one.id, organisation: unit }])
  })
  test('switched on while the words were being made: they go nowhere, and the handlers tell', async () => {
    const one = await sent()
    await assess(one.id)
    gateway.state.mode = 'fails'
    await minute(2)
    const [made] = await site.rows(`select * from notices.dispatch where application = $1 and state = 'waiting'`, [
      one.id,
    ])
    await protect(one)
    gateway.state.mode = 'works'
    gateway.asked.length = 0
    // As a job leaves it that had read the person just before, and wrote just after.
    await site.rows(`update notices.dispatch set state = 'waiting', settled_at = null, sealed = $2 where id = $1`, [
      made.id,
      made.sealed,
    ])
    await site.rows('update applications.notice set dispatch = $2 where application = $1 and settled_at is null', [
      one.id,
      made.id,
    ])
    await minute(90)
    await minute(2)
    expect(gateway.asked).toEqual([])
    expect((await dispatches(one.id)).at(-1)).toMatchObject({ state: 'dropped', erased: true })
    expect((await lines(one.id)).at(-1)).toMatchObject({ result: 'handlers' })
  })
  test('switched on while a message waits: its words are erased, and the handlers tell', async () => {
    const one = await sent()
    await assess(one.id)
    gateway.state.mode = 'fails'
    await minute(2)
    expect((await dispatches(one.id)).at(-1)).toMatchObject({ state: 'waiting', erased: false })
    await protect(one)
    gateway.state.mode = 'works'
    gateway.asked.length = 0
    expect((await dispatches(one.id)).at(-1)).toMatchObject({ state: 'dropped', erased: true })
    await minute(90)
    expect(gateway.asked).toEqual([])
    expect((await lines(one.id)).at(-1)).toMatchObject({ result: 'handlers' })
  })
  test('drops what waits by the door as well, but only for the municipality that asks', async () => {
    const one = await sent()
    await assess(one.id)
    gateway.state.mode = 'fails'
    await minute(2)
    const drop = (municipality: string) =>
      asSystem(site.services, { municipality, purpose: 'handleApplication' }, (visit) =>
        inside(visit, (tx) => dropWaiting(tx, { municipality: one.municipality, person: one.person })),
      )
    await drop('1280')
    expect((await dispatches(one.id)).at(-1)).toMatchObject({ state: 'waiting' })
    await drop(one.municipality)
    expect((await dispatches(one.id)).at(-1)).toMatchObject({ state: 'dropped', erased: true })
  })
})

describe('a step that is taken back', () => {
  const takeBack = async (id: string) => {
    const [event] = await site.rows(
      'select id from applications.event where application = $1 order by seq desc limit 1',
      [id],
    )
    expect(await undoStep(await visitAs(site, await round.officer()), id, { event: event.id, reason: null })).toBe(
      'taken',
    )
  }
  test('before anything was sent is not told, and neither is the correction', async () => {
    const { id } = await sent()
    await assess(id)
    site.wait(1 / 86_400)
    await takeBack(id)
    await minute(2)
    expect(gateway.asked).toEqual([])
    expect((await lines(id)).slice(-2)).toEqual([
      { kind: 'with_provider.assessment', result: 'undone', channel: null },
      { kind: 'corrected', result: 'undone', channel: null },
    ])
  })
  test('after it was sent gets a correction, which the desk sees', async () => {
    const { id } = await sent({ channel: 'mail', mail: 'namn@exempel.se' })
    await assess(id)
    await minute(2)
    await takeBack(id)
    await minute(2)
    expect(post.mails).toHaveLength(2)
    expect(post.mails[1]).toContain('Det vi skickade förut gäller inte.')
    const seen = plain(await (await round.officer()).text(`/ansokningar/${id}`))
    expect(seen).toContain('Besked till personen')
    expect(seen).toContain('Rättelse av det som skickades förut. Mejl. Skickat.')
  })
})
