/**
 * Gives the people of the plan names, ways to reach them and, to about half of them, a test number. Telephone numbers
 * are those that PTS keeps for fiction (070-174 06 05 to 070-174 06 99), each used once; who waits for a call comes first.
 */
import { isOpen, type State } from '../../src/applications/domain/states.ts'
import type { Language } from '../../src/shared/language.ts'
import { showPersonalNumber } from '../../src/shared/personal-number.ts'
import { testNumbers } from '../../src/shared/test-numbers.ts'
import type { Dice } from './dice.ts'
import type { Choice, Person } from './plan.ts'
import { applications } from './rounds.ts'
import { stateOf } from './run.ts'

export type Described = {
  id: string
  given: string
  family: string
  number: string
  sex: 'man' | 'kvinna'
  phone: string
  mail: string
  language: Language
  interpreter: boolean
  channel: 'sms' | 'mail' | 'letter'
  home: string
  homeSource: 'stated' | 'folkbokforing' | 'coordinator_decision'
}

const men = 1010

/** Men until their applications are exactly so many; whoever would make them too many is a woman. */
function sexes(people: readonly Person[], chance: Dice): Map<Person, Described['sex']> {
  let left = men
  const order = chance.shuffled(people).sort((a, b) => b.choices.length - a.choices.length)
  const drawn = order.map((person, place) => {
    const rest = order.slice(place).reduce((sum, { choices }) => sum + choices.length, 0)
    const man = person.choices.length <= left && (left >= rest || chance.chance(men / applications))
    if (man) left -= person.choices.length
    return [person, man ? 'man' : 'kvinna'] as const
  })
  return new Map(drawn)
}

const callsFirst: readonly State[] = ['no_answer', 'offered', 'not_started', 'reserve', 'awaiting_start', 'completion']

/** Lower is sooner: those whom somebody must call, then everybody with something open. */
function urgency({ choices }: Person): number {
  const places = choices.map((choice) => callsFirst.indexOf(stateOf(choice))).filter((place) => place >= 0)
  if (places.length > 0) return Math.min(...places)
  return choices.some((choice) => isOpen(stateOf(choice))) ? 50 : 100
}

const firstPhone = 605
const phones = Array.from({ length: 95 }, (_, n) => {
  const digits = String(firstPhone + n).padStart(4, '0')
  return `070-174 ${digits.slice(0, 2)} ${digits.slice(2)}`
})

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[^a-z]/g, '')

const confirmed = ({ choices }: Person): boolean =>
  choices.some(({ stops }) => stops.some(({ state }) => state === 'with_provider'))

function sourceOf(person: Person, chance: Dice): Described['homeSource'] {
  if (confirmed(person)) return chance.chance(0.93) ? 'folkbokforing' : 'coordinator_decision'
  return chance.chance(0.25) ? 'folkbokforing' : 'stated'
}

type Given = { id: string; sex: Described['sex']; phone: string; number: string }

function describe(person: Person, { id, sex, phone, number }: Given, chance: Dice): Described {
  const { origin, home } = person
  const given = chance.pick(sex === 'man' ? origin.men : origin.women)
  const family = chance.pick(origin.families)
  const mail = chance.chance(0.94) ? `${plainLetters(given)}.${plainLetters(family)}.${id.slice(4)}@exempel.se` : ''
  return {
    ...{ id, given, family, number, sex, phone, mail },
    language: origin.language,
    interpreter: !['sv', 'en'].includes(origin.language) && chance.chance(0.4),
    channel: phone ? 'sms' : mail ? 'mail' : 'letter',
    home: home.code,
    homeSource: sourceOf(person, chance),
  }
}

const numbered = (place: number): string => `per-${String(place + 1).padStart(4, '0')}`

/** In the order in which they first sent something. */
export function describePeople(choices: readonly Choice[], seed: number, chance: Dice): Map<Person, Described> {
  const people = [...new Set(choices.map(({ person }) => person))]
  const sex = sexes(people, chance)
  const urgent = [...people].sort((a, b) => urgency(a) - urgency(b))
  const phoneOf = new Map(urgent.slice(0, phones.length).map((person, place) => [person, phones[place] as string]))
  const numbers = testNumbers(seed, { from: 1967, to: 2005 })
  return new Map(
    people.map((person, place) => {
      const number = chance.chance(0.5) ? showPersonalNumber(String(numbers.next().value)) : ''
      const given = { id: numbered(place), sex: sex.get(person) ?? 'kvinna', phone: phoneOf.get(person) ?? '', number }
      return [person, describe(person, given, chance)]
    }),
  )
}
