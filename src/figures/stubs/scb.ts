import { Hono } from 'hono'
import type { Stub, Switches } from './stub.ts'

const switches = [
  'sparse',
  'statusWithoutValue',
  'tooMany',
  'duplicatedCode',
  'reordered',
  'splitTable',
  'disagree',
  'renamedLabel',
  'busyAlways',
  'htmlPage',
] as const

type Selection = { variableCode: string; valueCodes: string[] }[]
const limit = 200
const codesOf = (selection: Selection, name: string): string[] =>
  selection.find(({ variableCode }) => variableCode === name)?.valueCodes ?? []

type Table = { latest: number; oldest: number }
/** History and the current years overlap in 2024. */
const tables: Record<string, Table> = {
  TAB638: { latest: 2025, oldest: 2015 },
  TAB4822: { latest: 2024, oldest: 2000 },
  TAB6642: { latest: 2025, oldest: 2024 },
}
function periodsOf(selection: Selection, { latest, oldest }: Table): string[] {
  const [top = 'top(1)'] = codesOf(selection, 'Tid')
  const count = Number(/^top\((\d+)\)$/.exec(top)?.[1] ?? 1)
  return Array.from({ length: count }, (_, at) => latest - count + 1 + at)
    .filter((year) => year >= oldest)
    .map(String)
}

type Dimensions = { name: string; codes: string[] }[]
const numberOf = (codes: Record<string, string>): number =>
  (Number(codes.Region) % 97) * 10 + Number(codes.Kon) + Number(codes.Tid) - 2000

function valuesOf(dimensions: Dimensions): { value: number; codes: Record<string, string> }[] {
  return dimensions
    .reduce<Record<string, string>[]>(
      (rows, { name, codes }) => rows.flatMap((row) => codes.map((code) => ({ ...row, [name]: code }))),
      [{}],
    )
    .map((codes) => ({ codes, value: numberOf(codes) }))
}

const labels: Record<string, string> = { Region: 'region', Kon: 'kön', ContentsCode: 'tabellinnehåll', Tid: 'år' }
function cubeOf(dimensions: Dimensions, on: Switches, table: string) {
  const values = valuesOf(dimensions)
  const numbers: (number | null)[] = values.map(
    ({ value }) => value + (on.has('disagree') && table === 'TAB6642' ? 1 : 0),
  )
  const withheld = on.has('statusWithoutValue')
  if (withheld) numbers[0] = null
  const sparse = Object.fromEntries(numbers.flatMap((one, at) => (one === null ? [] : [[String(at), one]])))
  return {
    version: '2.0',
    class: 'dataset',
    id: dimensions.map(({ name }) => name),
    size: dimensions.map(({ codes }) => codes.length),
    dimension: Object.fromEntries(
      dimensions.map(({ name, codes }) => [
        name,
        {
          label: on.has('renamedLabel') ? 'något annat' : labels[name],
          category: {
            index: Object.fromEntries(codes.map((code, at) => [code, at])),
            label: Object.fromEntries(codes.map((code) => [code, on.has('renamedLabel') ? 'okänt' : code])),
          },
        },
      ]),
    ),
    value: on.has('sparse') || withheld ? sparse : numbers,
    ...(withheld && { status: { '0': '..' } }),
  }
}

function make(on: Switches): Hono {
  const site = new Hono()
  const most = on.has('tooMany') ? limit * 10 : limit
  site.get('/api/v2/config', (c) =>
    c.json({ apiVersion: '2.0', maxDataCells: most, maxCallsPerTimeWindow: 30, timeWindow: 10 }),
  )
  site.get('/api/v2/tables/:id/data', (c) => c.json({ type: 'use POST', title: 'Not found', status: 404 }, 404))
  site.post('/api/v2/tables/:id/data', async (c) => {
    if (on.has('busyAlways')) return c.text('', 429, { 'retry-after': '1' })
    if (on.has('htmlPage')) return c.html('<!DOCTYPE html><html><body>Tjänsten är nere</body></html>')
    const { selection } = await c.req.json<{ selection: Selection }>()
    const table = tables[c.req.param('id')]
    if (!table) return c.json({ type: 'x', title: 'Not found', status: 404 }, 404)
    if (['ContentsCode', 'Tid'].some((name) => codesOf(selection, name).length === 0))
      return c.json({ title: 'Missing', status: 400 }, 400)
    const dimensions = [
      ...['Region', 'Kon', 'ContentsCode'].map((name) => ({ name, codes: codesOf(selection, name) })),
      { name: 'Tid', codes: periodsOf(selection, table) },
    ].filter(({ codes }) => codes.length > 0)
    if (on.has('duplicatedCode') || dimensions.some(({ codes }) => new Set(codes).size < codes.length))
      return c.body(null, 500)
    const cells = dimensions.reduce((product, { codes }) => product * codes.length, 1)
    if (cells > limit) return c.json({ type: 'Parameter error', title: 'Too many cells selected', status: 400 }, 400)
    return c.json(cubeOf(on.has('reordered') ? dimensions.reverse() : dimensions, on, c.req.param('id')))
  })
  return site
}

export const scbStub: Stub = { name: 'scb', switches, make }
