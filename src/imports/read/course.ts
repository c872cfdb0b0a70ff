import type { CourseKind, Item, PriceUnit, Round } from '../../courses/index.ts'
import type { CourseField } from '../facts/fields.ts'
import { courseKinds, forms, intakes, offerModes, priceUnits } from '../facts/words.ts'
import { coded, municipality, type NamedShare, oneOf, shares, wholeNumber, words, yesNo } from './cells.ts'
import { day } from './days.ts'
import { type Line, type Read, whole } from './line.ts'

export type CourseWords = {
  code: string
  title: string
  ingress: string
  body: string
  kind: CourseKind
  trade: string
  tradeName: string
  track: string
  levelIn: string
  levelOut: string
  vocational: boolean
  credits: number | null
  prerequisites: Item[]
  documents: Item[]
  certificate: string
  languageSupport: string
  texts: { en?: { title: string; ingress: string } }
}
/** What a file says about a round; the rest is the site's own. */
type Said =
  | 'huvudman'
  | 'place'
  | 'form'
  | 'distance'
  | 'starts'
  | 'ends'
  | 'entryDate'
  | 'hoursPerWeek'
  | 'schedule'
  | 'seats'
  | 'minSeats'
  | 'intake'
  | 'intakeReason'
  | 'reopens'
  | 'offerMode'
  | 'answerDays'
  | 'stayOnHigher'
export type RoundWords = { code: string } & Pick<Round, Said>
export type PriceWords = { amount: number; unit: PriceUnit; shares: NamedShare[] }
export type RoundLine = { words: RoundWords; provider: string; municipality: string | null; price: PriceWords | null }
/** A course, and one of its rounds; a course without any start yet has none. */
export type CourseLine = { course: CourseWords; round: RoundLine | null }

type CourseRow = Line<CourseField>
const code = words(60)
const short = words(200)
const long = words(10_000)

/** Education that is a right, or orientation: no trade is learnt. */
const plainKinds: readonly string[] = ['sfi', 'shk', 'validation']

function readCourseWords(line: CourseRow): Partial<CourseWords> {
  const kind = line.must('slag', oneOf(courseKinds))
  const english = {
    title: line.may('titel_en', short, '') ?? '',
    ingress: line.may('ingress_en', words(1000), '') ?? '',
  }
  return {
    code: line.must('kurs', code),
    title: line.must('titel', short),
    ingress: line.may('ingress', words(1000), ''),
    body: line.may('innehall', long, ''),
    kind,
    ...readTrade(line),
    vocational: line.may('yrkesamne', yesNo, !plainKinds.includes(kind ?? '')),
    credits: line.may('poang', wholeNumber(0, 10_000), null),
    prerequisites: line.may('forkunskaper', coded, []),
    documents: line.may('dokument', coded, []),
    certificate: line.may('intyg', short, ''),
    languageSupport: line.may('sprakstod', short, ''),
    texts: english.title ? { en: english } : {},
  } as Partial<CourseWords>
}

const readTrade = (line: CourseRow) => ({
  trade: line.may('yrke', words(20), ''),
  tradeName: line.may('yrkesnamn', short, ''),
  track: line.may('spar', words(40), ''),
  levelIn: line.may('niva_in', words(10), ''),
  levelOut: line.may('niva_ut', words(10), ''),
})

function readRoundWords(line: CourseRow): Partial<RoundWords> {
  const form = line.may('form', oneOf(forms), 'campus')
  const days = readRoundDays(line)
  return {
    code: line.must('kurstillfalle', code),
    huvudman: line.must('huvudman', municipality),
    place: line.may('ort', short, ''),
    form,
    distance: form === 'distance',
    ...days,
    hoursPerWeek: line.may('timmar_per_vecka', wholeNumber(1, 60), 30),
    schedule: line.may('schema', words(500), ''),
    seats: line.must('platser', wholeNumber(0, 1000)),
    minSeats: line.may('minst_platser', wholeNumber(0, 1000), 0),
    intake: line.may('antagning', oneOf(intakes), 'open'),
    intakeReason: line.may('antagning_skal', words(500), ''),
    reopens: line.may('antagning_oppnar', day, null),
    offerMode: line.may('erbjudande', oneOf(offerModes), 'confirm'),
    answerDays: line.may('svarstid_dagar', wholeNumber(1, 60), 7),
    stayOnHigher: line.may('behall_hogre', yesNo, true),
  } as Partial<RoundWords>
}

function readRoundDays(line: CourseRow) {
  const [starts, ends] = [line.must('start', day), line.must('slut', day)]
  const entryDate = line.may('sista_intrade', day, starts)
  if (starts && ends && ends < starts) line.refuse('slut', 'endsBeforeStart')
  else if (ends && entryDate && entryDate > ends) line.refuse('sista_intrade', 'entryOutside')
  return { starts, ends, entryDate }
}

const all: NamedShare[] = [{ who: 'kommun', share: 10_000 }]
function readPrice(line: CourseRow): PriceWords | null {
  const amount = line.may('pris_ore', wholeNumber(0, 10_000_000_000), null) ?? null
  const rest = { unit: line.may('pris_enhet', oneOf(priceUnits), 'course'), shares: line.may('betalare', shares, all) }
  return amount === null ? null : ({ amount, ...rest } as PriceWords)
}

function readRound(line: CourseRow): RoundLine | null {
  if (line.text('kurstillfalle') === '') return null
  return {
    words: readRoundWords(line) as RoundWords,
    provider: line.must('anordnare', short) ?? '',
    municipality: line.may('kommun', municipality, null) ?? null,
    price: readPrice(line),
  }
}

export const readCourse = (line: CourseRow): Read<CourseLine> =>
  whole<CourseLine>(line, { course: readCourseWords(line) as CourseWords, round: readRound(line) })
