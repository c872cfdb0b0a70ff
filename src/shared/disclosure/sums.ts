/** The family as one list of sums: each different set of inner cells once, whichever tables show it. */
import { placeKey } from './cells.ts'
import { Cube, type Stand } from './cube.ts'
import { type SuppressionFamily, standardK } from './family.ts'
import { isPrimary, isTelling, isTooSmall } from './primary.ts'
import type { Place, RawCell, RawTable } from './table.ts'
import { leavesOf } from './tabulate.ts'

/** `vector` names the inner cells, `whole` that it is all of them, `offered` that some table wants to show it. */
export type Sum = {
  at: Place
  vector: readonly number[]
  n: number
  level: number
  order: readonly number[]
  whole: boolean
  primary: boolean
  offered: boolean
}

export class Sums {
  readonly cube: Cube
  readonly wrong: Place[] = []
  readonly #leaves: Map<number, RawCell>
  readonly #found = new Map<string, Sum>()
  readonly #byPlace = new Map<string, Sum>()
  readonly #family: SuppressionFamily

  constructor(family: SuppressionFamily) {
    this.#family = family
    this.cube = new Cube(family.records.dimensions)
    this.#leaves = leavesOf(family.records, this.cube)
  }

  /** Everything that is to be shown, and every inner cell that has somebody in it; row-major. */
  collect(): Sum[] {
    for (const table of this.#family.tables) for (const cell of table.cells) this.#offer(table, cell)
    for (const cell of this.#leaves.values()) if (cell.n) this.#mark(this.at(cell.at), cell)
    for (const sum of this.#found.values())
      if (isTelling(sum, this.#family, (row) => this.#newSum(row, this.cube.stand(row) as Stand))) sum.primary = true
    return [...this.#found.values()].sort(rowMajor)
  }

  /** The sum at a place of the family. */
  at(place: Place): Sum {
    const known = this.#byPlace.get(placeKey(place))
    if (known) return known
    const stand = this.cube.stand(place)
    if (!stand) throw new Error(`${this.#family.records.name} has no such place: ${JSON.stringify(place)}`)
    const sum = this.#found.get(stand.key) ?? this.#newSum(place, stand)
    this.#found.set(stand.key, sum)
    this.#byPlace.set(placeKey(place), sum)
    return sum
  }

  #newSum(at: Place, { inner, level, order }: Stand): Sum {
    const vector = inner.filter((one) => this.#leaves.get(one)?.n !== null)
    const n = vector.reduce((sum, one) => sum + (this.#leaves.get(one)?.n ?? 0), 0)
    const whole = inner.length === this.cube.size
    return { at, vector, n, level, order, whole, primary: isTooSmall(n, this.#family.k ?? standardK), offered: false }
  }

  #offer(table: RawTable, cell: RawCell): void {
    if (cell.n === null) return
    const sum = this.at(cell.at)
    if (sum.n !== cell.n) this.wrong.push(cell.at)
    sum.offered = true
    if (table.measure === 'share') this.at({ ...cell.at, ...table.of }).offered = true
    this.#mark(sum, cell, table)
  }

  #mark(sum: Sum, cell: RawCell, table?: RawTable): void {
    if (isPrimary(cell, this.#family, table)) sum.primary = true
  }
}

function rowMajor(a: Sum, b: Sum): number {
  const differs = a.order.findIndex((place, at) => place !== b.order[at])
  return differs < 0 ? 0 : (a.order[differs] ?? 0) - (b.order[differs] ?? 0)
}
