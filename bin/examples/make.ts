import { type Dice, dice } from './dice.ts'
import { describePeople } from './people.ts'
import { type Choice, plan } from './plan.ts'
import { makeRounds } from './rounds.ts'
import { run } from './run.ts'
import { applicationRows, personRow, roundRow, toCsv } from './tables.ts'

const inOrder = (a: Choice, b: Choice): number => a.sending.sent - b.sending.sent || a.sending.begins - b.sending.begins

/** Choices of one sending stay together, in the order in which they were sent. */
function sorted(choices: readonly Choice[]): Choice[] {
  const sendings = Map.groupBy(choices, ({ sending }) => sending)
  return [...sendings.values()].sort((a, b) => inOrder(a[0] as Choice, b[0] as Choice)).flat()
}

/** File name to text. The same seed gives the same bytes, on any machine and any day. */
export function makeExamples(seed: number): Map<string, string> {
  const throws = (place: number): Dice => dice(seed * 1000 + place)
  const rounds = makeRounds(seed)
  const planned = plan(rounds, throws(1))
  run(planned, rounds, throws(2))
  const choices = sorted(planned)
  const people = describePeople(choices, seed, throws(3))
  return new Map([
    ['kurser-21.csv', toCsv(rounds.map(roundRow))],
    ['ansokningar-1631.csv', toCsv(applicationRows(choices, people, throws(4)))],
    ['personer.csv', toCsv([...people.values()].map(personRow))],
  ])
}
