import { beforeAll, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { organisations, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

// An answer of Kolada's that a person has saved comes in by the same reader as one that was fetched.
const site = await theSite({ now: '2027-03-10T09:00:00Z' })
let editor: Awaited<ReturnType<typeof site.staff>>
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: false })
  editor = await site.staff('statisticsEditor', organisations.owner)
})
const desk = '/siffror/redaktion'
const row = (kpi: string, municipality: string, values: object[]) => ({ kpi, municipality, period: 2025, values })
const saved = (values: object[], next: string | null = null) =>
  new File([JSON.stringify({ values, count: values.length, next_url: next, previous_url: null })], 'kolada.json', {
    type: 'application/json',
  })
const bring = (file: File) => editor.press(desk, { file } as unknown as Record<string, string>, desk)
const trelleborg = row('N01986', '1287', [
  { gender: 'K', count: 1, status: '', value: 21, isdeleted: false },
  { gender: 'M', count: 1, status: '', value: 30, isdeleted: false },
  { gender: 'T', count: 1, status: '', value: 51, isdeleted: false },
  { gender: 'T', count: 1, status: '', value: 9, isdeleted: true },
])
const malmo = row('N01986', '1280', [{ gender: 'T', count: 1, status: 'Missing', value: null, isdeleted: false }])

test('is handed in, looked at and read in; nobody is asked what its columns are', async () => {
  const handed = await bring(saved([trelleborg, malmo]))
  expect(handed.status).toBe(303)
  const page = handed.headers.get('location') ?? ''
  const text = await editor.text(page)
  for (const seen of ['N01986', 'Trelleborg', '51', '4 nya tal']) expect(text).toContain(seen)
  expect(text).not.toContain('Vad betyder kolumnerna?')
  expect((await editor.press(page, {}, `${page}/las-in`)).headers.get('location')).toBe(`${desk}?klart=inlast`)
  expect(
    await site.rows('select municipality, sex, value, status from figures.waiting order by municipality, sex'),
  ).toEqual([
    { municipality: '1280', sex: 'T', value: null, status: 'missing' },
    { municipality: '1287', sex: 'K', value: 21, status: 'ok' },
    { municipality: '1287', sex: 'M', value: 30, status: 'ok' },
    { municipality: '1287', sex: 'T', value: 51, status: 'ok' },
  ])
  expect(await editor.text(desk)).toContain('kolada.json')
})

test.each([
  ['of a KPI that we do not know', saved([row('N99999', '1287', [])])],
  ['of two at once', saved([trelleborg, row('N00960', '1287', [])])],
  ['of nothing', saved([])],
])('%s is refused in words', async (_, file) => {
  const answer = await bring(file)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('inte ett svar från Kolada om ett enda nyckeltal')
})

test('of only the first page stops with its reason, and no number waits', async () => {
  await site.db.query('delete from figures.waiting')
  const page = (await bring(saved([trelleborg], 'https://api.kolada.se/v3/next'))).headers.get('location') ?? ''
  expect(await editor.text(page)).toContain('Bara en del av svaret finns med.')
  // There is no way to read it in, and trying one of one's own changes nothing.
  expect(await editor.text(page)).not.toContain(`${page}/las-in`)
  expect(await site.rows('select 1 from figures.waiting')).toEqual([])
})
