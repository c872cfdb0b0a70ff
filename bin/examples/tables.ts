/** The three files: columns with Swedish names, one row per round, application and person; days from the day of loading. */

import { afAnswerOf, beginnerOf, documentsOf, eligibilityOf, outcomeOf, pauseOf, reasonOf } from './around.ts'
import type { Dice } from './dice.ts'
import type { Described } from './people.ts'
import type { Choice, Person } from './plan.ts'
import type { Round } from './rounds.ts'
import { byPriority, stateOf } from './run.ts'

type Cell = string | number | null
type Row = Record<string, Cell>

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Not the writer of exports: a day before the day of loading begins with a minus and is to stay a number. */
export function toCsv(rows: readonly Row[]): string {
  const headers = Object.keys(rows[0] ?? {})
  const line = (cells: Cell[]) => `${cells.map((cell) => quoted(String(cell ?? ''))).join(';')}\n`
  return `\ufeff${line(headers)}${rows.map((row) => line(headers.map((header) => row[header] ?? ''))).join('')}`
}

const yes = (truth: boolean): string => (truth ? 'ja' : 'nej')
const coded = (list: readonly (readonly [string, string])[]): string =>
  list.map(([code, text]) => `${code}: ${text}`).join(' | ')

function courseCells({ course }: Round): Row {
  const { english, levels, trade } = course
  return {
    kurs: course.id,
    titel: course.title,
    titel_en: english.title,
    ingress: course.ingress,
    ingress_en: english.ingress,
    innehall: course.body,
    slag: 'yrkes_sfi',
    yrke: trade[0],
    yrkesnamn: trade[1],
    spar: course.track,
    niva_in: levels.in,
    niva_ut: levels.out,
    forkunskaper: coded(course.prerequisites),
    dokument: coded(course.documents),
    intyg: course.certificate,
    sprakstod: course.support,
  }
}

export const roundRow = (round: Round): Row => ({
  ...courseCells(round),
  kurstillfalle: round.id,
  anordnare: round.provider.name,
  huvudman: round.provider.huvudman,
  ort: round.provider.place,
  form: round.course.id === 'it' ? 'mixed' : 'campus',
  start: round.start,
  slut: round.end,
  sista_intrade: round.entry,
  timmar_per_vecka: round.course.hours,
  schema: round.course.schedule,
  platser: round.seats,
  minst_platser: Math.floor(round.seats / 2),
  antagning: round.intake,
  antagning_skal: round.reason,
  antagning_oppnar: round.opens,
  erbjudande: round.automatic ? 'automatic' : 'confirm',
  svarstid_dagar: 7,
  behall_hogre: 'ja',
  pris_ore: round.course.price,
  pris_enhet: 'course',
  betalare: Object.entries(round.course.payers)
    .filter(([, share]) => share > 0)
    .map(([payer, share]) => `${payer === 'af' ? 'af' : 'kommun'}:${share}`)
    .join(' '),
})

const contactCells = (person: Described): Row => ({
  fornamn: person.given,
  efternamn: person.family,
  personnummer: person.number,
  telefon: person.phone,
  epost: person.mail,
  sprak: person.language,
  tolk: yes(person.interpreter),
  kanal: person.channel,
  hemkommun: person.home,
  hemkommun_kalla: person.homeSource,
  kon: person.sex,
})

export const personRow = (person: Described): Row => ({ id: person.id, ...contactCells(person) })

const numbered = (kind: string, place: number): string => `${kind}-${String(place + 1).padStart(4, '0')}`

/** Place on the reserve list now: the criteria in their order, then who sent first. */
function reservePlaces(choices: readonly Choice[]): Map<Choice, number> {
  const places = new Map<Choice, number>()
  for (const round of new Set(choices.map((choice) => choice.round))) {
    const list = choices.filter((choice) => choice.round === round && stateOf(choice) === 'reserve').sort(byPriority)
    for (const [place, choice] of list.entries()) places.set(choice, place + 1)
  }
  return places
}

type Numbers = {
  id: Map<Choice, string>
  sending: Map<Choice['sending'], string>
  beginner: Map<Choice['sending'], string>
}

function number(choices: readonly Choice[], chance: Dice): Numbers {
  const sendings = [...new Set(choices.map(({ sending }) => sending))]
  return {
    id: new Map(choices.map((choice, place) => [choice, numbered('ans', place)])),
    sending: new Map(sendings.map((sending, place) => [sending, numbered('san', place)])),
    beginner: new Map(sendings.map((sending) => [sending, beginnerOf(chance)])),
  }
}

function choiceCells(choice: Choice, numbers: Numbers, chance: Dice): Row {
  const pause = pauseOf(choice, chance)
  return {
    kurs: choice.round.course.id,
    kurstillfalle: choice.round.id,
    rang: choice.rank,
    borjad_av: numbers.beginner.get(choice.sending) ?? '',
    urval: choice.person.criteria.join(' '),
    behorighet: eligibilityOf(choice, chance),
    dokument: documentsOf(choice, chance),
    af_svar: afAnswerOf(choice),
    paus_till: pause.until,
    paus_skal: pause.reason,
    skal: reasonOf(choice, chance),
    utfall: outcomeOf(choice, chance),
    kopia_av: choice.copyOf ? (numbers.id.get(choice.copyOf) ?? '') : '',
    handelser: choice.stops.map(({ state, day }) => `${state}@${day}`).join(' '),
  }
}

export function applicationRows(choices: readonly Choice[], people: Map<Person, Described>, chance: Dice): Row[] {
  const numbers = number(choices, chance)
  const places = reservePlaces(choices)
  return choices.map((choice) => {
    const person = people.get(choice.person) as Described
    return {
      id: numbers.id.get(choice) ?? '',
      sandning: numbers.sending.get(choice.sending) ?? '',
      person: person.id,
      ...contactCells(person),
      ...choiceCells(choice, numbers, chance),
      reservplats: places.get(choice) ?? '',
    }
  })
}
