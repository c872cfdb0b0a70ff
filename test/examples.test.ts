import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeExamples } from '../bin/examples/make.ts'
import { isPath } from '../src/applications/domain/history.ts'
import { holdsSeat, isOpen, type State, states } from '../src/applications/domain/states.ts'
import { demoCourses } from '../src/courses/facts/demonstration.ts'
import { demoProviders } from '../src/courses/facts/providers.ts'
import { readSheet } from '../src/imports/sheet/index.ts'
import { municipalities } from '../src/organisations/facts/skane.ts'
import { addWorkingDays } from '../src/shared/calendar.ts'
import { isTestNumber, readPersonalNumber } from '../src/shared/personal-number.ts'

type Row = Record<string, string>
type Stop = { state: State; day: number }
const files = ['kurser-21.csv', 'personer.csv', 'ansokningar-1631.csv'] as const
const onDisk = (name: string) => readFile(join(import.meta.dirname, '..', 'examples', name), 'utf8')

async function rowsOf(text: string): Promise<Row[]> {
  const read = await readSheet(Buffer.from(text))
  if (!('value' in read)) throw new Error(read.problem)
  const { headers, rows } = read.value
  return rows.map(({ cells }) => Object.fromEntries(headers.map((header, place) => [header, cells[place] ?? ''])))
}

const stopsOf = ({ handelser }: Row): Stop[] =>
  (handelser ?? '').split(' ').map((pair) => {
    const [state, day] = pair.split('@')
    return { state: state as State, day: Number(day) }
  })
const stateOf = (row: Row): State => stopsOf(row).at(-1)?.state as State
const enteredOn = (row: Row, state: State) =>
  stopsOf(row)
    .filter((stop) => stop.state === state)
    .map(({ day }) => day)

let made: Map<string, string>
let rounds: Row[]
let people: Row[]
let applications: Row[]
const ofRound = (round: Row) => applications.filter(({ kurstillfalle }) => kurstillfalle === round.kurstillfalle)

beforeAll(async () => {
  made = makeExamples(1)
  const read = await Promise.all(files.map((name) => rowsOf(made.get(name) ?? '')))
  ;[rounds, people, applications] = read as [Row[], Row[], Row[]]
})

describe('the files', () => {
  test.each(files)('%s is what the script makes with seed 1, byte by byte', async (name) => {
    expect(made.get(name) === (await onDisk(name))).toBe(true)
  })

  test.each([2, 77])('seed %i gives other people and the same counts', async (seed) => {
    const other = makeExamples(seed)
    expect(other.get('personer.csv')).not.toBe(made.get('personer.csv'))
    const rows = await rowsOf(other.get('ansokningar-1631.csv') ?? '')
    expect([rows.length, rows.filter(({ kon }) => kon === 'man').length]).toEqual([1631, 1010])
    expect(rows.every((row) => isPath(stopsOf(row).map(({ state, day }) => ({ state, at: new Date(day) }))))).toBe(true)
  })

  test('hold 21 courses and 1,631 applications, of 1,010 men and 621 women', () => {
    expect(new Set(rounds.map(({ kurs }) => kurs)).size).toBe(21)
    const count = (kon: string) => applications.filter((row) => row.kon === kon).length
    expect([applications.length, count('man'), count('kvinna')]).toEqual([1631, 1010, 621])
  })

  test('have every id once', () => {
    for (const ids of [
      applications.map(({ id }) => id),
      people.map(({ id }) => id),
      rounds.map((row) => row.kurstillfalle),
    ]) {
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('people', () => {
  test('come from all 33 municipalities and Sölvesborg, most from the largest', () => {
    const homes = Map.groupBy(people, ({ hemkommun }) => hemkommun)
    expect([...homes.keys()].sort()).toEqual(municipalities.map(({ code }) => code).sort())
    const largest = [...homes].sort((a, b) => b[1].length - a[1].length)[0]
    expect(largest?.[0]).toBe('1280')
  })

  test('about every second one has a number, which nobody has', () => {
    const numbers = people.flatMap(({ personnummer }) => personnummer || [])
    expect(numbers.length / people.length).toBeGreaterThan(0.45)
    expect(numbers.length / people.length).toBeLessThan(0.55)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) {
      const read = readPersonalNumber(number, new Date('2026-11-21'))
      expect('value' in read && isTestNumber(read.value.digits)).toBe(true)
    }
  })

  test('are called on numbers kept for fiction, each once, and written to at exempel.se', () => {
    const phones = people.flatMap(({ telefon }) => telefon || [])
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.length).toBe(95)
    expect(phones.every((phone) => /^070-174 \d\d \d\d$/.test(phone))).toBe(true)
    expect(phones.map((phone) => Number(phone.slice(-5).replace(' ', ''))).every((n) => n >= 605 && n <= 699)).toBe(
      true,
    )
    expect(people.every(({ epost }) => epost === '' || /^[a-z]+\.[a-z]+\.\d{4}@exempel\.se$/.test(epost ?? ''))).toBe(
      true,
    )
  })

  test('are the same in both files', () => {
    const known = new Map(people.map((row) => [row.id, row]))
    for (const row of applications) expect(row).toMatchObject({ ...known.get(row.person ?? ''), id: row.id })
    expect(new Set(applications.map(({ person }) => person)).size).toBe(people.length)
  })

  test('rank their choices 1, 2, 3 and never choose a round twice', () => {
    for (const choices of Map.groupBy(applications, ({ sandning }) => sandning).values()) {
      expect(choices.map(({ rang }) => Number(rang))).toEqual(choices.map((_, place) => place + 1))
      expect(new Set(choices.map(({ person }) => person)).size).toBe(1)
    }
    const chosen = applications.map(({ person, kurstillfalle }) => `${person} ${kurstillfalle}`)
    expect(new Set(chosen).size).toBe(chosen.length)
  })
})

describe('courses', () => {
  test('are shared between payers to the whole, by providers of the demonstration', () => {
    for (const { payers } of demoCourses) expect(payers.municipality + payers.af).toBe(10_000)
    const names = new Set<string>(demoProviders.map(({ name }) => name))
    expect(rounds.every(({ anordnare }) => names.has(anordnare ?? ''))).toBe(true)
    expect([...names].every((name) => name.endsWith('(demo)'))).toBe(true)
  })

  test('begin from fifteen months back to six months ahead, in every kind of intake', () => {
    const starts = rounds.map(({ start }) => Number(start))
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(-455)
    expect(Math.max(...starts)).toBeGreaterThan(150)
    expect(Math.max(...starts)).toBeLessThanOrEqual(185)
    expect([...new Set(rounds.map(({ antagning }) => antagning))].sort()).toEqual([
      'cancelled',
      'closed',
      'open',
      'paused',
      'planned',
    ])
    expect(
      rounds.filter(({ antagning }) => antagning === 'paused').every((row) => Number(row.antagning_oppnar) > 0),
    ).toBe(true)
  })
})

describe('what has happened', () => {
  test('is a way through the transition table, inside fifteen months and before today', () => {
    for (const row of applications) {
      const stops = stopsOf(row)
      expect(isPath(stops.map(({ state, day }) => ({ state, at: new Date(day * 86_400_000) }))), row.handelser).toBe(
        true,
      )
      expect(stops.every(({ day }) => Number.isInteger(day) && day >= -455 && day <= -1)).toBe(true)
    }
  })

  test('has led to every state in which an application can stand', () => {
    const seen = new Set(applications.map(stateOf))
    const passed = new Set(applications.flatMap((row) => stopsOf(row).map(({ state }) => state)))
    expect(states.filter((state) => !passed.has(state))).toEqual([])
    // A draft is not sent, and the site itself moves a yes on.
    expect(states.filter((state) => !seen.has(state))).toEqual(['draft', 'accepted'])
  })

  test('never gives away more seats than a round has, on any day', () => {
    for (const round of rounds) {
      const moves = ofRound(round).flatMap((row) =>
        stopsOf(row).map(({ state, day }, place, all) => {
          const before = all[place - 1]
          return { day, by: Number(holdsSeat(state)) - Number(before !== undefined && holdsSeat(before.state)) }
        }),
      )
      let held = 0
      for (const { by } of moves.sort((a, b) => a.day - b.day || a.by - b.by)) {
        held += by
        expect(held, round.kurstillfalle).toBeLessThanOrEqual(Number(round.platser))
      }
    }
  })

  test('keeps to the days of the round', () => {
    for (const round of rounds) {
      const [start, end, entry] = [Number(round.start), Number(round.slut), Number(round.sista_intrade)]
      for (const row of ofRound(round)) {
        expect(enteredOn(row, 'ongoing').every((day) => day >= start && day < end)).toBe(true)
        expect(enteredOn(row, 'not_started').every((day) => day >= start && day <= start + 14)).toBe(true)
        expect(enteredOn(row, 'offered').every((day) => day <= entry)).toBe(true)
        expect(enteredOn(row, 'not_selected').every((day) => day > entry)).toBe(true)
        expect(enteredOn(row, 'completed').every((day) => day >= end)).toBe(true)
      }
    }
  })

  test('waits for Arbetsförmedlingen where it pays a part', () => {
    const shared = rounds.filter(({ betalare }) => betalare?.includes('af:')).flatMap(ofRound)
    const offered = shared.filter((row) => enteredOn(row, 'offered').length > 0)
    expect(offered.length).toBeGreaterThan(100)
    for (const row of offered) {
      const [answer, day] = (row.af_svar ?? '').split('@')
      expect([answer, Number(day) <= (enteredOn(row, 'offered')[0] ?? -1)]).toEqual(['committed', true])
    }
    expect(shared.some((row) => isOpen(stateOf(row)) && row.af_svar?.startsWith('requested'))).toBe(true)
  })
})

describe('there is something true to show', () => {
  const standing = (state: State) => applications.filter((row) => stateOf(row) === state)
  const byId = (id: string) => rounds.find(({ kurstillfalle }) => kurstillfalle === id) as Row
  const counts = (id: string) =>
    Object.fromEntries([...Map.groupBy(ofRound(byId(id)), stateOf)].map(([state, rows]) => [state, rows.length]))

  test('a round with 20 seats and 31 admitted, whose list is to be decided', () => {
    expect([byId('kock-4').platser, counts('kock-4')]).toEqual(['20', { admitted: 31 }])
  })

  test('a round whose list was just decided: 20 were offered a seat, 11 wait', () => {
    const rows = ofRound(byId('svetsare-4'))
    const first = (row: Row) => stopsOf(row).find(({ day }) => day === -3)?.state
    expect(rows.filter((row) => first(row) === 'offered')).toHaveLength(20)
    expect(rows.filter((row) => first(row) === 'reserve')).toHaveLength(11)
    expect(counts('bagare-4')).toEqual({ cancelled: 14 })
  })

  test('reserve lists that follow the criteria, numbered from one', () => {
    const lists = Map.groupBy(standing('reserve'), ({ kurstillfalle }) => kurstillfalle)
    expect(lists.size).toBeGreaterThanOrEqual(2)
    for (const rows of lists.values()) {
      const inOrder = [...rows].sort((a, b) => Number(a.reservplats) - Number(b.reservplats))
      expect(inOrder.map(({ reservplats }) => Number(reservplats))).toEqual(rows.map((_, place) => place + 1))
      const keys = inOrder.map((row) =>
        ['short_education', 'study_plan', 'no_exam', 'unemployed', 'work_need']
          .map((code) => Number(!row.urval?.includes(code)))
          .join(''),
      )
      expect(keys).toEqual([...keys].sort())
    }
    expect(applications.filter((row) => row.reservplats && stateOf(row) !== 'reserve')).toEqual([])
  })

  test('things that are late at their municipality, some of them far', () => {
    const today = new Date('2026-11-20T12:00:00Z')
    const since = (row: Row) => new Date(today.getTime() + Number(stopsOf(row).at(-1)?.day) * 86_400_000)
    const late = (workingDays: number) =>
      standing('with_home').filter((row) => addWorkingDays(since(row), workingDays) < today)
    expect(late(10).length).toBeGreaterThanOrEqual(3)
    expect(late(15).length).toBeGreaterThanOrEqual(1)
    expect(late(10).length).toBeLessThan(standing('with_home').length)
  })

  test.each<[State, number]>([
    ['with_home', 12],
    ['assessment', 10],
    ['offered', 15],
    ['reserve', 10],
    ['awaiting_start', 30],
    ['ongoing', 200],
    ['completed', 250],
    ['interrupted', 20],
  ])('%s: at least %i', (state, least) => {
    expect(standing(state).length).toBeGreaterThanOrEqual(least)
  })

  test('outcomes after the course, pauses, and applications taken up again', () => {
    expect(applications.filter(({ utfall }) => /@0 .*@180/.test(utfall ?? '')).length).toBeGreaterThan(30)
    expect(applications.filter(({ paus_till }) => Number(paus_till) > 0).length).toBeGreaterThanOrEqual(3)
    const again = applications.filter(({ kopia_av }) => kopia_av)
    expect(again.length).toBeGreaterThanOrEqual(10)
    for (const row of again) {
      const old = applications.find(({ id }) => id === row.kopia_av)
      expect([old?.person, old?.kurs]).toEqual([row.person, row.kurs])
    }
  })
})
