import { describe, expect, test } from 'vitest'
import { sendNotices, tendNotices } from '../../src/notices/acts/deliver.ts'
import { setTheWays } from './scene.ts'

const { site, post, gateway, round, after, minutes, person, lines, dispatches, quiet } = await setTheWays()
const base = site.services.settings.baseUrl

/** Somebody who has sent an application, with everything about the sending told. */
async function sent() {
  const { first, municipality, person: id } = await round.inside()
  await quiet()
  return { id: first.id, receipt: first.receipt, municipality, person: id }
}
type Sent = Awaited<ReturnType<typeof sent>>
const assess = async ({ id }: Sent) => {
  const officer = await round.staff('admissionOfficer', '60000000-0000-4000-8000-000000000001').catch(() => undefined)
  return officer && round.step(officer, id, { to: 'assessment' })
}
void assess

describe('what happens to an application', () => {
  test('is told by one text message, however much has happened in the minute', async () => {
    const { first, receipt } = await round.inside().then((made) => ({ ...made, receipt: made.first.receipt }))
    expect(gateway.phone).toEqual([])
    await after(2)
    await after(2)
    const short = receipt.slice(0, 4)
    expect(gateway.phone.map(({ to, text }) => ({ to, text }))).toEqual([
      { to: '+46701740605', text: `Något nytt i din ansökan ${short} ${base}/ansokningar/${first.id}` },
    ])
    expect(gateway.asked[0]?.key).toBe(gateway.asked[0]?.id)
    const told = await lines(first.id)
    expect(told.length).toBeGreaterThan(1)
    expect(new Set(told.map(({ result, channel }) => `${result} ${channel}`))).toEqual(new Set(['sent sms']))
    expect(await dispatches(first.id)).toMatchObject([{ channel: 'sms', state: 'sent', erased: true }])
  })
})
void [post, minutes, person, sendNotices, tendNotices, describe, sent]
