import { Hono } from 'hono'
import { municipalityNames } from '../../shared/facts/municipalities.ts'
import type { Stub, Switches } from './stub.ts'
import { archiveOf, pivotOf } from './workbook.ts'

const switches = [
  'twoMonths',
  'otherMonth',
  'names289',
  'renamedField',
  'outOfRange',
  'noRecords',
  'bomb',
  'otherSpelling',
  'unknownName',
] as const
const month = '2026-10'

function namesOf(on: Switches): string[] {
  const names = [...municipalityNames.values()]
  if (on.has('names289')) names.pop()
  if (on.has('otherSpelling')) names[names.indexOf('Malung-Sälen')] = 'MALUNG'
  if (on.has('unknownName')) names[names.indexOf('Malmö')] = 'Malmøy'
  return names
}

/** Women and men of every municipality; Perstorp's women are too few to be told. */
function fileOf(on: Switches): Buffer {
  const names = namesOf(on)
  const fields = [
    { name: on.has('renamedField') ? 'MANAD' : 'PERIOD', items: on.has('twoMonths') ? [month, '2026-09'] : [month] },
    { name: 'KOEN', items: ['Kvinna', 'Man'] },
    { name: 'LAN', items: ['Skåne län'] },
    { name: 'KOMMUN_BESKR', items: names },
    { name: 'INSAL', items: [] },
  ]
  const records = names.flatMap((name, place) =>
    [0, 1].map((sex) => [
      on.has('twoMonths') && place % 2 === 1 ? 1 : 0,
      sex,
      0,
      on.has('outOfRange') && name === 'Lund' ? 9_999 : place,
      name === 'Perstorp' && sex === 0 ? { s: '<5' } : { n: 10 + place + sex },
    ]),
  )
  return pivotOf(fields, records, { without: on.has('noRecords') ? 'Records' : '' })
}

/** Says that it unfolds to four gigabytes. */
const bomb = (): Buffer =>
  archiveOf([
    { name: 'xl/pivotCache/pivotCacheDefinition1.xml', text: '<pivotCacheDefinition/>' },
    { name: 'xl/pivotCache/pivotCacheRecords1.xml', text: ' '.repeat(1_000_000), claims: 4_000_000_000 },
  ])

function make(on: Switches): Hono {
  const site = new Hono()
  const other = on.has('otherMonth') ? '2026-09' : month
  site.get('/statistik/*', (c) =>
    c.html(`<h1>Statistik</h1><ul>
      <li><a href="/download/18.aa1/web-inskrivna-etablering-${month}.xlsx">Inskrivna</a></li>
      <li><a href="/download/18.aa2/web-inskrivna-etablering-2026-08.xlsx">Inskrivna, äldre</a></li>
      <li><a href="/download/18.aa3/web-sok-lan-kom-${other}.xlsx">Sökande</a></li></ul>`),
  )
  site.get('/download/:hash/:file', (c) => {
    const tag = `"${[...on].join('-')}-1"`
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    const body = on.has('bomb') ? bomb() : fileOf(on)
    return c.body(new Uint8Array(body), 200, { etag: tag, 'content-type': 'application/octet-stream' })
  })
  return site
}

export const arbetsformedlingenStub: Stub = { name: 'arbetsformedlingen', switches, make }
