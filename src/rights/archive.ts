/**
 * What the archive gets (leverans till e-arkiv): an act for each application or person, its papers beside it, and a list of everything (sip.ts).
 * The trap: an archive reads it when this site is gone, so it explains itself.
 */
export type Row = Record<string, unknown>
export type Act = { name: string; tables: Record<string, Row[]>; numbers: { kind: string; value: string }[] }

/** Characters that XML does not know at all are left out. */
export const text = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to take away
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''
export const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A column with what it points to: an id says nothing where its table is gone. */
const columnXml = (name: string, value: unknown, names: Record<string, string>): string => {
  const list = Array.isArray(value) ? value : [value]
  const means = list.flatMap((one) => (typeof one === 'string' && uuid.test(one) && names[one]) || []).join('; ')
  return `      <uppgift namn="${text(name)}"${means && ` betyder="${text(means)}"`}>${text(value)}</uppgift>`
}

const rowXml = (row: Row, names: Record<string, string>): string =>
  `    <rad>\n${Object.entries(row)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => columnXml(name, value, names))
    .join('\n')}\n    </rad>`

export function actXml({ name, tables, numbers }: Act, names: Record<string, string>): string {
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0)
  const parts = filled.map(
    ([table, rows]) =>
      `  <tabell namn="${text(table)}">\n${rows.map((row) => rowXml(row, names)).join('\n')}\n  </tabell>`,
  )
  const known = numbers.map(({ kind, value }) => `  <nummer slag="${text(kind)}">${text(value)}</nummer>`)
  return xml(`<akt namn="${text(name)}">\n${[...known, ...parts].join('\n')}\n</akt>`)
}

/** What stands in a table or in no place of the file system: letters, digits and a dot. */
export const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-80) || 'fil'
