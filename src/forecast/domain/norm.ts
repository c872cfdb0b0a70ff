/**
 * The national norm (riksnormen): what food, clothes and the like may cost a month, by person, and common costs by how many live there.
 * The trap: since 2024 each item is indexed and then rounded UP to the next ten; until 2019 to the nearest ten.
 */
import type { Household } from './household.ts'

export const items = [
  ...['child_0', 'child_1_2', 'child_3', 'child_4_6', 'child_7_10', 'child_11_14', 'child_15_18', 'child_19_20'],
  ...['single', 'couple', 'common_1', 'common_2', 'common_3', 'common_4', 'common_5', 'common_6', 'common_7'],
] as readonly Item[]
type Child = '0' | '1_2' | '3' | '4_6' | '7_10' | '11_14' | '15_18' | '19_20'
export type Item = `child_${Child}` | 'single' | 'couple' | `common_${1 | 2 | 3 | 4 | 5 | 6 | 7}`
export type Norm = Readonly<Record<Item, number>>
/** Asks for an item; NaN where it is not known, which makes the sum NaN too. */
export type Ask = (item: Item) => number

/** Common costs (gemensamma hushållskostnader); more than seven persons add what the seventh added. */
function common(ask: Ask, persons: number): number {
  if (persons <= 7) return ask(`common_${persons as 7}`)
  return ask('common_7') + (persons - 7) * (ask('common_7') - ask('common_6'))
}

export function normOf(ask: Ask, { adults, children }: Household): number {
  const grown = ask(adults === 2 ? 'couple' : 'single')
  const young = children.reduce((sum, age) => sum + ask(`child_${age}`), 0)
  return grown + young + common(ask, adults + children.length)
}

/** An adult who lodges in a household of `persons`: the own part, and a share of what is common. */
export const lodger = (ask: Ask, persons: number): number => ask('single') + common(ask, persons) / persons

export type Rounding = 'up' | 'nearest'
/** `factor` in whole thousandths, so that nothing is lost to floating point: 1,087 is 1087. */
export function indexed(norm: Norm, factor: number, rounding: Rounding): Norm {
  const round = rounding === 'up' ? Math.ceil : Math.round
  return Object.fromEntries(items.map((item) => [item, round((norm[item] * factor) / 10_000) * 10])) as Norm
}

/** How the norm is counted from a date on. A cap on benefits proposed from 2027 would be another row. */
const rules = [{ from: 1998, count: normOf }]
export const ruleOf = (year: number) => rules.findLast(({ from }) => from <= year)?.count ?? normOf
