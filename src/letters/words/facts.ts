import type { Language } from '../../shared/language.ts'
import type { LetterKind } from './letter.ts'

/** Whom one can turn to. */
export type Desk = { name: string; phone: string; mail: string }
export type OtherRound = { title: string; starts: string; school: string }

/** What every letter about an application knows. Names and words of people are cleaned already. */
export type Common = {
  now: Date
  receipt: string
  course: string
  starts: string
  home: Desk
  school: Desk
  /** The person's own language. */
  language: Language
  to: string | null
  /** Address of the site, without the words before it. */
  site: string
  /** The page of the application. */
  page: string
}

export type Decided = {
  kind: 'cost' | 'admission' | 'seat'
  outcome: 'yes' | 'no'
  grounds: readonly string[]
  text: string
  register: string
  decidedAt: Date
  by: string
  delegation: string
  appealDays: number
  answerBy: Date | null
  /** The right to ordinary SFI that stands whatever the answer is. */
  sfi: boolean
  others: readonly OtherRound[]
}

export type Called = { place: string; distance: boolean; schedule: string; at: Date | null }
export type Interrupted = { reason: string | null; lastDay: string | null; nextStep: string }
/** States by their codes: what was said, and what holds. */
export type Corrected = { from: string; to: string }
export type News = { state: string; due: Date | null; asked: readonly string[] }

export type About =
  | { kind: Decided['kind']; decided: Decided }
  | { kind: 'receipt'; sentAt: Date; answerBy: Date | null }
  | { kind: 'call'; called: Called }
  | { kind: 'interruption'; interrupted: Interrupted }
  | { kind: 'correction'; corrected: Corrected }
  | { kind: 'news'; news: News }
export type Facts = Common & { about: About }
export const kindOf = ({ about }: Facts): LetterKind => about.kind
