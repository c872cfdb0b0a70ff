/**
 * Municipalities as agencies spell them: MALUNG is Malung-Sälen, "Lunds kommun" is Lund, 1281 is Lund too. What is
 * nearly a name is asked about and never guessed.
 */
import { aliases, foldName, municipalityNames } from '../../shared/facts/municipalities.ts'
import { lettersApart } from './letters.ts'

const known = new Map([...municipalityNames].map(([code, name]) => [foldName(name), code]))

export function municipalityNamed(text: string): string | null {
  const trimmed = text.trim()
  if (/^\d{4}$/.test(trimmed)) return municipalityNames.has(trimmed) ? trimmed : null
  const name = foldName(trimmed)
  return (
    known.get(name) ?? aliases[name] ?? (/kommun$/i.test(trimmed) ? (known.get(name.replace(/s$/, '')) ?? null) : null)
  )
}

export const nameOf = (code: string): string => municipalityNames.get(code) ?? code

/** The name that was perhaps meant; null when none is near. */
export function nearName(text: string): string | null {
  const name = foldName(text)
  let [best, least] = ['', 3]
  for (const [one, code] of known) {
    const far = lettersApart(name, one)
    if (far < least) [best, least] = [municipalityNames.get(code) ?? '', far]
  }
  return best || null
}

/** All of a county, in order of code. */
export const membersOf = (lan: string): string[] =>
  [...municipalityNames.keys()].filter((code) => code.startsWith(lan)).sort()
