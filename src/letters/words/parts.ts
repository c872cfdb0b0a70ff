import type { Language } from '../../shared/language.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { type Texts, texts } from '../texts/index.ts'
import type { Common, Desk } from './facts.ts'
import type { Line, Section } from './letter.ts'

/** What is read with one language: its texts, its days, and names that keep their own direction. */
export type Tongue = {
  language: Language
  t: Texts
  day: (day: Date | string) => string
}

export const tongueOf = (language: Language): Tongue => ({
  language,
  t: texts(language),
  day: (day) => formatDate(language, day, 'long'),
})

/** Headings without a line below them are left out. */
export const section = (heading: string, ...lines: (Line | string | null | false)[]): Section[] => {
  const said = lines.flatMap((line): Line[] => (!line ? [] : [typeof line === 'string' ? { text: line } : line]))
  return said.length > 0 ? [{ heading, lines: said }] : []
}

/** What somebody wrote; said to be so, and never translated. */
export const ownWords = (text: string): Line | false => text.trim() !== '' && { text: text.trim(), own: true }

/** Days as weeks where they are whole: "inom 3 veckor". */
export function timeOf({ language, t }: Tongue, days: number): string {
  return days % 7 === 0 ? plural(language, days / 7, t.appeal.weeks) : plural(language, days, t.appeal.days)
}

/** Who to ask, and the right to an interpreter. */
export const contact = ({ t }: Tongue, desk: Desk): Section[] =>
  section(
    t.heading.contact,
    desk.phone ? t.contact.call(desk.name, desk.phone) : t.contact.office(desk.name),
    desk.mail !== '' && t.contact.mail(desk.mail),
    t.contact.interpreter,
  )

type Fact = { name: string; value: string }
export const courseFacts = ({ t, day }: Tongue, { course, starts, school, receipt }: Common): Fact[] => [
  { name: t.facts.course, value: course },
  { name: t.facts.starts, value: day(starts) },
  { name: t.facts.school, value: school.name },
  { name: t.facts.number, value: receipt },
]
