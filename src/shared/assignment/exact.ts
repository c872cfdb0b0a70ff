/**
 * The best placing when every household needs one room: successive shortest paths on the graph of places. A new
 * household takes its best place; where that is full somebody moves on, along the cheapest chain to a free one. Prices
 * keep every reduced cost at or above zero. One place more than there are stands for nowhere, with value 0.
 */
import { lowestPrices } from './prices.ts'
import { at, nowhere, type Placed, type Placing, totalValue } from './problem.ts'
import { cheapest, lossOf, push, type Queue } from './queue.ts'

type Search = { distance: Float64Array; before: Int32Array; mover: Int32Array; settled: Uint8Array }
type State = {
  placing: Placing
  placed: Int32Array
  used: Int32Array
  prices: Float64Array
  /** Of each full place, one queue to every other. */
  queues: (Queue[] | null)[]
  search: Search
}

function stateOf(placing: Placing): State {
  const nodes = placing.places + 1
  return {
    placing,
    placed: new Int32Array(placing.count).fill(nowhere),
    used: new Int32Array(nodes),
    prices: new Float64Array(nodes),
    queues: new Array<Queue[] | null>(nodes).fill(null),
    search: {
      distance: new Float64Array(nodes),
      before: new Int32Array(nodes),
      mover: new Int32Array(nodes),
      settled: new Uint8Array(nodes),
    },
  }
}

const isFree = ({ placing, used }: State, place: number): boolean =>
  place === placing.places || at(used, place) < at(placing.room, place)

/** How far from its best each place is for a household that comes. */
function start({ placing, prices, search }: State, household: number): void {
  const { places, values } = placing
  const row = household * places
  let best = 0
  for (let j = 0; j < places; j++) {
    const value = at(values, row + j)
    if (value >= 0 && value - at(prices, j) > best) best = value - at(prices, j)
  }
  for (let j = 0; j < places; j++) {
    const value = at(values, row + j)
    search.distance[j] = value < 0 ? Infinity : best - value + at(prices, j)
  }
  search.distance[places] = best
  search.before.fill(nowhere)
  search.settled.fill(0)
}

function nearest({ distance, settled }: Search): number {
  let found = nowhere
  let least = Infinity
  for (let j = 0; j < distance.length; j++) {
    if (settled[j] === 0 && at(distance, j) < least) {
      least = at(distance, j)
      found = j
    }
  }
  return found
}

function relax(state: State, place: number): void {
  const { search, prices } = state
  for (const queue of state.queues[place] ?? []) {
    if (search.settled[queue.to] === 1) continue
    const household = cheapest(state, queue)
    if (household === nowhere) continue
    const step = lossOf(state, queue, household) - at(prices, place) + at(prices, queue.to)
    const reached = at(search.distance, place) + Math.max(0, step)
    if (reached >= at(search.distance, queue.to)) continue
    search.distance[queue.to] = reached
    search.before[queue.to] = place
    search.mover[queue.to] = household
  }
}

/** The nearest free place; the prices of those passed rise by what they were nearer. */
function reach(state: State): number {
  const { search, prices, placing } = state
  let goal = nearest(search)
  while (!isFree(state, goal)) {
    search.settled[goal] = 1
    relax(state, goal)
    goal = nearest(search)
  }
  const distance = at(search.distance, goal)
  for (let j = 0; j < placing.places; j++)
    if (search.settled[j] === 1) prices[j] = at(prices, j) + distance - at(search.distance, j)
  return goal
}

function settle(state: State, household: number, place: number): void {
  state.placed[household] = place
  for (const queue of state.queues[place] ?? []) push(state, queue, household)
}

/** A place that has just become full gets its queues. */
function fill(state: State, place: number): void {
  const { placing, placed, used, queues } = state
  used[place] = at(used, place) + 1
  if (place === placing.places || at(used, place) < at(placing.room, place)) return
  const own: Queue[] = []
  for (let to = 0; to <= placing.places; to++) if (to !== place) own.push({ from: place, to, waiting: [] })
  queues[place] = own
  for (let n = 0; n < placing.count; n++) if (at(placed, n) === place) for (const queue of own) push(state, queue, n)
}

function insert(state: State, household: number): void {
  start(state, household)
  const goal = reach(state)
  let to = goal
  for (let from = at(state.search.before, to); from !== nowhere; from = at(state.search.before, to)) {
    settle(state, at(state.search.mover, to), to)
    to = from
  }
  settle(state, household, to)
  fill(state, goal)
}

export function placeExactly(placing: Placing): Placed {
  const state = stateOf(placing)
  for (let household = 0; household < placing.count; household++) insert(state, household)
  const placed = state.placed.map((place) => (place === placing.places ? nowhere : place))
  return { places: placed, prices: lowestPrices(placing, placed), value: totalValue(placing, placed) }
}
