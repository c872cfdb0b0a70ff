/** What lies in the vault: rows of the open tables as they stood, and why they were moved. */
type Row = Record<string, unknown>
type Part = { table: string; way: 'blank' | 'take'; rows: Row[] }
export type Kept = { reason: string; parts: Part[] }
export type Who = { givenName: string; familyName: string; phone: string; mail: string }
export type KeptNumber = { kind: string; sealed: Buffer }
export type KeptText = { table: string; id: string; text: string }

const rowsOf = ({ parts }: Kept, table: string): Row[] => parts.find((part) => part.table === table)?.rows ?? []
const word = (value: unknown): string => (typeof value === 'string' ? value : '')

export function whoOf(kept: Kept): Who {
  const [row = {}] = rowsOf(kept, 'people.person')
  const { given_name, family_name, phone, mail } = row
  return { givenName: word(given_name), familyName: word(family_name), phone: word(phone), mail: word(mail) }
}

/** Bytes come out of JSON as `\x…`. */
export const numbersOf = (kept: Kept): KeptNumber[] =>
  rowsOf(kept, 'people.person_identifier')
    .filter(({ valid_to, kind }) => !valid_to && kind !== 'import')
    .map(({ kind, sealed }) => ({ kind: word(kind), sealed: Buffer.from(word(sealed).slice(2), 'hex') }))

const readable = [
  'applications.application',
  'applications.message',
  'applications.event',
  'applications.decision',
  'applications.appeal',
  'applications.appointment',
  'applications.file',
]
/** What people had written, for the page of the vault: everything that is a sentence and not the name. */
export const textsOf = (kept: Kept): KeptText[] =>
  readable.flatMap((table) =>
    rowsOf(kept, table).flatMap((row) =>
      ['wish', 'text', 'note', 'place', 'name'].flatMap((column) =>
        word(row[column]) ? [{ table, id: word(row.id), text: word(row[column]) }] : [],
      ),
    ),
  )

/** The same with another name or another way to reach somebody. */
export function withWho(kept: Kept, who: Who, nameKey: string): Kept {
  const changed = {
    given_name: who.givenName,
    family_name: who.familyName,
    name_key: nameKey,
    phone: who.phone,
    mail: who.mail,
  }
  const parts = kept.parts.map((part) =>
    part.table === 'people.person' ? { ...part, rows: part.rows.map((row) => ({ ...row, ...changed })) } : part,
  )
  return { ...kept, parts }
}
