import { expect, test } from 'vitest'
import { setTheWays } from './scene.ts'

const { site, post, round, minute, person, quiet } = await setTheWays()

test('12: reserve nr 4 of 11 is told the rule that somebody with priority came by, and never who', {
  timeout: 90_000,
}, async () => {
  await round.seats(1)
  await site.rows(`update courses.round set offer_mode = 'automatic'`)
  const all = await round.admitted(12)
  expect((await round.decide()).status).toBe(303)
  await site.runJobs()
  const fourth = all[4]
  if (!fourth) throw new Error('twelve are needed')
  await person(fourth.person, { channel: 'mail', mail: 'fjarde@exempel.se' })
  await quiet()
  const [late] = await round.admitted(1, { givenName: 'Vendela' })
  site.clock.now = new Date('2027-03-03T10:00:00Z')
  await round.judge(late?.id ?? '', { shortEducation: '4' })
  await quiet()
  expect((await round.decide()).status).toBe(303)
  await site.runJobs()
  await minute(2)
  const mail = post.mails.find((one) => one.includes('fjarde@exempel.se')) ?? ''
  expect(mail).toContain('En sökande med förtur enligt urvalsreglerna kom till.')
  expect(mail).toContain('Regeln är: Kort utbildning.')
  expect(mail).not.toMatch(/Vendela|Exempel\b/)
  expect(mail).not.toContain(late?.receipt.slice(0, 4) ?? 'none')
})
