/**
 * Two questions that are never merged: what makes it lawful to handle somebody's data (GDPR), and what opens secrecy (OSL). Law on paper,
 * with where it stands and when it was last compared; `chosen`: staff may choose it when they open an application to somebody else.
 * The trap: the general clause (10:27) never opens the secrecy of social services or health care.
 */
export type Law = { law: string; place: string; source: string; checked: string; chosen: boolean }

const gdpr = { law: 'Dataskyddsförordningen (EU) 2016/679', source: 'EUR-Lex 32016R0679', checked: '2026-11' }
export const legalBases = {
  '6.1.a': { ...gdpr, place: 'artikel 6.1 a', chosen: false },
  '6.1.c': { ...gdpr, place: 'artikel 6.1 c', chosen: true },
  '6.1.e': { ...gdpr, place: 'artikel 6.1 e', chosen: true },
} as const satisfies Record<string, Law>

const osl = {
  law: 'Offentlighets- och sekretesslagen (2009:400)',
  source: 'Riksdagen, SFS 2009:400',
  checked: '2026-11',
}
export const secrecyGrounds = {
  /** The board itself: nothing has to be opened. */
  own_board: { ...osl, place: '8 kap. 2 §', chosen: false },
  consent: { ...osl, place: '10 kap. 1 § och 12 kap. 2 §', chosen: false },
  own_task: { ...osl, place: '10 kap. 2 §', chosen: true },
  general_clause: { ...osl, place: '10 kap. 27 §', chosen: true },
  duty: { ...osl, place: '10 kap. 28 §', chosen: true },
} as const satisfies Record<string, Law>

export type LegalBasis = keyof typeof legalBases
export type SecrecyGround = keyof typeof secrecyGrounds
const chosenOf = <Code extends string>(rows: Record<Code, Law>): Code[] =>
  (Object.keys(rows) as Code[]).filter((code) => rows[code].chosen)
export const chosenBases = chosenOf(legalBases)
export const chosenGrounds = chosenOf(secrecyGrounds)
/** Where it stands, in one piece for each paragraph: a line never ends between the number and its sign. */
const placeOf = ({ place }: Law): string =>
  place.replace(/artikel [\w.]{1,9}( \w)?|\d{1,3} kap\. \d{1,3} §/g, (one) => one.replaceAll(' ', '\u00a0'))
/** What is written in a row, even when the list has changed since. */
export const lawOf = (rows: Record<string, Law>, code: string): string => {
  const row = rows[code]
  return row ? `${row.law}, ${placeOf(row)}` : code
}
