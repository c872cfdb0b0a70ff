import type { Context } from 'hono'
import type { NotNow, Outcome, Whole } from '../../applications/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { type Drawn, idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { inside, type Site } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { readWhole } from '../reading.ts'
import { refusalText } from '../standing.ts'
import { staffTexts, texts } from '../texts/index.ts'
import { ToldPage } from '../views/step.tsx'

export type C = Context<Site>
export const concerned = { policy: 'thoseConcerned', purpose: 'handleApplication' } as const
/** Who has shown only the code of a receipt sees the stage; everything else takes a phone or mail code. */
export const known = { ...concerned, level: 'phone' } as const
export const noRaw: Raw = {}

/** Draws a page of one application; 404 when it is not there for this visitor. */
export async function withWhole(c: C, draw: (whole: Seen<Whole>) => Response | Promise<Response>): Promise<Response> {
  const { visit } = c.var
  const whole = await inside(visit, (tx) => readWhole(tx, visit, idOf(c)))
  return whole ? draw(whole) : showState(c, 404)
}

const recordPath = (id: string, done?: string) => `/ansokningar/${id}${done ? `?klart=${done}` : ''}`
export const backTo = (c: C, done: string) => c.redirect(recordPath(idOf(c), done), 303)

/** The step was refused for now: why, and the way on. */
export function notNow(c: C, why: NotNow): Response | Promise<Response> {
  const { visit } = c.var
  const t = texts(visit.language).notNow
  const text = refusalText(why.notNow, visit.language)
  return html(c, <ToldPage visit={visit} id={idOf(c)} title={t.title} text={text} way={t.way} />, 409)
}

/** Somebody was quicker: nothing was done, what was written stands on the page. */
function conflict(c: C, raw: Raw = noRaw): Response | Promise<Response> {
  const { visit } = c.var
  const t = texts(visit.language).conflict
  const written = ['text', 'reason', 'more', 'suggests', 'nextStep'].flatMap((name) => {
    const value = raw[name]
    return typeof value === 'string' && value.trim() && name !== 'reason' ? [value] : []
  })
  return html(c, <ToldPage visit={visit} id={idOf(c)} title={t.title} text={t.text} way={t.way} kept={written} />, 409)
}

/** The answer to an act: back to the page, or the page that says why not. */
export function answer(
  c: C,
  outcome: Outcome | 'done',
  done = 'taken',
  raw: Raw = noRaw,
): Response | Promise<Response> {
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'changed') return conflict(c, raw)
  if (typeof outcome === 'object') return notNow(c, outcome)
  return backTo(c, outcome === 'proposed' ? 'proposed' : done)
}

/** Keys of forms as sentences. */
export function problemTexts(problems: Record<string, string>, language: Language): Record<string, string> {
  const t = texts(language)
  const desk = staffTexts(language)
  const known: Record<string, string> = {
    ...desk.appointments,
    choose: desk.identity.choose,
    empty: t.messages.empty,
    long: t.messages.long,
    missing: t.upload.missing,
    reason: t.step.chosenReason,
    day: desk.step.badDay,
    pastDay: desk.decisions.badDay,
    why: desk.documents.missingReason,
  }
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, known[key] ?? desk.identity.choose]))
}

/** The form again, with a sentence for each thing that is wrong with it. */
export const again = (c: C, raw: Raw, problems: Record<string, string>): Drawn => ({
  raw,
  problems: problemTexts(problems, c.var.visit.language),
  status: 422,
})
