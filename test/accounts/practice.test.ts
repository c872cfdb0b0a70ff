import { expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
await plantSkane(site.db)
const { malmo } = organisations

test('a practice site without mail shows the invitation to the one who invites, so that it can be tried', async () => {
  const administrator = await site.staff('administrator', malmo.municipality, { name: 'Petra Granath' })
  const page = `/organisation/${malmo.unit}/inbjudan`
  const answer = await administrator.press(page, { mail: 'elin@exempel.se', role: 'caseworker', name: 'Elin Ek' }, page)
  const shown = await administrator.follow(answer)
  expect(plain(shown)).toContain('Övningsmiljö: så här ser mejlet ut')
  const path = /href="(\/inbjudan\/[\w-]{43})"/.exec(shown)?.[1] as string
  const invited = site.visitor()
  expect((await invited.press(path, {})).headers.get('location')).toBe('/konto/tvafaktor')
  const stranger = await site.staff('administrator', malmo.municipality)
  expect(await stranger.text(`/organisation/${malmo.unit}?klart=inbjuden`)).not.toContain('/inbjudan/')
})
