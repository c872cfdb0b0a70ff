import { openStates, type State } from '../../applications/index.ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import type { ApplicationField } from '../facts/fields.ts'
import {
  afAnswers,
  type Criterion,
  criteria,
  documentStates,
  eligibilities,
  outcomes,
  starters,
} from '../facts/words.ts'
import { type Around, manyOf, oneOf, type Reader, wholeNumber, words } from './cells.ts'
import { day, pastDay } from './days.ts'
import { parts, readStops, type Stop } from './history.ts'
import { type Line, type Read, whole } from './line.ts'
import { key, type PersonLine, readContact } from './person.ts'

export type Outcome = { answer: (typeof outcomes)[number]; after: number }
export type ApplicationLine = {
  key: string
  /** Choices that were sent together. */
  sending: string
  person: PersonLine
  round: string
  course: string
  rank: number
  startedAs: (typeof starters)[number]
  criteria: Criterion[]
  eligibility: (typeof eligibilities)[number]
  documents: { item: string; status: (typeof documentStates)[number] }[]
  /** What Arbetsförmedlingen has answered about its share, and when. */
  af: { answer: (typeof afAnswers)[number]; day: Day } | null
  pause: { until: Day; reason: string } | null
  reason: string | null
  result: string | null
  outcomes: Outcome[]
  copyOf: string | null
  stops: Stop[]
  /** Place on the reserve list today. */
  place: number | null
}

type ApplicationRow = Line<ApplicationField>
const code = words(60)

/** `code:status code:status`. */
const documents: Reader<ApplicationLine['documents']> = (text) => {
  const found = parts(text).map((part) => part.split(':'))
  const isOne = ([item = '', status = '', ...more]: string[]) =>
    /^[\w-]{1,40}$/.test(item) && documentStates.some((state) => state === status) && more.length === 0
  if (!found.every(isOne)) return { why: 'document', about: documentStates.join(', ') }
  return { value: found.map(([item, status]) => ({ item, status })) as ApplicationLine['documents'] }
}

const outcomeDays = [0, 90, 180]
/** `work_full@0 regular_studies@90`. */
const outcomesRead: Reader<Outcome[]> = (text) => {
  const found = parts(text).map((part) => part.split('@'))
  const isOne = ([answer, after, ...more]: string[]) =>
    outcomes.some((word) => word === answer) && outcomeDays.includes(Number(after ?? 'x')) && more.length === 0
  if (!found.every(isOne)) return { why: 'outcome', about: outcomes.join(', ') }
  return { value: found.map(([answer, after]) => ({ answer, after: Number(after) })) as Outcome[] }
}

function readAf(line: ApplicationRow): ApplicationLine['af'] {
  const [answer = '', on = ''] = line.text('af_svar').split('@')
  if (answer === '') return null
  const known = line.may('af_svar', (_, around) => oneOf(afAnswers)(answer, around), null)
  const at = line.may('af_svar', (_, around) => pastDay(on, around), null)
  return known && at ? { answer: known, day: at } : null
}

function readPause(line: ApplicationRow, { today }: Around): ApplicationLine['pause'] {
  const until = line.may('paus_till', day, null)
  const reason = line.may('paus_skal', words(200), '') ?? ''
  if (until && reason === '') line.refuse('paus_skal', 'pauseReason')
  return until && until > today ? { until, reason } : null
}

const openIn: readonly State[] = openStates
const ended: readonly State[] = ['completed', 'interrupted']

/** Rules between the columns of one row. */
function compare(line: ApplicationRow, { stops, place, pause, outcomes: given }: Compared, { today }: Around): void {
  const last = stops.at(-1)?.state
  if (!last) return
  if (place != null && last !== 'reserve') line.refuse('reservplats', 'placeNotReserve')
  if (pause && !openIn.includes(last)) line.refuse('paus_till', 'pauseNotOpen')
  const endedOn = ended.includes(last) ? stops.at(-1)?.day : undefined
  if (given?.some(({ after }) => !endedOn || addDays(endedOn, after) > today)) line.refuse('utfall', 'outcomeEarly')
}
type Compared = Pick<ApplicationLine, 'stops' | 'pause'> & {
  place: number | null | undefined
  outcomes: Outcome[] | undefined
}

/** Whether an application may have travelled before it comes here is a question of who brings it. */
export const applicationReader =
  (histories: boolean) =>
  (line: ApplicationRow, around: Around): Read<ApplicationLine> => {
    const id = line.must('id', key)
    const path = {
      stops: readStops(line, histories),
      pause: readPause(line, around),
      place: line.may('reservplats', wholeNumber(1, 1000), null),
      outcomes: line.may('utfall', outcomesRead, []),
    }
    compare(line, path, around)
    const person = { key: line.must('person', key) ?? '', ...readContact(line) }
    return whole<ApplicationLine>(line, { key: id, person, ...path, ...readChoice(line, id ?? '') })
  }

const readChoice = (line: ApplicationRow, id: string) => ({
  sending: line.may('sandning', key, id),
  round: line.must('kurstillfalle', code),
  course: line.may('kurs', code, ''),
  rank: line.may('rang', wholeNumber(1, 5), 1),
  startedAs: line.may('borjad_av', oneOf(starters), 'applicant' as const),
  criteria: line.may('urval', manyOf(criteria), []),
  eligibility: line.may('behorighet', oneOf(eligibilities), 'unknown' as const),
  documents: line.may('dokument', documents, []),
  af: readAf(line),
  reason: line.may('skal', code, null),
  result: line.may('resultat', words(100), null),
  copyOf: line.may('kopia_av', key, null),
})
