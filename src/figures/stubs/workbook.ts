/** Small workbooks and archives for stubs, made in memory: honest ones, and those that a source should never have sent. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Entry = { name: string; text: string; claims?: number }

const numbers = (...parts: [value: number, bytes: 2 | 4][]): Buffer =>
  Buffer.concat(
    parts.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )

function packed({ name, text, claims }: Entry, offset: number) {
  const bytes = Buffer.from(text)
  const data = deflateRawSync(bytes)
  const called = Buffer.from(name)
  const facts: [number, 2 | 4][] = [
    [20, 2],
    [0x800, 2],
    [8, 2],
    [0, 4],
    [crc32(bytes), 4],
    [data.length, 4],
    [claims ?? bytes.length, 4],
    [called.length, 2],
    [0, 2],
  ]
  const local = Buffer.concat([numbers([0x04034b50, 4], ...facts), called, data])
  const central = Buffer.concat([
    numbers([0x02014b50, 4], [0x314, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    called,
  ])
  return { local, central }
}

export function archiveOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = packed(entry, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [entries.length, 2],
    [entries.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  )
  return Buffer.concat([...locals, directory, end])
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letter = (at: number): string =>
  (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26))

type Value = string | number | null
const cellXml = (value: Value, row: number, at: number): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? `<c r="${letter(at)}${row}"><v>${value}</v></c>`
      : `<c r="${letter(at)}${row}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** One sheet, as rows. */
export function workbookOf(rows: readonly (readonly Value[])[], more: readonly Entry[] = [], merged = ''): Buffer {
  const data = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((value, place) => cellXml(value, at + 1, place)).join('')}</row>`,
  )
  return archiveOf([
    {
      name: '[Content_Types].xml',
      text: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${head}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${head}<worksheet ${main}><sheetData>${data.join('')}</sheetData>${merged}</worksheet>`,
    },
    ...more,
  ])
}

export type PivotField = { name: string; items: readonly string[] }
/** A workbook that keeps its rows in a pivot cache; a record is a list of places among the items, or a number as it is. */
export function pivotOf(
  fields: readonly PivotField[],
  records: readonly (readonly (number | { n: number } | { s: string })[])[],
  { without = '' } = {},
): Buffer {
  const items = (list: readonly string[]) =>
    list.length === 0
      ? '<sharedItems/>'
      : `<sharedItems>${list.map((one) => `<s v="${escaped(one)}"/>`).join('')}</sharedItems>`
  const definition = `${head}<pivotCacheDefinition ${main}><cacheFields>${fields.map(({ name, items: list }) => `<cacheField name="${name}">${items(list)}</cacheField>`).join('')}</cacheFields></pivotCacheDefinition>`
  const one = (cell: number | { n: number } | { s: string }) =>
    typeof cell === 'number' ? `<x v="${cell}"/>` : 'n' in cell ? `<n v="${cell.n}"/>` : `<s v="${escaped(cell.s)}"/>`
  const cache = `${head}<pivotCacheRecords ${main}>${records.map((record) => `<r>${record.map(one).join('')}</r>`).join('')}</pivotCacheRecords>`
  const entries = [
    { name: 'xl/pivotCache/pivotCacheDefinition1.xml', text: definition },
    { name: 'xl/pivotCache/pivotCacheRecords1.xml', text: cache },
  ]
  return archiveOf(entries.filter(({ name }) => without === '' || !name.includes(without)))
}
