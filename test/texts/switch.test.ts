import { beforeAll, expect, test } from 'vitest'
import { setApproved } from '../../src/shared/text-state.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Another language in the middle of a form: the page comes back with what was typed, and nothing has been done.

const site = await theSite()
let platform: Awaited<ReturnType<typeof site.staff>>
beforeAll(async () => {
  await plantSkane(site.db)
  platform = await site.staff('platformAdministrator', organisations.owner)
  setApproved([])
})
const page = '/oversattningar/text?till=ar&del=start&nyckel=find'
const typed = 'نص مكتوب'

test('the names of the languages belong to the form that is being filled in, and Enter still presses its own button', async () => {
  const drawn = await platform.text(page)
  expect(drawn).toContain('<form id="svar" method="post" action="/oversattningar/text"')
  const buttons = [...drawn.matchAll(/<button[^>]* form="svar"[^>]*>/g)].map(([tag]) => tag)
  expect(buttons).toHaveLength(15)
  expect(buttons[0]).not.toContain('formaction')
  expect(buttons[1]).toContain('formaction="/oversattningar/text?sprak=sv"')
  const front = await platform.text('/')
  expect(front).not.toContain('form="svar"')
  expect(front).toContain('href="/?sprak=ar"')
})

test('what is typed comes along, and the language is kept', async () => {
  const drawn = (await platform.text(page)).replaceAll(
    'action="/oversattningar/text"',
    'action="/oversattningar/text?sprak=en"',
  )
  const answer = await platform.submit(drawn, { text: typed }, '/oversattningar/text?sprak=en')
  expect(answer.status).toBe(200)
  const redrawn = await answer.text()
  expect(redrawn).toContain('<html lang="en"')
  expect(redrawn).toContain(`>${typed}</textarea>`)
  expect(redrawn).not.toContain('class="problem"')
  expect(platform.cookies.get('sprak')).toBe('en')
  expect(await site.rows('select * from translations.text')).toEqual([])
  const sent = await platform.submit(redrawn, { text: typed }, '/oversattningar/text')
  expect(sent.status).toBe(303)
  expect(await site.rows('select body from translations.text')).toEqual([{ body: typed }])
})

test('a form with nothing to redraw does nothing and leads back to its page', async () => {
  const back = '/oversattningar/text/tillbaka'
  const drawn = (await platform.text(page)).replaceAll(`action="${back}"`, `action="${back}?sprak=uk"`)
  platform.headers = { referer: `http://localhost${page}` }
  const answer = await platform.submit(drawn, {}, `${back}?sprak=uk`)
  platform.headers = {}
  expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
  expect(await site.rows('select body from translations.text')).toEqual([{ body: typed }])
  expect(platform.cookies.get('sprak')).toBe('uk')
})
