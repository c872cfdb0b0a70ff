import { z } from 'zod'
import { plausible } from './words.ts'

export type Typed = Record<string, string | string[] | File>
/** A small table, for forms that ask for a file. */
const aFile = new File(['kurs;titel\nsvetsare;Svetsare\n'], 'kurser.csv', { type: 'text/csv' })
type Json = {
  properties?: Record<string, Json>
  anyOf?: Json[]
  allOf?: Json[]
  enum?: unknown[]
  const?: unknown
  items?: Json
}

const jsonOf = (form: z.ZodType): Json => z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as Json

/** The names of the fields that a form reads, and the words that it names itself. */
export function fieldsOf(form: z.ZodType): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  const visit = (json: Json): void => {
    for (const [name, field] of Object.entries(json.properties ?? {}))
      found[name] = [...(found[name] ?? []), ...wordsOf(field)]
    for (const part of [...(json.anyOf ?? []), ...(json.allOf ?? [])]) visit(part)
  }
  visit(jsonOf(form))
  return found
}

const wordsOf = (json: Json): string[] => [
  ...(json.enum ?? []).map(String),
  ...(json.const === undefined ? [] : [String(json.const)]),
  ...[...(json.anyOf ?? []), ...(json.items ? [json.items] : [])].flatMap(wordsOf),
]

/** An input that the form takes, found field by field among its own words and the plausible ones; undefined when there is none. */
export function acceptedBy(form: z.ZodType): Typed | undefined {
  const fields = fieldsOf(form)
  const typed: Typed = {}
  for (let round = 0; round < 4; round++) {
    const parsed = form.safeParse(typed)
    if (parsed.success) return typed
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? '')
      const better = [...(fields[name] ?? []), ...plausible, aFile].find((word) =>
        fits(form, { ...typed, [name]: word }, name),
      )
      if (better !== undefined) typed[name] = better
    }
  }
  return form.safeParse(typed).success ? typed : undefined
}

function fits(form: z.ZodType, typed: Typed, name: string): boolean {
  const parsed = form.safeParse(typed)
  return parsed.success || !parsed.error.issues.some(({ path }) => String(path[0] ?? '') === name)
}
