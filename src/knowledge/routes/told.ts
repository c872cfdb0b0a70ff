import type { Context } from 'hono'
import { type Raw, typed } from '../../platform/input.ts'
import type { Site } from '../../platform/visit.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'

/** What was wrong with a form of the editors, in words, and what was typed. */
export type Refused = { problems: Record<string, string>; raw: Raw }
export type Told = { problems: Record<string, string>; typed: Record<string, string> }

export function told(c: Context<Site>, { problems, raw }: Refused, words: Record<string, string> = {}): Told {
  const { language } = c.var.visit
  const t = texts(language).staff
  const all: Record<string, string> = { ...t.problems, ...deskTexts(language).problems, html: t.html, ...words }
  return {
    problems: Object.fromEntries(Object.entries(problems).map(([name, key]) => [name, all[key] ?? key])),
    typed: Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)])),
  }
}
/** What has just been done. */
export const doneText = (c: Context<Site>): string | undefined =>
  texts(c.var.visit.language).staff.done[c.req.query('klart') ?? '']
