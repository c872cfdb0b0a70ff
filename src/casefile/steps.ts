/**
 * The steps that somebody may take, as the page draws them: a button where nothing needs to be said, a small page of
 * questions where something does. What may be asked is told by the table's own guards.
 * The trap: a step that belongs to the whole round, or to the line that the school keeps, is not taken from one application.
 */
import type { PossibleStep, RefusalReason, State, Step, Whole } from '../applications/index.ts'
import type { Day } from '../shared/calendar.ts'
import type { Language } from '../shared/language.ts'
import { readDay } from '../shared/typed-day.ts'
import { staffTexts, texts } from './texts/index.ts'

export type StepWords = { button: string; title: string; text: string }
export type OfferedStep = PossibleStep & StepWords & { from: State; isDirect: boolean; isDanger: boolean }

/** A round is cancelled from its own page, a new draft begins where one applies, a move takes the receiver's yes first. */
const elsewhere: readonly State[] = ['cancelled', 'draft', 'moved', 'transferred']
/** Reasons that no page of one application can help with. */
const linesOwn: readonly RefusalReason[] = ['notFirstInRank', 'offerIsAutomatic', 'offerNeedsConfirming', 'seatsLeft']
const direct: readonly State[] = ['assessment', 'ongoing', 'with_home']
const danger: readonly State[] = ['withdrawn', 'not_granted', 'not_admitted', 'not_selected', 'registered_in_error']

/** What a step is called: the applicant's own words, or the desk's. */
export function wordsOf(from: State, to: State, reader: { language: Language; own: boolean }): StepWords {
  const own = texts(reader.language).actions as Record<string, StepWords>
  if (reader.own && own[to]) return own[to]
  const { buttons } = staffTexts(reader.language)
  const [title, text] = buttons[`${from}.${to}`] ?? buttons[to] ?? [to, '']
  return { button: title, title, text }
}

const isHomeShare = (whole: Whole, component: string) =>
  whole.payers.some((payer) => payer.component === component && payer.kind === 'municipality' && asked(payer.funding))
export const asked = (funding: string): boolean => funding === 'requested' || funding === 'appealed'

/** The home municipality's yes is given on the page about payment, with what it costs. */
const isPayment = (whole: Whole, { to, component }: PossibleStep) =>
  to === 'with_provider' && isHomeShare(whole, component)

export function offeredSteps(
  whole: Whole,
  possible: readonly PossibleStep[],
  reader: { language: Language; own: boolean },
): OfferedStep[] {
  return possible
    .filter((step) => !elsewhere.includes(step.to) && !isPayment(whole, step))
    .filter(({ why }) => !why || (!reader.own && !linesOwn.includes(why.why)))
    .map((step) => {
      const from = whole.components.find(({ id }) => id === step.component)?.state ?? whole.state
      const isDirect = step.asks.length === 0 && (direct.includes(step.to) || (reader.own && step.to === 'withdrawn'))
      return { ...step, ...wordsOf(from, step.to, reader), from, isDirect, isDanger: danger.includes(step.to) }
    })
}

type Asks = PossibleStep['asks'][number]
export type FieldName =
  | 'reason'
  | 'text'
  | 'items'
  | 'more'
  | 'lastDay'
  | 'recorded'
  | 'suggests'
  | 'ground'
  | 'nextStep'
  | 'newStart'
  | 'result'
  | 'target'
  | 'splitDay'
  | 'agreed'
  | 'stay'

const fieldsFor: Partial<Record<Asks, readonly FieldName[]>> = {
  asked: ['items', 'more', 'lastDay'],
  reason: ['reason', 'text'],
  reasonWhenLate: ['reason', 'text'],
  suggestion: ['suggests'],
  changedDecision: ['ground', 'reason', 'text'],
  recorded: ['recorded'],
  lastDayPresent: ['lastDay'],
  nextStep: ['nextStep'],
  newStart: ['newStart'],
  result: ['result'],
  target: ['target'],
  splitDay: ['splitDay'],
  applicantAgreed: ['agreed'],
}
/** Own words may always go with a decision, and the reason with a no from the applicant. */
const alsoFor: Partial<Record<State, readonly FieldName[]>> = {
  admitted: ['text'],
  offered: ['text'],
  declined: ['reason'],
  withdrawn: ['reason'],
  accepted: ['stay'],
}

export const fieldsOf = ({ asks, to }: Pick<PossibleStep, 'asks' | 'to'>): FieldName[] => [
  ...new Set([...asks.flatMap((ask) => fieldsFor[ask] ?? []), ...(alsoFor[to] ?? [])]),
]

/** Which reasons a step can have; the words stand in texts. */
const reasonsOf: Partial<Record<State, readonly string[]>> = {
  not_granted: ['ownCourse', 'notNeeded', 'noRight', 'other'],
  not_admitted: ['languageLevel', 'missingEducation', 'documentsMissing', 'other'],
  not_selected: ['selectionRules', 'entryDatePassed', 'other'],
  with_provider: ['waitedForDocuments', 'manyApplications', 'other'],
  with_home: ['wrongLevel', 'wrongCourse', 'missingFacts', 'other'],
  interrupted: ['absence', 'work', 'otherStudies', 'illness', 'parentalLeave', 'movedAway', 'other'],
  registered_in_error: ['wrongPerson', 'wrongStep', 'double', 'other'],
  declined: ['otherCourse', 'work', 'tooFar', 'timesDoNotFit', 'changedMind', 'other'],
  withdrawn: ['otherCourse', 'work', 'illness', 'changedMind', 'other'],
}
const changed = ['newFacts', 'mistake', 'boardDecision', 'other']
export const reasonsFor = (to: State, asks: readonly Asks[]): readonly string[] =>
  asks.includes('changedDecision') ? changed : (reasonsOf[to] ?? ['other'])

export type Typed = { [Name in FieldName]?: string | undefined } & { itemList?: readonly string[] }

const days = ['lastDay', 'newStart', 'splitDay'] as const

/** What was typed as a step; a day that cannot be read is a problem of its field. */
type Part = string | undefined
export function stepOf(to: State, component: Part, typed: Typed, now: Date): { step: Step } | { problem: FieldName } {
  const read: Partial<Record<(typeof days)[number], Day>> = {}
  for (const name of days) {
    const text = typed[name]?.trim()
    if (!text) continue
    const day = readDay(text, now)
    if (!day) return { problem: name }
    read[name] = day
  }
  const items = [...(typed.itemList ?? []), typed.more?.trim() ?? ''].filter((item) => item !== '')
  return {
    step: {
      to,
      ...(component !== undefined && { component }),
      ...said(typed),
      ...read,
      ...(items.length > 0 && { items }),
      ...resultOf(typed, component),
    },
  }
}

const plain = ['reason', 'text', 'suggests', 'nextStep', 'target'] as const
function said(typed: Typed): Partial<Step> {
  const step: Record<string, unknown> = {}
  for (const name of plain) if (typed[name]?.trim()) step[name] = typed[name]?.trim()
  if (typed.ground) step.ground = typed.ground
  if (typed.recorded) step.recorded = typed.recorded
  if (typed.agreed) step.agreed = true
  if (typed.stay) step.stay = typed.stay === 'ja'
  return step
}
const resultOf = ({ result }: Typed, component: Part): Partial<Step> =>
  result && component ? { results: { [component]: result } } : {}

/** Which field a refusal is about; without one it is told on a page of its own. */
const fieldOfRefusal: Partial<Record<RefusalReason, FieldName>> = {
  missingReason: 'reason',
  lateIsNoGround: 'reason',
  nothingAsked: 'items',
  lastDayPassed: 'lastDay',
  lastDayMissing: 'lastDay',
  suggestionMissing: 'suggests',
  noChangedDecision: 'ground',
  wishNotRecorded: 'recorded',
  nextStepMissing: 'nextStep',
  newStartMissing: 'newStart',
  resultMissing: 'result',
  targetMissing: 'target',
  splitDayMissing: 'splitDay',
  applicantHasNotAgreed: 'agreed',
}
export const fieldFor = (why: RefusalReason, fields: readonly FieldName[]): FieldName | undefined => {
  const field = fieldOfRefusal[why]
  return field && fields.includes(field) ? field : undefined
}
