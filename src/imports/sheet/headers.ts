/** Which column of somebody's table is which field of ours: proposed by name, changed by a person on the preview. */
export type Field<Name extends string = string> = { name: Name; labels: readonly string[]; required: boolean }
export type Mapping<Name extends string = string> = {
  /** Place of the column, from 0. */
  columns: Partial<Record<Name, number>>
  /** Required fields without a column. */
  missing: Name[]
  /** Headers that no field answers to; they are left out of the import. */
  unknown: string[]
  /** Headers that repeat a field which already has its column. */
  repeated: string[]
}

/** Small letters and digits only, å ä ö as a a o: `Födelse-år ` and `fodelsear` are the same word. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const answersTo = ({ name, labels }: Field, header: string): boolean =>
  [name, ...labels].some((label) => folded(label) === folded(header))

export function mapHeaders<Name extends string>(
  headers: readonly string[],
  fields: readonly Field<Name>[],
): Mapping<Name> {
  const mapping: Mapping<Name> = { columns: {}, missing: [], unknown: [], repeated: [] }
  for (const [place, header] of headers.entries()) {
    const field = fields.find((candidate) => answersTo(candidate, header))
    if (!field) mapping.unknown.push(...(header ? [header] : []))
    else if (mapping.columns[field.name] !== undefined) mapping.repeated.push(header)
    else mapping.columns[field.name] = place
  }
  mapping.missing = fields
    .filter(({ name, required }) => required && mapping.columns[name] === undefined)
    .map(({ name }) => name)
  return mapping
}
