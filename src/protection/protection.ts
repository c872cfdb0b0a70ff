/**
 * Protected identity (skyddade personuppgifter): somebody is threatened, and nothing here may tell who or where they are to
 * anybody but a few named handlers (namngivna handläggare). Three grades, by how far Skatteverket's own protection goes.
 * The trap: existence is a secret as well, so whoever is outside meets what they would meet if the person did not exist.
 */
export const grades = ['marked', 'registered', 'fictitious'] as const
/** `marked` sekretessmarkering, `registered` skyddad folkbokföring, `fictitious` fingerade personuppgifter. */
export type Grade = (typeof grades)[number]

export type Named = { account: string; organisation: string; home: boolean }
export type NamedProblem = 'few' | 'many' | 'school'
const fewest = 2
const most = 5
const mostElsewhere = 2

/** Two at least, so that one may be ill; five at most, so that a secret is one. */
export function problemOf(named: readonly Named[]): NamedProblem | null {
  const home = named.filter((one) => one.home)
  if (home.length < fewest) return 'few'
  if (home.length > most) return 'many'
  const elsewhere = Map.groupBy(
    named.filter((one) => !one.home),
    ({ organisation }) => organisation,
  )
  return [...elsewhere.values()].some(({ length }) => length > mostElsewhere) ? 'school' : null
}

/** Signs that are not taken for one another when they are read aloud. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 4
export const codeFrom = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, codeLength)].map((byte) => signs[byte % signs.length]).join('')
/** "skyddad person 7f3k" as somebody says it, to 7F3K; null when it cannot be one. */
export function readCode(text: string): string | null {
  const last = text.trim().split(/\s+/).at(-1)?.toUpperCase() ?? ''
  return /^[0-9A-Z]{4}$/.test(last) ? last : null
}

const glassHours = 4
/** For how long the vault stays open after the glass has been broken (nödöppning). */
export const glassEnds = (now: Date): Date => new Date(now.getTime() + glassHours * 3_600_000)
