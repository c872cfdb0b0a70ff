/** What a careful reader knows: the inner cells that follow from what is shown, and the room that is left for the others. */
import { Contradiction, type Equation, Room } from './simplex.ts'

/** A shown sum of inner cells. */
export type Shown = { vector: readonly number[]; n: number }
export type Interval = { low: number; high: number }

type Island = {
  equations: Equation[]
  /** Their turns among those of all islands. */
  turns: number[]
  columns: Map<number, number>
  /** Inner cell and column of each that may be hidden. */
  held: [inner: number, column: number][]
  room: Room | null
  /** Whether its equations may be dropped. */
  drops: boolean
}
/** Whether a sum with these pulls may be wider than when it was looked at: no other can. */
export type Touched = (pulls: ReadonlyMap<number, number>) => boolean
type Asked = { known: number; free: boolean; islands: Map<Island, number[]> }

export class Reading {
  /** Inner cells that are known, by number; but for those held. */
  readonly #known: ReadonlyMap<number, number>
  /** Known ones that would no longer be, were they hidden by themselves. */
  readonly #held: Map<number, number>
  /** Unknown inner cells that have an equation in common, directly or through others. */
  readonly #islands = new Map<number, Island>()
  /** Of each equation, by its unknown cells: how many shown sums say it, and where it stands in its island. */
  readonly #said = new Map<string, { times: number; at: number; turn: number }>()

  /** `mayHide`: shown inner cells that are thought of hiding. */
  constructor(all: readonly Shown[], mayHide: ReadonlySet<number> = new Set()) {
    this.#held = holdable(all, mayHide)
    const { known, left } = reduce(all, this.#held)
    this.#known = known
    const root = joined(left)
    for (const { vector, n } of left) {
      const island = this.#island(root(vector[0] as number))
      const said = this.#said.get(vector.join())
      if (said) said.times++
      if (said) continue
      const turn = this.#said.size
      this.#said.set(vector.join(), { times: 1, at: island.equations.length, turn })
      island.turns.push(turn)
      island.equations.push({ columns: vector.map((inner) => columnOf(island, inner)), total: n })
    }
    for (const island of new Set(this.#islands.values())) {
      for (const inner of island.columns.keys()) this.#islands.set(inner, island)
      island.held = [...island.columns].filter(([inner]) => this.#held.has(inner))
    }
  }

  #island(root: number): Island {
    const island = this.#islands.get(root) ?? newIsland()
    this.#islands.set(root, island)
    return island
  }

  /** Between what the sum of these inner cells must lie; looks no further than `enough` above the least. */
  interval(
    vector: readonly number[],
    enough = Number.POSITIVE_INFINITY,
    roomOf: (island: Island) => Room = this.#roomOf,
  ): Interval {
    const { known, free, islands } = this.#asked(vector)
    let [low, high] = [known, free ? Number.POSITIVE_INFINITY : known]
    for (const [island, columns] of islands) {
      const room = roomOf(island)
      const least = room.least(columns)
      low += least
      high += room.most(columns, least + enough)
    }
    return { low: whole(low), high: whole(high) }
  }

  /**
   * How wide, but no wider than `enough`; and by how much at most hiding each of the held could widen it, by the prices of the two
   * ends. Those of a sum that is wide enough are half told or not at all: nobody needs them.
   */
  look(vector: readonly number[], enough: number): { width: number; pulls: Map<number, number> } {
    if (this.#hasPassed(vector, enough)) return { width: enough, pulls: new Map() }
    const { known, free, islands } = this.#asked(vector)
    const pulls = new Map<number, number>()
    let [low, high] = [known, free ? Number.POSITIVE_INFINITY : known]
    for (const [island, columns] of islands) {
      const room = this.#roomOf(island)
      const least = room.least(columns)
      addPulls(pulls, island, room)
      const most = room.most(columns, least + enough)
      addPulls(pulls, island, room)
      ;[low, high] = [low + least, high + most]
    }
    return { width: Math.min(enough, whole(high) - whole(low)), pulls }
  }

  /** How wide each sum would be, but no wider than `enough`, were this held cell hidden too; null when nothing would change. */
  without(inner: number, enough: number): ((vector: readonly number[]) => number) | null {
    const island = this.#islands.get(inner)
    const room = island && this.#roomOf(island).freed(island.columns.get(inner) as number)
    if (!room) return null
    const roomOf = (one: Island) => (one === island ? room : this.#roomOf(one))
    return (vector) => {
      const { low, high } = this.interval(vector, enough, roomOf)
      return Math.min(enough, high - low)
    }
  }

  /** Whether looking for others has shown already that an inner cell is wide enough. */
  #hasPassed([inner, ...more]: readonly number[], enough: number): boolean {
    const island = this.#islands.get(inner as number)
    const column = island?.columns.get(inner as number)
    return more.length === 0 && column !== undefined && (island?.room?.passed(column) ?? 0) >= enough
  }

  /** Goes on without one of the shown; null where so much changes that all must be read anew. */
  hide({ vector }: Pick<Shown, 'vector'>): Touched | null {
    return vector.length === 1 ? this.#hideInner(vector[0] as number) : this.#hideSum(vector)
  }

  /** Nothing follows from a held cell, so that nothing but its own number is lost. */
  #hideInner(inner: number): Touched | null {
    const island = this.#islands.get(inner)
    const column = island?.columns.get(inner)
    if (!island || column === undefined || !this.#held.has(inner) || !this.#roomOf(island).free(column)) return null
    this.#held.delete(inner)
    island.held = island.held.filter(([one]) => one !== inner)
    return (pulls) => pulls.has(inner)
  }

  /** A sum with unknown parts is one equation, unless another says the same; one whose parts are all known may have told one of them. */
  #hideSum(vector: readonly number[]): Touched | null {
    if (vector.every((inner) => this.#known.has(inner) || this.#held.has(inner))) return null
    const unknown = vector.filter((inner) => !this.#known.has(inner))
    const said = this.#said.get(unknown.join())
    const island = this.#islands.get(unknown[0] as number)
    if (!said || !island) return null
    if (--said.times > 0) return () => false
    this.#said.delete(unknown.join())
    const hadPrices = island.drops
    this.#droppable(island).drop(island.columns.size + said.at)
    return hadPrices ? (pulls) => pulls.has(priceOf(said.turn)) : () => true
  }

  /** Made anew the first time: columns for what equations lack cost time that most rooms never need. */
  #droppable(island: Island): Room {
    if (!island.drops || !island.room) island.room = this.#roomFor(island, true)
    island.drops = true
    return island.room
  }

  #roomFor({ held, columns, equations }: Island, drops: boolean): Room {
    const values = held.map(([inner, column]) => [column, this.#held.get(inner) as number] as const)
    return Room.of(columns.size, equations, new Map(values), drops)
  }

  readonly #roomOf = (island: Island): Room => {
    island.room ??= this.#roomFor(island, false)
    return island.room
  }

  #asked(vector: readonly number[]): Asked {
    const asked: Asked = { known: 0, free: false, islands: new Map() }
    for (const inner of vector) {
      const island = this.#islands.get(inner)
      const column = island?.columns.get(inner)
      if (island && column !== undefined) asked.islands.set(island, [...(asked.islands.get(island) ?? []), column])
      else if (this.#known.has(inner)) asked.known += this.#known.get(inner) as number
      else asked.free = true
    }
    return asked
  }
}

/** Known cells that are in no whole whose other parts are known: those would follow however hidden. */
function holdable(all: readonly Shown[], mayHide: ReadonlySet<number>): Map<number, number> {
  if (mayHide.size === 0) return new Map()
  const { known } = reduce(all)
  const settled = all.filter(({ vector }) => vector.length > 1 && vector.every((inner) => known.has(inner)))
  const follow = new Set(settled.flatMap(({ vector }) => vector))
  return new Map([...known].filter(([inner]) => mayHide.has(inner) && !follow.has(inner)))
}

const newIsland = (): Island => ({
  ...{ equations: [], turns: [], columns: new Map(), held: [] },
  ...{ room: null, drops: false },
})

/** Where the pulls of a sum have the price of an equation: below the inner cells. */
const priceOf = (turn: number): number => -1 - turn

function addPulls(pulls: Map<number, number>, { held, drops, turns, columns }: Island, room: Room): void {
  for (const [inner, column] of held) {
    const pull = room.pull(column)
    if (pull > 0) pulls.set(inner, (pulls.get(inner) ?? 0) + pull)
  }
  if (!drops) return
  for (const [at, turn] of turns.entries())
    if (room.leans(columns.size + at)) pulls.set(priceOf(turn), Number.POSITIVE_INFINITY)
}

function columnOf({ columns }: Island, inner: number): number {
  const column = columns.get(inner) ?? columns.size
  columns.set(inner, column)
  return column
}

type Reduced = { known: Map<number, number>; left: readonly Shown[] }

/** Puts in what is known until no sum has a single unknown part; a sum said twice is said once. */
function reduce(shown: readonly Shown[], held: ReadonlyMap<number, number> = new Map()): Reduced {
  const known = new Map<number, number>()
  let left = shown.filter(({ vector }) => vector.length > 1 || !held.has(vector[0] as number))
  for (let before = -1; before < known.size; ) {
    before = known.size
    left = left.map(({ vector, n }) => {
      const unknown = vector.filter((inner) => !known.has(inner))
      return { vector: unknown, n: vector.reduce((rest, inner) => rest - (known.get(inner) ?? 0), n) }
    })
    for (const { vector, n } of left) {
      if (vector.length === 1) known.set(vector[0] as number, n)
      if (n === 0) for (const inner of vector) known.set(inner, 0)
    }
  }
  const broken = left.some(({ vector, n }) => vector.length === 0 && n !== 0)
  if (broken || [...known.values()].some((n) => n < 0)) throw new Contradiction('no numbers agree with what is said')
  const different = new Map(left.map((one) => [one.vector.join(), one]))
  return { known, left: [...different.values()].filter(({ vector }) => vector.length > 0) }
}

/** Which inner cell stands for all that hang together. */
function joined(shown: readonly Shown[]): (inner: number) => number {
  const parents = new Map<number, number>()
  const root = (inner: number): number => {
    let at = inner
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up
    return at
  }
  for (const { vector } of shown) {
    const first = root(vector[0] as number)
    for (const inner of vector) parents.set(root(inner), first)
  }
  return root
}

/** Counts are whole at every corner that matters; what the machine's fractions leave over is taken away. */
const whole = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value)
