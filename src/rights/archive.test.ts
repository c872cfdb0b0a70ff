import { expect, test } from 'vitest'
import { actXml, safeName, sipXml } from './archive.ts'

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

test('the list names each file with its size and digest, and whose decision it is', () => {
  const rule = { class: 'application', months: 24, legalBasis: 'arkivlagen', reference: 'N <1>' }
  const about = { ...rule, run: id, municipality: '1280', madeAt: new Date('2027-03-01T09:00:00Z') }
  const xml = sipXml(about, [{ name: 'akter/Å 1/akt.xml', type: 'application/xml', size: 12, sha256: 'ab' }])
  expect(xml).toContain('SIZE="12" CHECKSUM="ab" CHECKSUMTYPE="SHA-256"')
  expect(xml).toContain('file:///akter/%C3%85%201/akt.xml')
  expect(xml).toContain('N &lt;1&gt;')
  expect(xml.match(/FILEID="F0"/g)).toHaveLength(1)
})

test('no name leads out of its folder', () => {
  expect(safeName('../../etc/passwd')).toBe('etc-passwd')
  expect(safeName('mitt betyg (2).pdf')).toBe('mitt-betyg-2-.pdf')
  expect(safeName('..')).toBe('fil')
})
