import { AroundSwedish, Swedish, Tag, type Tone, TranslationMark } from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import { about, type Language } from '../../shared/language.ts'
import { formatDate, formatMoney, isolate, listed } from '../../shared/texts.ts'
import type { Course } from '../domain/course.ts'
import { wordsOf } from '../domain/course.ts'
import { type Intake, type IntakeOf, intakeOn, type SeatsOf, seatWord } from '../domain/intake.ts'
import type { PriceUnit } from '../domain/price.ts'
import { supportIn, supportName } from '../domain/support.ts'
import { phraseIn } from '../phrases.ts'
import { texts } from '../texts/index.ts'

/** What a course or round is called on a page: the same words in lists, on course pages and in comparison. */
export type Spoken = { language: Language }

/** A Swedish name inside a sentence of the other direction. */
export const named = ({ language }: Spoken, text: string): string =>
  about[language].dir === 'rtl' ? isolate(text) : text

const tones: Record<Intake, Tone> = {
  open: 'done',
  planned: 'wait',
  paused: 'wait',
  closed: 'plain',
  cancelled: 'stop',
}
export const IntakeTag = ({ visit, intake }: { visit: Spoken; intake: Intake }) => (
  <Tag tone={tones[intake]}>{texts(visit.language).intake[intake]}</Tag>
)

export const SeatTag = ({ visit, seats }: { visit: Spoken; seats: SeatsOf }) => {
  const word = seatWord(seats)
  const tone = word === 'many' ? 'plain' : word === 'few' ? 'now' : 'wait'
  return <Tag tone={tone}>{texts(visit.language).seats[word]}</Tag>
}

export const day = ({ language }: Spoken, value: string) => <time datetime={value}>{formatDate(language, value)}</time>

export const waitOf = ({ language }: Spoken, days: number | null): string =>
  days === null ? texts(language).waitUnknown : texts(language).waits(days)

export function levelOf({ language }: Spoken, { levelIn, levelOut }: { levelIn: string; levelOut: string }): string {
  const t = texts(language)
  if (!levelIn) return ''
  return levelOut ? t.levels(levelIn, levelOut) : t.levelFrom(levelIn)
}

export const trackOf = ({ language }: Spoken, track: string): string => texts(language).track[track as 'trade'] ?? track

export const supportOf = ({ language }: Spoken, text: string): string =>
  listed(
    language,
    supportIn(text).map((word) => supportName(word, language)),
  )

export const priceOf = ({ language }: Spoken, { amount, unit }: { amount: number; unit: PriceUnit }): string =>
  `${formatMoney(language, amount)} ${texts(language).unit[unit]}`

/** Title, ingress or body in the reader's language, or in Swedish and marked as such for machines that read aloud. */
export const InOwnWords = ({ visit, text, own }: { visit: Spoken; text: string; own: boolean }) =>
  own || visit.language === 'sv' ? text : <Swedish>{text}</Swedish>

/** A condition or a paper: in the reader's own language where the site has the words, else as the school wrote it. */
export const Written = ({ visit, text }: { visit: Spoken; text: string }) => (
  <>{phraseIn(visit.language, text) ?? <InOwnWords visit={visit} text={text} own={false} />}</>
)

export type Halted = IntakeOf & { intakeReason: string }
/** The site's own sentences about a start that one cannot apply to; what the school wrote stands after the first. */
function haltOf({ language }: Spoken, { reopens, ...round }: Halted, today: Day): [string, ...string[]] | null {
  const t = texts(language).round
  const from = reopens && reopens > today ? formatDate(language, reopens) : ''
  switch (intakeOn({ reopens, ...round }, today)) {
    case 'open':
      return null
    case 'paused':
      return [t.paused('').trim(), from && t.pausedUntil(from)]
    case 'planned':
      return [t.planned, from && t.plannedFrom(from)]
    case 'closed':
      return [t.closed, round.entryDate < today ? t.ended(formatDate(language, round.entryDate)) : '']
    case 'cancelled':
      return [t.cancelled]
  }
}

/** Why one cannot apply, in whole sentences; nothing when one can. Whoever comes after the last day needs no other reason. */
export const WhyNot = ({ visit, round, today }: { visit: Spoken; round: Halted; today: Day }) => {
  const halt = haltOf(visit, round, today)
  if (!halt) return null
  const [first, ...rest] = halt
  const late = intakeOn(round, today) === 'closed' && round.entryDate < today
  return (
    <p>
      {first}{' '}
      {round.intakeReason && !late && (
        <>
          <TranslationMark visit={visit}>{round.intakeReason}</TranslationMark>{' '}
        </>
      )}
      {rest.filter(Boolean).join(' ')}
    </p>
  )
}

/** A heading around the name of a course that is written in Swedish only. */
export const around = (say: (words: string) => string, words: string) => (
  <AroundSwedish say={say}>{words}</AroundSwedish>
)

export function wordsIn(visit: Spoken, course: Pick<Course, 'title' | 'ingress' | 'body' | 'texts'>) {
  const words = wordsOf(course, visit.language)
  return { ...words, own: words.language === visit.language }
}
