/** What-if (prova): the same formula with other values, beside itself without them. Nothing is kept. */

import { shareOfFloors } from './bounds.ts'
import { type Change, changes } from './change.ts'
import { readNumbers } from './lines.ts'
import type { Paradox } from './paradox.ts'
import {
  type Calculated,
  calculate,
  criterionParts,
  type Inputs,
  type Member,
  paradoxIn,
  type Refused,
  type RuleSet,
} from './rule.ts'
import { type Trouble, troubleOf } from './trouble.ts'

export type Wish = {
  places: number
  gamma: number
  effect: number
  mode: 'equalise' | 'blend'
  /** β in per cent by criterion; used in mode `blend`. */
  weights: { criterion: string; weight: number }[]
  /** Rows of a municipality and a number. */
  floors: string
  caps: string
  own: string
}
export type TriedOut = {
  base: Calculated
  tried: Calculated
  changes: Change[]
  /** What each weight alone would give; null where nothing is weighed together. */
  parts: Map<string, Map<string, number>> | null
  paradox: Paradox | null
}
export type Outcome = TriedOut | { trouble: Trouble; proposal?: Map<string, number> }

const plain = {
  mode: 'equalise',
  gamma: 1,
  effect: 0,
  rounding: 'sainte_lague',
  keepPlan: false,
  partTwoCounts: false,
  weights: [],
} as const
const directions: Record<string, 'more' | 'less'> = { mottagande: 'less' }

const ruleOf = ({ mode, gamma, effect, weights }: Wish): RuleSet => ({
  ...plain,
  mode,
  gamma,
  effect,
  weights:
    mode === 'blend'
      ? weights
          .filter(({ weight }) => weight > 0)
          .map((one) => ({ ...one, indicator: one.criterion, direction: directions[one.criterion] ?? 'more' }))
      : [],
})

type Lists = Record<'floors' | 'caps' | 'own', Map<string, number>>
const fields = { floors: 'golv', caps: 'tak', own: 'egen' } as const

function listsOf(wish: Wish, lan: string): Lists | { trouble: Trouble } {
  const lists: Partial<Lists> = {}
  for (const name of ['floors', 'caps', 'own'] as const) {
    const read = readNumbers(wish[name], lan, name !== 'own')
    if ('problem' in read) return { trouble: { kind: 'line', field: fields[name], problem: read.problem } }
    lists[name] = read.numbers
  }
  return lists as Lists
}

const changed = (members: readonly Member[], { floors, caps, own }: Lists): Member[] =>
  members.map((member) => ({
    ...member,
    floor: floors.get(member.code) ?? 0,
    cap: caps.get(member.code) ?? null,
    reception: own.has(member.code) ? { ebo: own.get(member.code) ?? 0, ovriga: 0, anhoriga: 0 } : member.reception,
    reason: null,
    text: '',
    kept: null,
  }))

function fieldOf(refused: Refused): string {
  if ('refused' in refused) return refused.refused.kind === 'tooManyPlaces' ? 'tak' : 'golv'
  return 'noWeight' in refused ? 'e' : `b-${refused.noValues.criterion}`
}

export type Start = { year: number; lan: string; places: number; members: readonly Member[] }
export function tryOut(start: Start, wish: Wish): Outcome {
  const inputs: Inputs = { ...start, part: 'total', rule: plain }
  const base = calculate(inputs)
  const lists = listsOf(wish, start.lan)
  if ('trouble' in lists) return lists
  const sum = wish.weights.reduce((all, { weight }) => all + weight, 0)
  if (wish.mode === 'blend' && Math.abs(sum - 100) > 1e-9) return { trouble: { kind: 'weights', field: 'vikter', sum } }
  const members = changed(start.members, lists)
  const low = members.find(({ floor, cap }) => cap !== null && cap < floor)
  if (low) return { trouble: { kind: 'crossed', field: 'tak', code: low.code } }
  const asked = { ...inputs, places: wish.places, rule: ruleOf(wish), members }
  const tried = calculate(asked)
  if (!('rows' in base)) return { trouble: troubleOf(base, 'platser') }
  if ('rows' in tried)
    return {
      ...{ base, tried, changes: changes(base.rows, tried.rows) },
      ...{ parts: criterionParts(asked), paradox: paradoxIn(asked) },
    }
  const trouble = troubleOf(tried, fieldOf(tried))
  if (!('refused' in tried) || tried.refused.kind !== 'tooFewPlaces') return { trouble }
  return { trouble, proposal: shareOfFloors(wish.places, tried.refused.bounds) }
}
