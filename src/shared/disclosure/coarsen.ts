/**
 * Coarsening (sammanläggning): where more than a third would have to be hidden, fewer and wider categories say more. A whole takes the
 * place of its parts: municipality → corner → region. The trap: nothing may be told of the parts then, not even that one of them is 0.
 */
import { Cube } from './cube.ts'
import type { Step, SuppressionFamily } from './family.ts'
import type { Category, Dimension, RawCell, RawTable } from './table.ts'

/** The same records with wholes instead of their parts; what is a part of none of them stays as it is. */
export function coarser(records: RawTable, step: Step): RawTable {
  const known = records.dimensions.find(({ key }) => key === step.key)
  if (!known) throw new Error(`${records.name} has no dimension ${step.key}`)
  const wholeOf = wholesOf(known, step.wholes)
  const cells = Map.groupBy(records.cells, ({ at }) =>
    Object.values({ ...at, [step.key]: wholeOf.get(at[step.key] ?? '') }).join('\u0000'),
  )
  return {
    ...records,
    dimensions: records.dimensions.map((one) => (one === known ? joined(one, step.wholes, wholeOf) : one)),
    cells: [...cells.values()].map((parts) => together(parts, step.key, wholeOf)),
  }
}

/** The steps that lose no place which an earlier release has told of. */
export const stepsOf = ({ records, coarser: steps = [], earlier = [] }: SuppressionFamily): Step[] =>
  steps.filter((step) => {
    const cube = new Cube(coarser(records, step).dimensions)
    return earlier.every(({ cells }) => cells.every(({ at }) => cube.stand(at)))
  })

const stepOf = ({ dimensions }: RawTable): Step | undefined =>
  dimensions
    .map(({ key, categories }) => ({ key, wholes: categories.flatMap(({ code, holds }) => (holds ? [code] : [])) }))
    .find(({ wholes }) => wholes.length > 0)

/** Divided as those are, where these can be: what is counted again is held against what was told. */
export function dividedAs(records: RawTable, like: RawTable): RawTable {
  const step = stepOf(like)
  if (!step || stepOf(records)) return records
  const codes = records.dimensions.find(({ key }) => key === step.key)?.categories.map(({ code }) => code)
  return step.wholes.every((code) => codes?.includes(code)) ? coarser(records, step) : records
}

const leavesUnder = ({ categories }: Dimension, code: string): string[] => {
  const under = (one: string): string[] =>
    categories.find((category) => category.code === one)?.parts?.flatMap(under) ?? [one]
  return [...new Set(under(code))]
}

/** Where each leaf goes. */
function wholesOf(dimension: Dimension, wholes: readonly string[]): Map<string, string> {
  const leaves = dimension.categories.filter(({ parts }) => !parts).map(({ code }) => code)
  const found = new Map(leaves.map((code) => [code, code]))
  for (const whole of wholes) {
    for (const leaf of leavesUnder(dimension, whole)) {
      const other = found.get(leaf)
      if (other !== leaf) throw new Error(`${dimension.key}: ${leaf} is a part of ${whole} and of ${other}`)
      found.set(leaf, whole)
    }
  }
  return found
}

/** A category that cuts through a whole is no longer there. */
function joined(dimension: Dimension, wholes: readonly string[], wholeOf: ReadonlyMap<string, string>): Dimension {
  const held = Map.groupBy(wholeOf.keys(), (leaf) => wholeOf.get(leaf))
  const categories = dimension.categories.flatMap((category): Category[] => {
    const { code, parts, ...rest } = category
    const under = leavesUnder(dimension, code)
    if (wholes.includes(code)) return [{ ...rest, code, holds: under }]
    const into = [...new Set(under.map((leaf) => wholeOf.get(leaf) ?? leaf))]
    const isWhole = into.every((whole) => held.get(whole)?.every((leaf) => under.includes(leaf)))
    if (!parts) return isWhole ? [category] : []
    return isWhole ? [{ ...rest, code, parts: into }] : []
  })
  return { ...dimension, categories }
}

/** A cell that has no number leaves the whole without one. */
function together(parts: readonly RawCell[], key: string, wholeOf: ReadonlyMap<string, string>): RawCell {
  const [first] = parts as [RawCell]
  const at = { ...first.at, [key]: wholeOf.get(first.at[key] ?? '') ?? '' }
  const lacking = parts.find(({ n }) => n === null)
  if (lacking) return { at, n: null, ...(lacking.status && { status: lacking.status }) }
  // The same organisation may stand in several parts: at least as many as in one of them.
  const organisations = Math.max(0, ...parts.map((part) => part.organisations ?? 0))
  const n = parts.reduce((sum, part) => sum + (part.n ?? 0), 0)
  return { at, n, ...(organisations > 0 && { organisations }) }
}
