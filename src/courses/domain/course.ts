/**
 * A course (kurs) is what can be learnt; when and where is a round (kurstillfälle). Its texts are Swedish, and in other
 * languages as far as somebody has written them.
 * The trap: one course has many providers, so nothing about place, seats or price is said here.
 */
import type { Language } from '../../shared/language.ts'

export const courseKinds = ['yrkes_sfi', 'sfi', 'komvux', 'recruitment_training', 'validation', 'shk'] as const
export type CourseKind = (typeof courseKinds)[number]
/** A condition to be met, or a document to bring; `code` is what an application remembers. */
export type Item = { code: string; text: string }
export type Words = { title: string; ingress: string; body: string }
export type Texts = Partial<Record<Language, Partial<Words>>>

export type Course = Words & {
  id: string
  slug: string
  code: string | null
  kind: CourseKind
  /** Occupation code (SSYK) and its name. */
  trade: string
  tradeName: string
  track: string
  levelIn: string
  levelOut: string
  vocational: boolean
  certificate: string
  /** Languages with support, as the school names them, comma between: `Arabiska, dari`. */
  languageSupport: string
  credits: number | null
  prerequisites: Item[]
  documents: Item[]
  texts: Texts
  owner: string | null
  demo: boolean
  version: number
}

/** What a reader sees, and in which language it is: Swedish where the own language has no title. */
export function wordsOf(course: Words & { texts: Texts }, language: Language): Words & { language: Language } {
  const own = course.texts[language]
  if (!own?.title) return { title: course.title, ingress: course.ingress, body: course.body, language: 'sv' }
  return { title: own.title, ingress: own.ingress ?? '', body: own.body ?? '', language }
}

/** Addresses keep no Swedish letters: `Undersköterska, steg 1` is `underskoterska-steg-1`. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)

/**
 * Conditions or documents as they were written, one a line, with the code that earlier applications remember: the same
 * words keep theirs, and so does a line that was reworded where it stood.
 */
export function itemsOf(lines: readonly string[], before: readonly Item[]): Item[] {
  const kept = new Map(before.filter(({ text }) => lines.includes(text)).map((item) => [item.text, item.code]))
  const used = new Set(kept.values())
  return lines.map((text, at) => {
    const there = before[at]
    const reworded = there && !used.has(there.code) ? there.code : undefined
    const code = kept.get(text) ?? reworded ?? newCode(text, used)
    used.add(code)
    return { code, text }
  })
}

function newCode(text: string, used: ReadonlySet<string>): string {
  const wanted = slugOf(text).replaceAll('-', '_').slice(0, 40) || 'krav'
  let code = wanted
  for (let n = 2; used.has(code); n++) code = `${wanted}_${n}`
  return code
}
