import { describe, expect, test } from 'vitest'
import { findWhole } from '../../src/applications/index.ts'
import { postLetters } from '../../src/letters/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { plain } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'
import { page, setTheLetters } from './scene.ts'

const site = await theSite()
const { staff, inside: apply, letters, refused } = setTheLetters(site)
const bjuv = homeOf('1260')

describe('by post', () => {
  const post = (id: string, notices: { notice: string; kind: string }[]) =>
    asSystem(site.services, { municipality: '1260', purpose: 'handleApplication' }, (visit) =>
      inside(visit, async (tx) => {
        const [whole] = await findWhole(tx, id)
        if (whole) await postLetters(tx, visit, whole, notices)
      }),
    )
  const news = (n: number, kind: string) => ({ notice: `00000000-0000-4000-8000-00000000000${n}`, kind })

  test('a letter for each decision among the news, and a task with the way to it for the desk that prints', async () => {
    const { first, officer } = await refused()
    await post(first.id, [news(1, 'assessment.not_admitted'), news(2, 'nextStart')])
    await site.runJobs()
    expect((await letters()).filter(({ kind }) => kind !== 'receipt')).toHaveLength(1)
    const tasks = await site.rows(`select organisation, note from applications.task where kind = 'postLetter'`)
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    expect(tasks).toEqual([{ organisation: bjuv.unit, note: row.id }])
    const home = await staff('caseworker', bjuv.unit)
    expect(await home.text(page(first.id))).toContain(`${page(first.id)}/brev/${row.id}/pdf`)
    expect((await officer.get(page(first.id))).status).toBe(200)
  })

  test('two on one day are two tasks; news without a decision is one letter about where it stands', async () => {
    const { first, person } = await apply()
    await post(first.id, [news(3, 'submitted.with_home'), news(4, 'with_home.with_provider')])
    await post(first.id, [news(5, 'reserve.moved')])
    await site.runJobs()
    const tasks = await site.rows(`select note from applications.task where kind = 'postLetter' and done_at is null`)
    expect(tasks).toHaveLength(2)
    const fatima = await site.newcomer('1260', person)
    const read = plain(await fatima.text(`${page(first.id)}/brev/${tasks[0].note}`))
    expect(read).toContain('Skolan har din ansökan.')
  })
})

describe('an interpreter', () => {
  test('is asked for with one press, arranged by the desk that has it, and shown to staff', async () => {
    const { first, fatima, path, person } = await refused()
    expect(plain(await fatima.text(path))).toContain('Be om tolk')
    const pressed = await fatima.press(path, {}, `${page(first.id)}/tolk`)
    expect(plain(await fatima.follow(pressed))).toContain('Du har bett om tolk.')
    expect(plain(await fatima.text(path))).toContain('Tolk är önskad.')
    expect(await site.rows('select interpreter from people.person where id = $1', [person])).toEqual([
      { interpreter: true },
    ])
    const tasks = await site.rows(`select organisation from applications.task where kind = 'arrangeInterpreter'`)
    expect(tasks).toEqual([{ organisation: bjuv.unit }])
    expect(plain(await (await staff('caseworker', bjuv.unit)).text(page(first.id)))).toContain('Ordna tolk')
  })
  test('is asked for from the receipt too, by whoever holds it and nobody else', async () => {
    const { first, sending, person } = await apply()
    const fatima = await site.newcomer('1260', person)
    await site.rows(
      `insert into apply.receipt (sending, owner, account, municipality, numbers, code_version, sent_at)
       values ($1, sha256(convert_to($2, 'utf8')), $3, '1260', $4, 1, now())`,
      [
        sending,
        fatima.token,
        fatima.account,
        JSON.stringify([{ receipt: first.receipt, course: 'Kurs', provider: 'Skola' }]),
      ],
    )
    const pressed = await fatima.press(`/kvitto/${sending}`, {}, `/kvitto/${sending}/tolk`)
    expect(plain(await fatima.follow(pressed))).toContain('Tolk är önskad.')
    expect(await site.rows('select interpreter from people.person where id = $1', [person])).toEqual([
      { interpreter: true },
    ])
    const other = await site.newcomer('1260', (await apply({ givenName: 'Noor' })).person)
    expect((await other.get(`/kvitto/${sending}`)).status).toBe(404)
  })
})
