/**
 * What there is to tell (besked): every step of the table, and what reminders and jobs say. Each kind has its words; which
 * ones, is said here and nowhere else. The trap: news of something to do is no news any more when it has been done.
 */
import { isCopy, type State, transitions } from '../applications/index.ts'
import type { sv } from './texts/sv.ts'

type News = keyof (typeof sv)['news']

/** Told by reminders and jobs, beside the steps. */
const beside = [
  'remind.completion',
  'remind.offer.sms',
  'remind.offer.mail',
  'remind.offer.letter',
  'call.start',
  'reserve.moved',
  'reserve.stillThere',
  'outcome.ask',
  'corrected',
  'nextStart',
  'remind.draft',
] as const

const nameOf = (from: State | null, to: State) => `${from ?? 'new'}.${to}`
export const noticeKinds: readonly string[] = [
  ...new Set([...transitions.filter((row) => !isCopy(row)).map(({ from, to }) => nameOf(from, to)), ...beside]),
]

/** What is said otherwise than by where the application has come. */
const special: Record<string, News> = {
  'remind.completion': 'remindCompletion',
  'remind.offer.sms': 'remindOffer',
  'remind.offer.mail': 'remindOffer',
  'remind.offer.letter': 'remindOffer',
  'call.start': 'callStart',
  'reserve.moved': 'reserveMoved',
  'reserve.up': 'reserveUp',
  'reserve.stillThere': 'stillThere',
  'outcome.ask': 'outcomeAsk',
  corrected: 'corrected',
  nextStart: 'nextStart',
  'remind.draft': 'draft',
  'completion.with_home': 'papersDone',
  'with_provider.with_home': 'sentBack',
  'assessment.with_home': 'sentBack',
  'not_granted.with_home': 'changed',
  'not_admitted.assessment': 'changed',
  'interrupted.ongoing': 'ongoingAgain',
}

const entered = (kind: string): string => kind.slice(kind.indexOf('.') + 1)

/** The words of a kind; undefined for one that nobody has written words for. */
export function newsOf(kind: string, words: object): News | undefined {
  const name = special[kind] ?? entered(kind)
  return name in words ? (name as News) : undefined
}

/** Asked by a link of its own, answered with one tap. */
export const isQuestion = (kind: string): boolean => kind === 'reserve.stillThere' || kind === 'outcome.ask'

/** A reminder of an offer goes by the one channel that it names. */
export const channelNamed = (kind: string): string | null => /^remind\.offer\.(\w+)$/.exec(kind)?.[1] ?? null

/** News that only holds while the application stands there. */
const onlyIn: Record<string, State> = {
  'remind.completion': 'completion',
  'remind.offer.sms': 'offered',
  'remind.offer.mail': 'offered',
  'remind.offer.letter': 'offered',
  'call.start': 'awaiting_start',
  'reserve.moved': 'reserve',
  'reserve.stillThere': 'reserve',
}
const waitsThere = ['offered', 'completion', 'reserve', 'no_answer']

/** Is there still a reason to tell, now that the application's parts stand where they stand? */
export function stillHolds(kind: string, standsIn: readonly string[]): boolean {
  const needed = onlyIn[kind] ?? (waitsThere.includes(entered(kind)) ? entered(kind) : undefined)
  return needed === undefined || standsIn.includes(needed)
}
