import { describe, expect, test } from 'vitest'
import { few, reservePage } from '../admission/scene.ts'
import { standing } from '../apply.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, minute, person, lines, quiet } = await setTheWays()
const { night, state, step, tasks } = round
const at = (moment: string) => {
  site.clock.now = new Date(moment)
}

/** One seat; the first has it, the others wait; on Friday at three the first says no and the seat goes on by itself. */
async function offeredOnFriday(columns: Record<string, string> = { mail: '' }) {
  await round.seats(1)
  await site.rows(`update courses.round set offer_mode = 'automatic' where id = $1`, [few.id])
  const [first, second, third] = await round.admitted(3)
  if (!first || !second || !third) throw new Error('three are needed')
  expect((await round.decide()).status).toBe(303)
  await site.runJobs()
  for (const one of [first, second, third]) await person(one.person, columns)
  await quiet()
  at('2027-03-05T14:00:00Z')
  await step(await site.newcomer(first.municipality, first.person), first.id, { to: 'declined' })
  await site.runJobs()
  return { first, second, third }
}
const told = (receipt: string) => gateway.phone.filter(({ text }) => text.includes(receipt.slice(0, 4))).length

describe('13: a reserve offer on Friday at three', () => {
  test('to a person with one channel: told, called about, reminded once, and on Tuesday night the next is offered the seat', async () => {
    const { second, third } = await offeredOnFriday()
    await night('tendOffers')
    await minute(2)
    expect(told(second.receipt)).toBe(1)
    // Moved up: first in line from now on.
    expect(told(third.receipt)).toBe(1)
    expect(await tasks('callAboutOffer')).toMatchObject([{ application: second.id, holder: 'provider' }])
    at('2027-03-09T08:00:00Z')
    await night('tendOffers')
    await minute(2)
    await night('tendOffers')
    await minute(2)
    expect(told(second.receipt)).toBe(2)
    expect((await lines(second.id)).filter(({ kind }) => kind.startsWith('remind'))).toEqual([
      { kind: 'remind.offer.sms', result: 'sent', channel: 'sms' },
    ])
    at('2027-03-09T22:58:00Z')
    await night('tendOffers')
    expect(await state(second.id)).toBe('offered')
    at('2027-03-09T23:01:00Z')
    await night('tendOffers')
    expect(await state(second.id)).toBe('no_answer')
    expect(await state(third.id)).toBe('offered')
    expect(told(third.receipt)).toBe(1)
    at('2027-03-10T06:01:00Z')
    await minute(0)
    expect([told(second.receipt), told(third.receipt)]).toEqual([3, 2])
  })

  test('to a person with two channels: one reminder on each of them', async () => {
    const { second } = await offeredOnFriday({ mail: 'namn@exempel.se' })
    await night('tendOffers')
    await minute(2)
    post.mails.length = gateway.phone.length = 0
    at('2027-03-09T08:00:00Z')
    await night('tendOffers')
    await minute(2)
    await night('tendOffers')
    await minute(2)
    expect([told(second.receipt), post.mails.length]).toEqual([1, 1])
    expect(post.mails[0]).toContain('Svara senast tis 9 mars 2027.')
  })

  test('does not pass on while the call is open and young, and does when it is made or a working day old', async () => {
    const { second, third } = await offeredOnFriday()
    at('2027-03-09T13:00:00Z')
    await night('tendOffers')
    await minute(2)
    at('2027-03-10T08:00:00Z')
    await night('tendOffers')
    expect(await state(second.id)).toBe('offered')
    at('2027-03-10T23:01:00Z')
    await night('tendOffers')
    expect([await state(second.id), await state(third.id)]).toEqual(['no_answer', 'offered'])
  })

  test('and nobody reached: the reminder failed everywhere, the call stands, and revival is possible until day fourteen', async () => {
    const { second, third } = await offeredOnFriday()
    gateway.state.mode = 'fails'
    await night('tendOffers')
    at('2027-03-09T08:00:00Z')
    await night('tendOffers')
    for (const pause of [2, 1, 5, 15, 60]) await minute(pause)
    expect((await lines(second.id)).filter(({ kind }) => kind === 'remind.offer.sms')).toMatchObject([
      { result: 'call' },
    ])
    expect(await tasks('callAboutOffer')).toHaveLength(1)
    at('2027-03-09T23:01:00Z')
    await night('tendOffers')
    expect([await state(second.id), await state(third.id)]).toEqual(['no_answer', 'offered'])
    gateway.state.mode = 'works'
    const officer = await round.officer()
    at('2027-03-23T10:00:00Z')
    expect((await officer.press(reservePage, {}, `${reservePage}/igen`)).status).toBe(303)
    await minute(2)
    expect(await state(second.id)).toBe('reserve')
    expect((await lines(second.id)).at(-1)).toMatchObject({ kind: 'no_answer.reserve', result: 'sent' })
    expect((await standing(site, second.id)).state).toBe('reserve')
  })
})
