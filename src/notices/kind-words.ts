import { stateTexts, type Whole } from '../applications/index.ts'
import type { Language } from '../shared/language.ts'
import { formatDateTime } from '../shared/texts.ts'
import { texts } from './texts/index.ts'

type Notice = Whole['notices'][number]

/** What a line was about, in the words of the desk. */
export function kindWords(language: Language, kind: string): string {
  const own = texts(language).staff.kinds[kind]
  if (own) return own
  const states: Record<string, { staff: string }> = stateTexts(language).state
  return states[kind.slice(kind.indexOf('.') + 1)]?.staff ?? kind
}

/** One line of the box: when, what, by which way and how it went. */
export function noticeLine(language: Language, { kind, madeAt, settledAt, result, channel }: Notice): string {
  const t = texts(language).staff
  const how = [channel && t.way[channel], t.result[result ?? 'waiting']].filter(Boolean).join(' ')
  return t.line(formatDateTime(language, settledAt ?? madeAt), kindWords(language, kind), how)
}
