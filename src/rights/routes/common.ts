import type { Input } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { staffTexts, texts } from '../texts/index.ts'

/** Does the address say that this has just been done? */
export const isDone = (input: Input<{ klart?: string | undefined }>, word: string): boolean =>
  'value' in input && input.value.klart === word

/** Keys of a form's problems as sentences of staff pages. */
export const problemsOf = ({ language }: Shown, problems: Record<string, string>): Record<string, string> =>
  toldBy(staffTexts(language).problems, problems)
/** And of the person's own pages. */
export const ownProblemsOf = ({ language }: Shown, problems: Record<string, string>): Record<string, string> =>
  toldBy(texts(language).problems, problems)

const toldBy = (words: Record<string, string>, problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, words[key] ?? key]))
