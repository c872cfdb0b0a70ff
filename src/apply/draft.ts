/**
 * A draft (utkast) of an application: what somebody has told us so far, one answer per page. It has no controller yet,
 * so it is no application. The trap: an answer that is missing is not an answer, and "I don't know" is one.
 */
import type { Language } from '../shared/language.ts'

export const mostChoices = 5
export const remindAfterDays = 23
export const endAfterDays = 30

/** The pages of the journey in their order; `consent` is asked only of those who write for somebody else. */
export const pages = ['name', 'contact', 'home', 'conditions', 'documents', 'consent', 'check'] as const
export type PageName = (typeof pages)[number]
/** The last word of each page's address. */
export const paths: Record<PageName, string> = {
  name: 'namn',
  contact: 'kontakt',
  home: 'hemkommun',
  conditions: 'krav',
  documents: 'papper',
  consent: 'samtycke',
  check: 'kontrollera',
}
export type Answer = 'yes' | 'no' | 'unknown'
export type Channel = 'sms' | 'mail' | 'letter'

export type Draft = {
  /** Ranked rounds, first choice first. */
  choices: string[]
  person?: { given: string; family: string; number: string | null }
  contact?: { channel: Channel; phone: string; mail: string; language: Language; interpreter: boolean }
  /** Somebody who gets the news in the applicant's place. */
  receiver?: { name: string; phone: string; mail: string }
  /** Municipality code, or null for "I have no home municipality yet". */
  home?: { municipality: string | null }
  /** Condition code of a course to the applicant's own answer. */
  conditions?: Record<string, Answer>
  wish?: string
  /** Documents were looked at, with or without files. */
  documents?: true
  /** The application that came to nothing and that this one begins again from. */
  copiedFrom?: string
  consent?: { language: Language; channel: 'spoken' | 'paper'; interpreter: boolean }
}

export const isForSomebodyElse = (startedAs: string): boolean => startedAs !== 'applicant'

/** The pages of this draft: those who write for themselves give no consent to themselves. */
export const pagesOf = (startedAs: string): PageName[] =>
  pages.filter((page) => page !== 'consent' || isForSomebodyElse(startedAs))

const answered: Record<Exclude<PageName, 'check'>, (draft: Draft) => boolean> = {
  name: (draft) => draft.person !== undefined,
  contact: (draft) => draft.contact !== undefined,
  home: (draft) => draft.home !== undefined,
  conditions: (draft) => draft.conditions !== undefined,
  documents: (draft) => draft.documents === true,
  consent: (draft) => draft.consent !== undefined,
}

/** The first page without an answer; `check` when all are there. */
export function nextPage(draft: Draft, startedAs: string): PageName {
  return pagesOf(startedAs).find((page) => page === 'check' || !answered[page](draft)) ?? 'check'
}

/** The page after this one: the first unanswered further on, so that a changed answer leads back to where one was. */
export function pageAfter(page: PageName, draft: Draft, startedAs: string): PageName {
  const line = pagesOf(startedAs)
  const rest = line.slice(line.indexOf(page) + 1)
  return rest.find((one) => one === 'check' || !answered[one](draft)) ?? 'check'
}

export const pageBefore = (page: PageName, startedAs: string): PageName | undefined => {
  const line = pagesOf(startedAs)
  return line[line.indexOf(page) - 1]
}

/** Adds a round last; one that is there already stays where it is, and a sixth is refused. */
export function addChoice(choices: readonly string[], round: string): string[] | 'full' {
  if (choices.includes(round)) return [...choices]
  return choices.length >= mostChoices ? 'full' : [...choices, round]
}

export const removeChoice = (choices: readonly string[], round: string): string[] =>
  choices.filter((one) => one !== round)

/** One step up in the order of choices. */
export function raiseChoice(choices: readonly string[], round: string): string[] {
  const at = choices.indexOf(round)
  if (at < 1) return [...choices]
  const raised = [...choices]
  raised.splice(at - 1, 2, round, choices[at - 1] as string)
  return raised
}
