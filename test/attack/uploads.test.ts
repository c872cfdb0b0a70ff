import { readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { docxWith, eicar, pdfWith, pngClaiming, xlsxWith, type ZipPart, zip } from '../../src/platform/files/samples.ts'
import { setTheScene } from '../applications/scene.ts'
import type { Browser } from '../browser.ts'
import { homeOf } from '../plant.ts'
import { theSite } from '../site.ts'

// Promise 19 through the whole site: refused in little time, with words, and nothing of it is left anywhere.
const site = await theSite()
const { staff, step, outside } = setTheScene(site)
const mega = 1024 * 1024
let fatima: Browser
let page: string
beforeEach(async () => {
  const { first, person } = await outside()
  const lisa = await staff('caseworker', homeOf('1281').unit)
  await step(lisa, first.id, { to: 'completion', items: ['betyg'] })
  fatima = await site.newcomer('1281', person)
  const [{ id }] = await site.rows(`select id from applications.document where item = 'betyg'`)
  page = `/ansokningar/${first.id}/handlingar/${id}`
})

function left(): string[] {
  try {
    return readdirSync(site.services.files, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name)
  } catch {
    return [] // nobody has sent anything yet: there is no folder
  }
}
const kept = async () => (await site.rows('select count(*)::int as n from applications.file'))[0].n

const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
const part = (name: string, content: string | Buffer, more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  bytes: Buffer.from(content),
  ...more,
})
const zeros = () => Array.from({ length: 16 }, (_, n) => part(`word/media/${n}.bin`, Buffer.alloc(8 * mega)))
const many = () => Array.from({ length: 10_000 }, (_, n) => part(`word/${n}.xml`, ''))
const script = '<script>alert(1)</script>'

const hostile: [string, string, () => Buffer][] = [
  ['128 MB packed small', 'betyg.docx', () => docxWith(...zeros())],
  ['10 000 files', 'betyg.docx', () => zip(many())],
  ['a path out of the archive', 'betyg.docx', () => docxWith(part('../../etc/cron.d/a', 'a'))],
  ['a link', 'betyg.docx', () => docxWith(part('word/a', '/etc/passwd', { mode: 0o120777 }))],
  ['50 000 x 50 000 pixels', 'foto.png', () => pngClaiming(50_000, 50_000)],
  ['entities in a table', 'betyg.xlsx', () => xlsxWith(part('xl/sharedStrings.xml', entities))],
  ['entities in a document', 'betyg.docx', () => docxWith(part('word/styles.xml', entities))],
  ['pdf and page at once', 'betyg.pdf', () => pdfWith(script)],
  ['vectors with script', 'bild.svg', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
  ['the string for virus scanners', 'betyg.pdf', () => pdfWith(eicar)],
  ['more than 10 MB', 'betyg.pdf', () => Buffer.alloc(11 * mega, 0x20)],
]

test('each is refused with words, within 2 s of work, and leaves nothing', async () => {
  for (const [what, name, make] of hostile) {
    const bytes = new Uint8Array(make())
    const html = await fatima.text(page)
    const began = process.cpuUsage()
    const answer = await fatima.submit(html, { file: new File([bytes], name) })
    const { user, system } = process.cpuUsage(began)
    expect([what, answer.status, (user + system) / 1000 < 2000, left()]).toEqual([what, 422, true, []])
  }
  expect(await kept()).toBe(0)
}, 60_000)

test('a name of a file never becomes a place on the disk, nor a header', async () => {
  const name = '../../\u202efdp.exe\r\nX-Evil: 1".pdf'
  const answer = await fatima.press(page, { file: new File([new Uint8Array(pdfWith())], name) })
  expect(answer.status).toBe(303)
  expect(left()).toHaveLength(1)
  expect(left()[0]).toMatch(/^[0-9a-f-]{36}$/)
  const html = await fatima.text(page.replace(/\/handlingar.*/, ''))
  const [link = ''] = /\/ansokningar\/[\w-]+\/filer\/[\w-]+/.exec(html) ?? []
  const file = await fatima.get(link)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
  expect(file.headers.get('content-security-policy')).toContain('; sandbox')
  expect(file.headers.has('x-evil')).toBe(false)
})

test('a body without end and without length is left at the limit', async () => {
  const boundary = 'kant'
  const head = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`)
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(out) {
      const piece = sent === 0 ? head : Buffer.alloc(mega, 0x20)
      sent += piece.byteLength
      // Without a limit it would go on for ever; here it ends, so that the test does too.
      if (sent > 400 * mega) out.close()
      else out.enqueue(piece)
    },
  })
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' }
  const [before, there] = [process.memoryUsage.rss(), left()]
  const answer = await fatima.send(`${page}/fil`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(80 * mega)
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * mega)
  expect(left()).toEqual(there)
})
