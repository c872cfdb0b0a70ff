import type { Problems } from '../../design/index.ts'
import type { Organisation } from '../../organisations/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Language } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import type { Texts } from '../texts/sv.ts'

/** What was typed in a form that was not taken, and why not: field to the key of a sentence. */
export type Draft = { raw: Raw; problems: Record<string, string> }
export const blank: Draft = { raw: {}, problems: {} }

/** The sentences of the problems. */
export function told(language: Language, problems: Draft['problems']): Problems {
  const t = texts(language).problems
  return Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [field, t[key as keyof Texts['problems']] ?? key]),
  )
}

/** What a field shows: what was typed before, else what is saved. */
const valueIn = ({ raw }: Draft, name: string, saved = ''): string => (name in raw ? typed(raw, name) : saved)

/** What every field of a form is told: its name, its problem and what stands in it. */
export const fieldsOf = (visit: Shown, draft: Draft) => {
  const problems = told(visit.language, draft.problems)
  return (name: string, saved?: string) => ({
    visit,
    name,
    problem: problems[name],
    value: valueIn(draft, name, saved),
  })
}

/** A period as people say it: `från tis 1 mars 2027`, `1 mars till 1 april`. */
export function saidPeriod(language: Language, { validFrom, validTo }: Pick<Organisation, 'validFrom' | 'validTo'>) {
  const t = texts(language).staff
  const from = formatDate(language, validFrom)
  return validTo ? t.fromTo(from, formatDate(language, validTo)) : t.from(from)
}

export const addressOf = (id: string) => `/organisation/${id}`
