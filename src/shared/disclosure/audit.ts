/**
 * The audit: whoever knows every shown cell must be left with an interval of at least k for each primary one. Not being able to
 * subtract is not enough: that alone leaves up to a third of the small cells too narrow.
 */
import { Reading, type Touched } from './reading.ts'
import type { Sum } from './sums.ts'

type Guarded = { sums: readonly Sum[]; given: ReadonlySet<Sum>; k: number }
const nearly = 1e-6

/** Hides more until every primary cell is wide enough; those that cannot be helped are returned. */
export function widen(shown: Set<Sum>, guarded: Guarded): Sum[] {
  for (;;) {
    const hidden = shown.size
    const narrow = hideMore(shown, guarded)
    // Once more from the beginning: what a long reckoning may have lost in the last decimals is found now.
    if (narrow.length > 0 || shown.size === hidden) return narrow
  }
}

function hideMore(shown: Set<Sum>, { sums, given, k }: Guarded): Sum[] {
  const free = [...shown].filter((sum) => !given.has(sum)).sort(smallerFirst)
  let reading: Reading | null = null
  let touched: Touched = everyone
  for (let needy = sums.filter((sum) => sum.primary).map(unseen); ; ) {
    const left = free.filter((sum) => shown.has(sum))
    const inner = left.filter(({ level }) => level === 0)
    reading ??= new Reading([...given, ...shown], new Set(inner.map(numberOf)))
    needy = stillNeedy(needy, touched, { reading, k })
    if (needy.length === 0) return []
    const hide = bestInner(inner, needy, { reading, k }) ?? left.find(({ level, whole }) => level > 0 && !whole)
    if (!hide) return needy.map(({ sum }) => sum)
    shown.delete(hide)
    const hidden = reading.hide(hide)
    touched = hidden ?? everyone
    if (!hidden) reading = null
  }
}

const everyone: Touched = () => true
const unseen = (sum: Sum): Needy => ({ sum, width: 0, pulls: new Map() })

/** Looks again at those whose room may have grown. */
const stillNeedy = (needy: readonly Needy[], touched: Touched, { reading, k }: Audited): Needy[] =>
  needy.flatMap((one) => {
    if (!touched(one.pulls)) return [one]
    const { width, pulls } = reading.look(one.sum.vector, k)
    return width < k - nearly ? [{ sum: one.sum, width, pulls }] : []
  })

const smallerFirst = (a: Sum, b: Sum): number => a.n - b.n
const numberOf = ({ vector }: Sum): number => vector[0] as number

type Audited = { reading: Reading; k: number }
type Search = Audited & { hope: number; best: number }
type Needy = { sum: Sum; width: number; pulls: ReadonlyMap<number, number> }

/** The inner cell that, hidden, widens the narrow ones most; of equals the smaller, then the first. */
function bestInner(inner: readonly Sum[], needy: readonly Needy[], { reading, k }: Audited) {
  const hoped = inner.map((sum, turn) => ({ sum, turn, hope: hopeOf(numberOf(sum), needy, k) }))
  let best = { gain: nearly, turn: -1, sum: undefined as Sum | undefined }
  for (const { sum, turn, hope } of hoped.sort((a, b) => b.hope - a.hope)) {
    if (hope < best.gain - nearly) break
    const gain = hope > nearly ? gainOf(numberOf(sum), needy, { reading, k, hope, best: best.gain }) : 0
    const equal = Math.abs(gain - best.gain) <= nearly && turn < best.turn
    if (gain > best.gain + nearly || equal) best = { gain, turn, sum }
  }
  return best.sum
}

/** No more than this can hiding the cell gain: the prices at both ends of every narrow sum say so. */
const hopeOf = (inner: number, needy: readonly Needy[], k: number): number =>
  needy.reduce((sum, { width, pulls }) => sum + Math.min(k - width, pulls.get(inner) ?? 0), 0)

/** Gives up where what is left to hope for cannot reach the best one found. */
function gainOf(inner: number, needy: readonly Needy[], { reading, k, hope, best }: Search): number {
  const without = reading.without(inner, k)
  let [gain, left] = [0, hope]
  for (const { sum, width, pulls } of without ? needy : []) {
    const hoped = Math.min(k - width, pulls.get(inner) ?? 0)
    if (gain + left < best - nearly) break
    if (hoped > 0) gain += (without?.(sum.vector) ?? width) - width
    left -= hoped
  }
  return gain
}
