import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { costOf } from '../../shared/cost.ts'
import { docxWith, eicar, endless, pdfWith, pngClaiming, xlsxWith, type ZipPart, zip } from './samples.ts'
import { checkUpload, mostBytes } from './upload.ts'

const mega = 1024 * 1024
const few = { ms: 2000, bytes: 64 * mega }
const zeros = (name: string, size: number, claims = size): ZipPart => ({ name, bytes: Buffer.alloc(size), claims })
const text = (name: string, content: string): ZipPart => ({ name, bytes: Buffer.from(content) })
const picture = (kind: 'jpeg' | 'png') =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Copyright: 'Rosengatan 4' }, IFD3: { GPSLatitude: '55/1 36/1 0/1', GPSLatitudeRef: 'N' } })
    .toFormat(kind)
    .toBuffer()

describe('an honest file is taken', () => {
  test.each([
    ['betyg.pdf', 'pdf', pdfWith()],
    ['betyg.docx', 'docx', docxWith()],
    ['Betyg från skolan.XLSX', 'xlsx', xlsxWith()],
  ])('%s as it was sent', async (name, kind, bytes) => {
    expect(await checkUpload(bytes, name)).toEqual({ value: { bytes, kind, name } })
  })

  test.each([
    ['foto.jpg', 'jpeg'],
    ['foto.JPEG', 'jpeg'],
    ['foto.png', 'png'],
  ] as const)('%s is drawn anew without what the telephone wrote in it', async (name, kind) => {
    const sent = await picture(kind)
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const checked = await checkUpload(sent, name)
    if (!('value' in checked)) throw new Error(checked.problem)
    const kept = await sharp(checked.value.bytes).metadata()
    expect([kept.format, kept.width, kept.height, kept.exif]).toEqual([kind, 40, 20, undefined])
    expect(Buffer.from(checked.value.bytes).includes('Rosengatan')).toBe(false)
  })

  test('a picture held sideways stands upright', async () => {
    const sideways = await sharp(await picture('jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const checked = await checkUpload(sideways, 'foto.jpg')
    const kept = await sharp('value' in checked ? checked.value.bytes : Buffer.alloc(0)).metadata()
    expect([kept.width, kept.height]).toEqual([20, 40])
  })

  test('a stream is read as well as bytes', async () => {
    async function* inPieces() {
      for (const byte of pdfWith()) yield Uint8Array.of(byte)
    }
    expect(await checkUpload(inPieces(), 'betyg.pdf')).toHaveProperty('value.kind', 'pdf')
  })

  test('its name loses the folder and what cannot be seen', async () => {
    expect(await checkUpload(pdfWith(), 'C:\\Users\\x\\be\u202etyg\u0000.pdf')).toHaveProperty(
      'value.name',
      'betyg.pdf',
    )
    const long = await checkUpload(pdfWith(), `${'å'.repeat(300)}.pdf`)
    expect('value' in long && [long.value.name.length, long.value.name.endsWith('å.pdf')]).toEqual([100, true])
  })
})

const script = '<script>alert(1)</script>'
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)
const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
const wide = Buffer.from(entities, 'utf16le')
const gifAndZip = Buffer.concat([Buffer.from('GIF89a'), docxWith()])

describe('a hostile or mistaken file is refused', () => {
  test.each<[string, string, Buffer, string]>([
    ['more than 10 MB', 'stor.pdf', Buffer.alloc(mostBytes + 1, 0x20), 'tooLarge'],
    ['a program', 'spel.exe', Buffer.from('MZ'), 'kind'],
    ['a program with a turned name', 'cv\u202efdp.exe', pdfWith(), 'kind'],
    ['a name without ending', 'pdf', pdfWith(), 'kind'],
    ['a picture of vectors with script', 'bild.svg', svg, 'kind'],
    ['vectors called png', 'bild.png', svg, 'notWhatItSays'],
    ['a page called pdf', 'betyg.pdf', Buffer.from(`<html>${script}</html>`), 'notWhatItSays'],
    ['a document called pdf', 'betyg.pdf', docxWith(), 'notWhatItSays'],
    ['a table called document', 'betyg.docx', xlsxWith(), 'notWhatItSays'],
    ['a plain archive called document', 'betyg.docx', zip([text('a.txt', 'a')]), 'notWhatItSays'],
    ['nothing at all', 'betyg.pdf', Buffer.alloc(0), 'notWhatItSays'],
    ['the string for virus scanners', 'betyg.pdf', Buffer.from(eicar), 'notWhatItSays'],
    ['that string in a pdf', 'betyg.pdf', pdfWith(eicar), 'kind'],
    ['that string in a document', 'betyg.docx', docxWith(text('word/media/a.txt', eicar)), 'archive'],
    ['pdf and page at once', 'betyg.pdf', pdfWith(script), 'kind'],
    ['pdf and archive at once', 'betyg.pdf', Buffer.concat([pdfWith(), docxWith(), Buffer.from('%%EOF')]), 'kind'],
    ['gif and archive at once', 'betyg.docx', gifAndZip, 'notWhatItSays'],
    ['something after the archive', 'betyg.docx', Buffer.concat([docxWith(), Buffer.from(script)]), 'unreadable'],
    ['half a pdf', 'betyg.pdf', pdfWith(' '.repeat(3000)).subarray(0, 1500), 'unreadable'],
    ['half a document', 'betyg.docx', docxWith().subarray(0, 200), 'unreadable'],
    ['macros', 'betyg.docx', docxWith(zeros('word/vbaProject.bin', 10)), 'archive'],
    ['a link', 'betyg.docx', docxWith({ ...text('word/a', '/etc/passwd'), mode: 0o120777 }), 'archive'],
    ['a path out of the archive', 'betyg.docx', docxWith(text('../../etc/cron.d/a', 'a')), 'archive'],
    ['a path from the root', 'betyg.docx', docxWith(text('/etc/cron.d/a', 'a')), 'archive'],
    ['a path of another system', 'betyg.docx', docxWith(text('C:\\a', 'a')), 'archive'],
    ['two names for one part', 'betyg.docx', docxWith({ ...text('word/a', 'a'), ownName: 'word/b' }), 'archive'],
    ['a part twice', 'betyg.docx', docxWith(text('WORD/document.xml', 'a')), 'archive'],
    ['entities in a document', 'betyg.docx', docxWith(text('word/styles.xml', entities)), 'archive'],
    ['entities in a table', 'betyg.xlsx', xlsxWith(text('xl/sharedStrings.xml', entities)), 'archive'],
    ['entities in wide letters', 'betyg.xlsx', xlsxWith({ name: 'xl/styles.xml', bytes: wide }), 'archive'],
    ['entities far into a part', 'betyg.xlsx', xlsxWith(text('xl/a.xml', ' '.repeat(262_139) + entities)), 'archive'],
  ])('%s', async (_, name, bytes, problem) => {
    expect(await checkUpload(bytes, name)).toEqual({ problem })
  })

  test('a picture that is cut', async () => {
    const noise = Buffer.from(Array.from({ length: 30_000 }, (_, n) => (n * 7919) % 251))
    const whole = await sharp(noise, { raw: { width: 100, height: 100, channels: 3 } })
      .jpeg()
      .toBuffer()
    expect(await checkUpload(whole, 'foto.jpg')).toHaveProperty('value')
    expect(await checkUpload(whole.subarray(0, whole.length / 2), 'foto.jpg')).toEqual({ problem: 'unreadable' })
  })

  test('a part that was changed on the way', async () => {
    const changed = docxWith({ ...text('word/a.xml', 'abc'), stored: true })
    changed[changed.indexOf('abc')] = 0x7a
    expect(await checkUpload(changed, 'betyg.docx')).toEqual({ problem: 'unreadable' })
  })

  test('a part behind a password', async () => {
    const locked = docxWith()
    locked.writeUInt16LE(
      locked.readUInt16LE(locked.lastIndexOf('PK\x01\x02') + 8) | 1,
      locked.lastIndexOf('PK\x01\x02') + 8,
    )
    expect(await checkUpload(locked, 'betyg.docx')).toEqual({ problem: 'archive' })
  })
})

/** One part of 16 MB that 256 rows of the directory all point to: 4 GB in some 30 KB. */
function overlapping(): Buffer {
  const many = Array.from({ length: 256 }, (_, n) =>
    zeros(`word/${String(n).padStart(3, '0')}`, n === 0 ? 16 * mega : 0),
  )
  const archive = zip(many)
  for (let at = archive.indexOf('PK\x01\x02'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 1)) {
    archive.writeUInt32LE(16 * mega, at + 24)
    archive.writeUInt32LE(0, at + 42)
  }
  return archive
}

describe('bombs are refused within 2 s of work and 64 MB', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => text(`word/${n}.xml`, ''))
  const sixteen = Array.from({ length: 16 }, (_, n) => zeros(`word/media/${n}.bin`, 8 * mega))

  test.each<[string, string, () => Buffer | AsyncIterable<Uint8Array>, string]>([
    ['4 GB in a small archive of overlapping parts', 'betyg.docx', overlapping, 'archive'],
    ['128 MB, as claimed', 'betyg.docx', () => docxWith(...sixteen), 'archive'],
    ['200 MB that claim to be 10 bytes', 'betyg.docx', () => docxWith(zeros('word/a.xml', 200 * mega, 10)), 'archive'],
    ['200 MB that claim to be 90', 'betyg.xlsx', () => xlsxWith(zeros('xl/a.xml', 200 * mega, 90 * mega)), 'archive'],
    ['10 000 files', 'betyg.docx', () => zip(many), 'archive'],
    ['a picture of 50 000 x 50 000', 'foto.png', () => pngClaiming(50_000, 50_000), 'pixels'],
    ['a stream without end', 'betyg.pdf', () => ({ [Symbol.asyncIterator]: endless }), 'tooLarge'],
  ])('%s', async (_, name, make, problem) => {
    const bomb = make()
    const refused = async () => expect(await checkUpload(bomb, name)).toEqual({ problem })
    const cost = await costOf(refused, few)
    expect(cost.ms).toBeLessThan(few.ms)
    expect(cost.bytes).toBeLessThan(few.bytes)
  })
})
