import { expect, test } from 'vitest'
import { few, setTheRound } from '../admission/scene.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'

// A demonstration without a gateway sends nothing: what would have come stands on a page.
const site = await theSite()
const round = setTheRound(site)

test('shows the text message on a page of the application, to the person and to the desk', async () => {
  const { first, municipality, person } = await round.inside()
  site.wait(2 / 1440)
  await round.night('tendNotices')
  const own = await site.newcomer(municipality, person)
  expect(await own.text(`/ansokningar/${first.id}`)).toContain(`/ansokningar/${first.id}/besked`)
  const page = plain(await own.text(`/ansokningar/${first.id}/besked`))
  expect(page).toContain('Sms och mejl till dig')
  expect(page).toContain(`Något nytt i din ansökan ${first.receipt.slice(0, 4)}`)
  const arabic = await own.text(`/ansokningar/${first.id}/besked?sprak=ar`)
  expect(arabic).toMatch(
    /<div class="inset"><p><strong>[^<]*[\u0600-\u06ff][^<]*<\/strong><\/p><div lang="sv" dir="ltr"><p>/,
  )
  const desk = plain(await (await round.officer()).text(`/ansokningar/${first.id}/besked`))
  expect(desk).toContain('Visat i övningsmiljön.')
  expect(desk).toContain('Något nytt i din ansökan')
  const [row] = await site.rows('select state, sealed from notices.dispatch')
  expect(row.state).toBe('shown')
  expect(row.sealed.toString('latin1')).not.toMatch(/Något|4670/)
})

test('the operator sees how many wait and how many were sent, and nobody', async () => {
  const { first } = await round.inside()
  const [application] = await site.rows('select municipality, id from applications.application where id = $1', [
    first.id,
  ])
  const dispatch = (state: string, attempts: number) =>
    site.rows(
      `insert into notices.dispatch (municipality, application, kinds, channel, language, state, attempts, next_at, made_at, settled_at)
       values ($1, $2, '{draft.submitted}', 'sms', 'sv', $3, $4, $5, $5, $5)`,
      [application.municipality, application.id, state, attempts, site.clock.now],
    )
  await dispatch('waiting', 2)
  await dispatch('failed', 5)
  const [owner] = await site.rows(`select id from organisations.organisation where kind = 'owner' limit 1`)
  const html = plain(await (await site.staff('operator', owner.id)).text('/drift'))
  expect(html).toContain('Besked till sökande')
  expect(html).toContain('Några besked har inte gått fram.')
  expect(html).not.toContain('Fatima')
})

test('the reminder of a draft stands on a page of its own, for whoever writes it', async () => {
  await round.seats(1)
  const start = `/ansok/${few.id}`
  const writer = site.visitor()
  const address = (await writer.press(start, { draft: 'new' }, start)).headers.get('location') ?? ''
  const contact = { channel: 'mail', phone: '', mail: 'namn@exempel.se', language: 'sv' }
  expect((await writer.press(`${address}/kontakt`, contact, `${address}/kontakt`)).status).toBe(303)
  expect(await writer.text('/utkast')).not.toContain(`${address}/besked`)
  site.wait(23)
  await round.night('remindDrafts')
  await site.runJobs()
  expect(await writer.text('/utkast')).toContain(`${address}/besked`)
  expect(plain(await writer.text(`${address}/besked`))).toContain('Utkastet försvinner om sju dagar.')
  expect((await site.visitor().get(`${address}/besked`)).status).toBe(404)
})
