/**
 * What the archive gets (leverans till e-arkiv): an act for each application or person, its papers beside it, and a list of everything with
 * digests in the form of FGS Paketstruktur (METS). The trap: an archive reads it when this site is gone, so it explains itself.
 */
export type Row = Record<string, unknown>
export type Act = { name: string; tables: Record<string, Row[]>; numbers: { kind: string; value: string }[] }
export type Listed = { name: string; type: string; size: number; sha256: string }
export type About = {
  run: string
  municipality: string
  class: string
  months: number
  legalBasis: string
  reference: string
  madeAt: Date
}

/** Characters that XML does not know at all are left out. */
const text = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to take away
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`

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

const fileXml = ({ name, type, size, sha256 }: Listed, at: number): string =>
  `      <mets:file ID="F${at}" MIMETYPE="${text(type)}" SIZE="${size}" CHECKSUM="${sha256}" CHECKSUMTYPE="SHA-256"><mets:FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="file:///${text(encodeURI(name))}"/></mets:file>`

/** The list of the package: who delivers, by which rule and decision, and each file with its size and digest. */
export function sipXml(about: About, files: readonly Listed[]): string {
  const agent = (role: string, more: string, name: string) =>
    `    <mets:agent ROLE="${role}" ${more}><mets:name>${text(name)}</mets:name></mets:agent>`
  return xml(`<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="UUID:${about.run}" TYPE="SIP" LABEL="${text(about.reference)}">
  <mets:metsHdr CREATEDATE="${about.madeAt.toISOString()}" RECORDSTATUS="NEW">
${agent('ARCHIVIST', 'TYPE="ORGANIZATION"', `Kommun ${about.municipality}`)}
${agent('CREATOR', 'TYPE="OTHER" OTHERTYPE="SOFTWARE"', 'Knutpunkt')}
    <mets:altRecordID TYPE="SUBMISSIONAGREEMENT">${text(about.reference)}</mets:altRecordID>
    <mets:altRecordID TYPE="LEGALBASIS">${text(about.legalBasis)}</mets:altRecordID>
    <mets:altRecordID TYPE="RULE">${text(`${about.class}, ${about.months} months`)}</mets:altRecordID>
  </mets:metsHdr>
  <mets:fileSec>
    <mets:fileGrp ID="G0">
${files.map(fileXml).join('\n')}
    </mets:fileGrp>
  </mets:fileSec>
  <mets:structMap LABEL="Leverans">
    <mets:div LABEL="Akter">
${files.map((_, at) => `      <mets:fptr FILEID="F${at}"/>`).join('\n')}
    </mets:div>
  </mets:structMap>
</mets:mets>`)
}

/** What stands in a table or in no place of the file system: letters, digits and a dot. */
export const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-80) || 'fil'
