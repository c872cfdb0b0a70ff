import { describe, expect, test } from 'vitest'
import { theSite } from '../site.ts'
import { movesOf } from './scene.ts'

const site = await theSite()
const { money, bo, answer } = movesOf(site)
describe('a request', () => {
  const ask = async (number: string) =>
    (await bo()).press('/flytt/begar', { municipality: '1290', number, text: 'Har flyttat hit.' }, '/flytt/begar')
  test('gives the same answer by as many statements whether anybody has the number or not', async () => {
    const made = await money.sent()
    const answers: unknown[] = []
    for (const number of [made.first.receipt, 'ABCD2345']) {
      const by = await bo()
      const html = await by.text('/flytt/begar')
      let said: Response | undefined
      const statements = await site.statements(async () => {
        said = await by.submit(html, { municipality: '1290', number }, '/flytt/begar')
      })
      answers.push([said?.status, said?.headers.get('location'), statements.length])
    }
    expect(answers[0]).toEqual(answers[1])
    await site.runJobs()
    const pages = await (await bo()).text('/flyttar')
    expect(pages).not.toContain('Fatima')
    expect(await site.rows('select municipality from moves.match')).toEqual([{ municipality: '1290' }])
  })
  test('is answered by the old home, which sends: then it is a move like others', async () => {
    const made = await money.sent()
    await ask(made.first.receipt)
    await site.runJobs()
    const [{ id }] = await site.rows('select id from moves.request')
    const sara = await money.sara()
    expect(await sara.text('/flyttar')).toContain('Fatima')
    const html = await sara.text('/flyttar')
    expect((await sara.submit(html, { answer: 'send' }, `/flyttar/begaran/${id}/svar`)).status).toBe(303)
    expect((await answer()).status).toBe(303)
    // The number that was asked for is gone with the answer.
    expect(await site.rows('select state, sealed from moves.request')).toEqual([{ state: 'sent', sealed: null }])
    expect(
      await site.rows(`select count(*)::int as n from applications.application where municipality = '1281'`),
    ).toEqual([{ n: 1 }])
  })
})
