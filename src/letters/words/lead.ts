import { stateTexts } from '../../applications/index.ts'
import type { Language } from '../../shared/language.ts'
import type { Common, Decided, Facts } from './facts.ts'
import { tongueOf } from './parts.ts'

/** Whoever decides answers for it: the home municipality for the cost, the school for the rest. */
export const deskOf = ({ home, school }: Pick<Common, 'home' | 'school'>, kind: Decided['kind']) =>
  kind === 'cost' ? home : school

const outcomeKey = ({ kind, outcome }: Pick<Decided, 'kind' | 'outcome'>) =>
  `${kind}${outcome === 'yes' ? 'Yes' : 'No'}` as const

export type StateText = { heading: string; now: string; you: string }
export const stateIn = (language: Language, code: string): StateText | undefined =>
  (stateTexts(language).state as Record<string, StateText>)[code]

/** The sentence that everything comes down to. It reads no other text, so that it can stand alone in a language. */
export function leadIn(language: Language, { about, starts }: Pick<Facts, 'about' | 'starts'>): string {
  const { t, day } = tongueOf(language)
  if ('decided' in about) return t.outcome[outcomeKey(about.decided)]
  if (about.kind === 'call') return t.outcome.call(day(starts))
  if (about.kind !== 'news') return t.outcome[about.kind]
  const heading = stateIn(language, about.news.state)?.heading
  return heading ? `${heading}.` : t.title.news
}
