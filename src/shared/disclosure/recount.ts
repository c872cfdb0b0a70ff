/**
 * Recount (omräkning): the same records counted again when something was registered late or put right. The trap: the earlier number is
 * public for ever, so what is new is also the difference, and a difference of one is a person. All counts are read as one family by
 * when: who was there all along, who came, who left. A number that cannot be exchanged stays as it was shown.
 */
import { placeKey } from './cells.ts'
import { dividedAs } from './coarsen.ts'
import { Cube } from './cube.ts'
import { type FrozenCell, type Refusal, standardK } from './family.ts'
import { presence, throughTime } from './presence.ts'
import { isTooSmall } from './primary.ts'
import { protect } from './protect.ts'
import type { Dimension, Place, ProtectedTable, RawCell, RawTable } from './table.ts'
import { leavesOf } from './tabulate.ts'

/** A count that is out: what was counted, and what of it was shown. */
export type Count = { records: RawTable; cells: readonly FrozenCell[] }
type Again = { records: RawTable; tables: readonly RawTable[]; published: readonly Count[]; k?: number }
/** In the tables only cells that get another number, or none any longer to be sure of: those stay as they were. */
export type Recount = { tables: readonly ProtectedTable[]; frozen: readonly FrozenCell[]; records: RawTable }

/**
 * `nothing` where no number may be exchanged; refused where the records are divided otherwise than they were. What was put together the
 * first time stays together.
 */
export function recount({ tables, published, k = standardK, ...again }: Again): Recount | 'nothing' | Refusal {
  const records = published[0] ? dividedAs(again.records, published[0].records) : again.records
  const counts = [...published.map((one) => one.records), records]
  if (counts.some(({ dimensions }) => divided(dimensions) !== divided(records.dimensions)))
    return { refused: 'lostPlace', places: [] }
  const history = new History(counts, published, k)
  const offered = tables.map((table) => stampedTable(history.now, { ...table, cells: history.newsOf(table) }))
  const earlier = published.map(({ cells }, turn) => ({
    name: records.name,
    cells: cells.map(stamp(String(turn + 1))),
  }))
  const guarded = { name: 'guarded', cells: history.smallOnes(tables) }
  const family = { kind: 'suppression', records: history.records, tables: offered, k } as const
  const through = protect({ ...family, earlier: [...earlier, guarded] })
  if ('refused' in through) return through
  const news = through.tables.some(({ cells }) => cells.some(({ value }) => value !== null))
  if (!news) return 'nothing'
  const frozen = through.frozen.filter(({ at }) => at[presence] === history.now)
  return { tables: through.tables, frozen: frozen.map((cell) => ({ ...cell, at: timeless(cell.at) })), records }
}

const divided = (dimensions: readonly Dimension[]): string =>
  JSON.stringify(
    dimensions.map(({ key, categories }) => [key, categories.map(({ code, parts, holds }) => [code, parts, holds])]),
  )
const stamp =
  (when: string) =>
  <Cell extends { at: Place }>(cell: Cell): Cell => ({ ...cell, at: { ...cell.at, [presence]: when } })
const stampedTable = (when: string, { of, ...table }: RawTable): RawTable => ({
  ...table,
  ...(of && { of: { ...of, [presence]: when } }),
  cells: table.cells.map(stamp(when)),
})
const timeless = ({ [presence]: _, ...place }: Place): Place => place as Place
/** Whose numbers a cell tells: of a share also all that it is a share of. */
const toldBy = ({ measure, of }: RawTable, { at }: RawCell): Place[] =>
  measure === 'share' ? [at, { ...at, ...of }] : [at]

/** What has been shown of each place before, what is there now, and all that came and left between. */
class History {
  readonly records: RawTable
  readonly now: string
  readonly #cube: Cube
  readonly #leaves: ReadonlyMap<number, RawCell>
  readonly #k: number
  /** The newest last. */
  readonly #shown = new Map<string, readonly number[]>()

  constructor(counts: readonly RawTable[], published: readonly Count[], k: number) {
    this.records = throughTime(counts)
    this.now = String(counts.length)
    this.#cube = new Cube(this.records.dimensions)
    this.#leaves = leavesOf(this.records, this.#cube)
    this.#k = k
    for (const { at, n } of published.flatMap(({ cells }) => cells))
      if (n !== null) this.#shown.set(this.#key(at), [...this.#before(at), n])
  }

  /** Cells that would say something else than the last time, and whose every number is as it once was or k away. */
  newsOf(table: RawTable): RawCell[] {
    return table.cells.filter((cell) => {
      const told = toldBy(table, cell)
      return (
        cell.n !== null &&
        told.every((place) => this.#cube.stand(place)) &&
        told.some((place) => this.#isNew(place)) &&
        told.every((place) => this.#isFar(place))
      )
    })
  }

  /** At one time or between two: what tells of few, whether or not anybody asks for it. */
  smallOnes(tables: readonly RawTable[]): FrozenCell[] {
    const asked = tables.flatMap((table) => table.cells.flatMap((cell) => toldBy(table, cell)))
    const inner = this.records.cells.map(({ at }) => timeless(at))
    const places = new Map([...asked, ...inner].map((at) => [placeKey(at), at]))
    const times = this.records.dimensions.at(-1)?.categories ?? []
    return [...places.values()]
      .flatMap((place) => times.map(({ code }) => ({ ...place, [presence]: code })))
      .flatMap((at) => (isTooSmall(this.#count(at), this.#k) ? [{ at, n: null, primary: true }] : []))
  }

  #key = (at: Place): string => this.#cube.stand({ ...at, [presence]: this.now })?.key ?? ''
  #before = (at: Place): readonly number[] => this.#shown.get(this.#key(at)) ?? []
  #count = (at: Place): number =>
    (this.#cube.stand(at)?.inner ?? []).reduce((sum, one) => sum + (this.#leaves.get(one)?.n ?? 0), 0)
  #nowAt = (at: Place): number => this.#count({ ...at, [presence]: this.now })
  #isNew = (at: Place): boolean => this.#before(at).at(-1) !== this.#nowAt(at)
  #isFar = (at: Place): boolean => {
    const now = this.#nowAt(at)
    return this.#before(at).every((was) => was === now || Math.abs(was - now) >= this.#k)
  }
}
