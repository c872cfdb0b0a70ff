/**
 * Municipalities as agencies spell them: MALUNG is Malung-Sälen, "Lunds kommun" is Lund, 1281 is Lund too. What is
 * nearly a name is asked about and never guessed.
 */
import { municipalities } from '../facts/municipalities.ts'
import { lettersApart } from './letters.ts'

const aliases: Record<string, string> = { malung: '2023', dalsed: '1438', upplandsväsby: '0114' }
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s(kommun|stad)$/u, '')
    .replace(/[^\p{L}]/gu, '')

const known = new Map(Object.entries(municipalities).map(([code, name]) => [plain(name), code]))

export function municipalityNamed(text: string): string | null {
  const trimmed = text.trim()
  if (/^\d{4}$/.test(trimmed)) return trimmed in municipalities ? trimmed : null
  const name = plain(trimmed)
  return (
    known.get(name) ?? aliases[name] ?? (/kommun$/i.test(trimmed) ? (known.get(name.replace(/s$/, '')) ?? null) : null)
  )
}

export const nameOf = (code: string): string => municipalities[code] ?? code

/** The name that was perhaps meant; null when none is near. */
export function nearName(text: string): string | null {
  const name = plain(text)
  let [best, least] = ['', 3]
  for (const [one, code] of known) {
    const far = lettersApart(name, one)
    if (far < least) [best, least] = [municipalities[code] ?? '', far]
  }
  return best || null
}

/** All of a county, in order of code. */
export const membersOf = (lan: string): string[] =>
  Object.keys(municipalities)
    .filter((code) => code.startsWith(lan))
    .sort()
