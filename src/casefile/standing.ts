/**
 * What the page says of an application in the reader's own words: six stages, who has it now, since when, how long it
 * usually takes, the next date and why. The same for everybody; staff get more beside it.
 * The trap: a day is shown when somebody must act or answer by it, never when nothing hangs on it.
 */
import { isUndo, type RefusalReason, type State, stateTexts, stepOf, type Whole } from '../applications/index.ts'
import { reasonTexts } from '../letters/index.ts'
import type { Day } from '../shared/calendar.ts'
import type { Language } from '../shared/language.ts'
import { plural } from '../shared/texts.ts'
import type { Usual } from './queries/around.ts'
import { texts } from './texts/index.ts'

export type Reader = { language: Language; own: boolean }
export type Office = { who: string; name: string | null; phone: string | null }
export type Standing = {
  stages: { text: string; day: Date | undefined }[]
  /** Which stage, from 0. */
  at: number
  ended: string | null
  heading: string
  now: string
  you: string
  office: Office
  since: Date
  usual: string
  next: { label: string; day: Date | Day } | null
  why: string[]
}

/** Events that stand: neither taken back nor a taking back. */
function standingEvents({ events }: Pick<Whole, 'events'>) {
  const undone = new Set(events.filter(isUndo).map(({ compensates }) => compensates))
  return events.filter((event) => !isUndo(event) && !undone.has(event.id))
}

/** The leading component's: the one the page is about. */
const leadingEvents = (whole: Whole) =>
  standingEvents(whole).filter(({ component }) => component === whole.leadingComponent)

const numberOf = (state: State): number => {
  const step = stepOf(state)
  return typeof step === 'number' ? step : 0
}

function stagesOf(whole: Whole, { language }: Reader): Pick<Standing, 'stages' | 'at' | 'ended'> {
  const events = leadingEvents(whole)
  const step = stepOf(whole.state)
  const last = typeof step === 'number' ? step : Math.max(1, ...events.map(({ to }) => numberOf(to)))
  const stages = texts(language).stages.map((text, index) => {
    const reached = events.find(({ to }) => numberOf(to) === index + 1)
    return { text, day: index + 1 <= last ? reached?.at : undefined }
  })
  return { stages, at: last - 1, ended: step === 'ended' ? stateTexts(language).state[whole.state].heading : null }
}

const nameOf = ({ ownName, name }: { ownName: string | null; name: string }) => ownName ?? name

function officeOf(whole: Whole, { language, own }: Reader): Office {
  const t = texts(language).holders
  const { holder, home, school, payers } = whole
  if (holder === 'applicant') return { who: own ? t.applicant : t.applicantOther, name: null, phone: null }
  if (holder === 'home') return { who: t.home, name: nameOf(home), phone: home.phone || null }
  if (holder === 'provider') return { who: t.provider, name: nameOf(school), phone: school.phone || null }
  const payer = holder === 'payer' ? payers.find(({ kind }) => kind !== 'municipality') : undefined
  if (payer) return { who: t.payer, name: payer.name, phone: null }
  return { who: t.system, name: null, phone: null }
}

const scopes = ['courseAndHome', 'course', 'kind'] as const

/** The nearest that is known, and for what it was counted. */
function usualOf(usual: readonly Usual[], language: Language): string {
  const t = texts(language).usual
  const scope = scopes.find((one) => usual.some((row) => row.scope === one))
  const found = usual.find((row) => row.scope === scope)
  if (!scope || !found) return t.unknown
  const days = (n: number) => plural(language, n, t.days)
  return `${t.sentence(days(found.median), days(found.ninety))} ${t[scope]}`
}

export type Dated = { state: State; holder: string; due: Date | null; starts: Day | Date; ends: Day | Date }
/** The next date that something hangs on, and what. */
export function nextDate({ state, holder, due, starts, ends }: Dated, { language, own }: Reader): Standing['next'] {
  const t = texts(language).dates
  if (state === 'accepted' || state === 'awaiting_start') return { label: t.starts, day: starts }
  if (state === 'ongoing') return { label: t.ends, day: ends }
  if (!due) return null
  if (!own) return { label: t.due, day: due }
  if (state === 'completion') return { label: t.completion, day: due }
  return { label: holder === 'applicant' ? t.answerApplicant : t.answer, day: due }
}

export const stageNames = (language: Language): readonly string[] => texts(language).stages

/** Reason code and own words of the step that led here. */
export function whyOf(event: { reason: string | null; note: string | null } | undefined, language: Language): string[] {
  if (!event) return []
  const known = reasonTexts(language)
  const reason = event.reason && (known[event.reason] ?? event.reason)
  return [reason, event.note].filter((line): line is string => Boolean(line))
}

export function standingOf(whole: Whole, usual: readonly Usual[], reader: Reader): Standing {
  const said = stateTexts(reader.language).state[whole.state]
  const last = leadingEvents(whole).at(-1)
  return {
    ...stagesOf(whole, reader),
    heading: reader.own ? said.heading : said.staff,
    now: reader.own ? said.now : '',
    you: said.you,
    office: officeOf(whole, reader),
    since: whole.since,
    usual: usualOf(usual, reader.language),
    next: nextDate({ ...whole, starts: whole.in.starts, ends: whole.in.ends }, reader),
    why: whyOf(last, reader.language),
  }
}

/** A refusal as a sentence that says what to do. */
export const refusalText = (why: RefusalReason, language: Language): string => stateTexts(language).refusal[why]
