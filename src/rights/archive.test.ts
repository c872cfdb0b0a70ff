import { expect, test } from 'vitest'
import { actXml, safeName } from './archive.ts'

const id = '00000000-0000-4000-8000-000000000001'

test('what people wrote is text in the act, whatever signs it holds, and ids say what they are', () => {
  const rows = [{ note: 'a < b & "c"\u0001', provider: id, empty: null, list: [id] }]
  const xml = actXml({ name: 'N & M', tables: { 'x.y': rows, 'x.none': [] }, numbers: [] }, { [id]: 'Skola "A"' })
  expect(xml).toContain('<akt namn="N &amp; M">')
  expect(xml).toContain('>a &lt; b &amp; &quot;c&quot;</uppgift>')
  expect(xml).toContain(`namn="provider" betyder="Skola &quot;A&quot;">${id}<`)
  expect(xml).toContain('namn="list" betyder="Skola &quot;A&quot;"')
  expect(xml).not.toMatch(/empty|x\.none/)
})

test('no name leads out of its folder', () => {
  expect(safeName('../../etc/passwd')).toBe('etc-passwd')
  expect(safeName('mitt betyg (2).pdf')).toBe('mitt-betyg-2-.pdf')
  expect(safeName('..')).toBe('fil')
})
