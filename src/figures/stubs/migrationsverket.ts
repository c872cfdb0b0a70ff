import { Hono } from 'hono'
import type { Stub, Switches } from './stub.ts'
import { workbookOf } from './workbook.ts'

const switches = [
  'rotatedHash',
  'mergedHeaders',
  'footnote',
  'totalsOffByOne',
  'newColumn',
  'catalogueOnly',
  'unknownName',
] as const

const rows: readonly (readonly [string, number, number])[] = [
  ['Malmö stad', 30, 12],
  ['TRELLEBORG', 7, 0],
  ['UPPLANDS-VÄSBY', 3, 4],
]

/** Headers, municipalities, a total, and what the switches do to them. */
function migrationRows(on: Switches): (string | number | null)[][] {
  const widen = <T>(row: T[], extra: T): T[] => (on.has('newColumn') ? [row[0] as T, extra, ...row.slice(1)] : row)
  const headers: (string | null)[][] = on.has('mergedHeaders')
    ? [
        [null, 'Mottagna', null],
        ['Kommun', 'Anläggningsboende', 'Eget boende'],
      ]
    : [widen(['Kommun', 'Anläggningsboende', 'Eget boende'], 'Kvotflyktingar')]
  const named = rows.map(([name, ...counts]) => [
    on.has('unknownName') && name === 'TRELLEBORG' ? 'Tralleborg' : name,
    ...counts,
  ])
  const sums = [1, 2].map((at) => rows.reduce((sum, row) => sum + (row[at] as number), 0))
  const total = ['Totalt', (sums[0] ?? 0) + (on.has('totalsOffByOne') ? 1 : 0), sums[1] ?? 0]
  const notes = on.has('footnote') ? [['1) Uppgifterna kan komma att ändras.', null, null]] : []
  return [...headers, ...[...named, total].map((row) => widen(row, 1)), ...notes]
}

/** The hash of January's address is gone once February's is there. */
function make(on: Switches): Hono {
  const site = new Hono()
  const hash = on.has('rotatedHash') ? 'f00d2222/1772000000000' : 'f00d1111/1769000000000'
  const title = 'Kommunmottagna enligt ersättningsförordningen 2026'
  site.get('/om-migrationsverket/statistik.html', (c) =>
    on.has('catalogueOnly')
      ? c.body(
          `<rdf:RDF><dcat:Distribution rdf:about="x"><dcterms:title xml:lang="sv">${title}</dcterms:title><dcat:downloadURL rdf:resource="/download/${hash}/fil.xlsx"/></dcat:Distribution></rdf:RDF>`,
        )
      : c.html(`<a href="/annat">Annat</a> <a href="/download/${hash}/fil.xlsx" class="pdf">${title}, <span>Excel</span></a>
          <a href="/download/gammal/1/fil.xlsx">Kommunmottagna enligt ersättningsförordningen 2025</a>`),
  )
  site.get('/download/:hash/:epoch/fil.xlsx', (c) =>
    `${c.req.param('hash')}/${c.req.param('epoch')}` === hash
      ? c.body(
          new Uint8Array(
            workbookOf(
              migrationRows(on),
              [],
              on.has('mergedHeaders') ? '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>' : '',
            ),
          ),
        )
      : c.text('Sidan finns inte', 404),
  )
  return site
}

export const migrationsverketStub: Stub = { name: 'migrationsverket', switches, make }
