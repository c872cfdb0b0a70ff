/**
 * What is known of a text besides its words: whether a person has approved it (godkänd) or a machine drafted it (utkast),
 * and whether the page being made has shown a draft. Approvals are rows in the database; this is each process' copy.
 * The trap: an approval is of one Swedish text. When the Swedish has changed, the row counts no longer.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from './language.ts'

/** One text of one feature in one language; `path` is its keys with dots, and its variant: `check.files(1=1)`. */
export type TextAt = { language: Language; feature: string; path: string }
export type Approved = TextAt & { body: string }

const keyOf = ({ language, feature, path }: TextAt) => `${language} ${feature} ${path}`
let approved: ReadonlyMap<string, string> = new Map()

/** Takes the place of all that was known before. */
export function setApproved(texts: readonly Approved[]): void {
  approved = new Map(texts.map((text) => [keyOf(text), text.body]))
}
export const approvedText = (at: TextAt): string | undefined => approved.get(keyOf(at))
export const noneApproved = (): boolean => approved.size === 0

/** Whether a machine's draft was among what was read, and whether Swedish stood in for another language. */
type Reading = { drafts: boolean; missing: boolean }
const reading = new AsyncLocalStorage<Reading>()

/** Everything read inside, also before a page is drawn, counts as shown on it. */
export const whileReading = <T>(work: () => T): T => reading.run({ drafts: false, missing: false }, work)

/** What was made of texts, and what they were; what was read earlier for the same page counts too. */
export function watched<T>(work: () => T): Reading & { made: T } {
  const seen = reading.getStore() ?? { drafts: false, missing: false }
  const made = reading.run(seen, work)
  return { ...seen, made }
}

/** The same, alone: for words that stand on no page, or that say themselves what they are. */
export const aside = <T>(work: () => T): Reading & { made: T } => whileReading(() => watched(work))

export function note(what: keyof Reading): void {
  const seen = reading.getStore()
  if (seen) seen[what] = true
}
