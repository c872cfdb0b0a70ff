/**
 * Own figures that are counted once more (omräkning): what is to be done with a count when the same records have been counted before.
 * The trap: a count that an editor is reading, or that is half out, is left alone until it is out.
 */
import { type Count, dividedAs, placeKey, type RawTable } from '../shared/disclosure/index.ts'

/** `waits`: nobody has it yet. `read`: in a release that is being prepared. `out`: published. `gone`: an editor has undone it. */
export type Standing = 'waits' | 'read' | 'out' | 'gone'
type Kept = { reply: string; standing: Standing; release: number | null }
export type Counted = Count & Kept
/** Without `records` where it was not kept what was counted. */
export type Before = Omit<Count, 'records'> & { records: RawTable | null } & Kept
/** After these, which are out; in the place of one that nobody has had. */
export type Counting = { published: readonly Counted[]; instead: string | null }

/** Every count makes the next one harder to tell: so many does a period get. */
const mostCounts = 4

/** `before` is oldest first; null where everything is to be left as it is. */
export function turnOf(before: readonly Before[], now: RawTable): Counting | null {
  const last = before.at(-1)
  if (!last) return { published: [], instead: null }
  const out = before.filter(({ standing }) => standing === 'out')
  const published = out.filter((one): one is Counted => one.records !== null)
  if (last.standing === 'read' || !last.records || isSame(last.records, now)) return null
  if (published.length < out.length || published.length >= mostCounts) return null
  // What an editor has undone before it ever was out stays undone.
  if (published.length === 0 && last.standing === 'gone') return null
  return { published, instead: last.standing === 'waits' ? last.reply : null }
}

/** What was put together is the same while all of it together is. */
const isSame = (one: RawTable, now: RawTable): boolean => numbersOf(one) === numbersOf(dividedAs(now, one))
const numbersOf = ({ cells }: RawTable): string =>
  cells
    .filter(({ n }) => n !== null && n !== 0)
    .map(({ at, n }) => `${placeKey(at)} ${n}`)
    .sort()
    .join('\n')
