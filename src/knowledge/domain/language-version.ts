/**
 * A post is one thing in several languages (språkversion). The trap: when the Swedish changes, what was approved in
 * other languages says something else than the original; it stays readable and says so.
 */
import { type Language, languages } from '../../shared/language.ts'

export type VersionState = 'missing' | 'draft' | 'read' | 'approved' | 'outdated'
export type Version = {
  language: Language
  state: Exclude<VersionState, 'missing' | 'outdated'>
  /** Edition of the Swedish that it was translated from. */
  from: number
}

export function stateOf(version: Version | undefined, edition: number): VersionState {
  if (!version) return 'missing'
  return version.state === 'approved' && version.from < edition ? 'outdated' : version.state
}
export const isReadable = (state: VersionState): boolean => state === 'approved' || state === 'outdated'

/** The language that the reader gets: their own when somebody has approved it, else Swedish. */
export function languageFor(asked: Language, versions: readonly Version[], edition: number): Language {
  if (asked === 'sv') return 'sv'
  return isReadable(
    stateOf(
      versions.find(({ language }) => language === asked),
      edition,
    ),
  )
    ? asked
    : 'sv'
}
export const statesOf = (versions: readonly Version[], edition: number): [Language, VersionState][] =>
  languages
    .filter((language) => language !== 'sv')
    .map((language) => [
      language,
      stateOf(
        versions.find((one) => one.language === language),
        edition,
      ),
    ])
