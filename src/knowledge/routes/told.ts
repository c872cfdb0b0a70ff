import type { Context } from 'hono'
import { type Raw, typed } from '../../platform/input.ts'
import type { Site } from '../../platform/visit.ts'
import { texts } from '../bank/texts/index.ts'
import type { Told } from '../views/told.ts'

type Refused = { problems: Record<string, string>; raw: Raw }
/** What was wrong with a form, in these words, and what was typed. */
export const toldIn = (words: Record<string, string>, { problems, raw }: Refused): Told => ({
  problems: Object.fromEntries(Object.entries(problems).map(([name, key]) => [name, words[key] ?? key])),
  typed: Object.fromEntries(Object.keys(raw).map((name) => [name, allTyped(raw, name)])),
})
/** Several ticks of one question stay several. */
const allTyped = (raw: Raw, name: string): string => {
  const value = raw[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(' ') : typed(raw, name)
}
/** The same in the words of those who keep the bank. */
export const told = (c: Context<Site>, refused: Refused): Told =>
  toldIn(texts(c.var.visit.language).staff.problems, refused)
/** One sentence about a form, or about a field of it. */
export const said = (name: string, text: string): Told => ({ problems: { [name]: text } })
/** What has just been done. */
export const doneIn = (c: Context<Site>): string | undefined =>
  texts(c.var.visit.language).staff.done[c.req.query('klart') ?? '']
