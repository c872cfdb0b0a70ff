/** Those who would move from one place to another, the cheapest first. Who has left since is thrown away when met. */
import { at, nowhere, type Placing } from './problem.ts'

export type Queue = { from: number; to: number; waiting: number[] }
type World = { placing: Placing; placed: Int32Array }

/** What is lost when the household moves; a gate costs more than anything. */
export const lossOf = ({ placing }: World, { from, to }: Queue, household: number): number => {
  const row = household * placing.places
  const stay = at(placing.values, row + from)
  if (to === placing.places) return stay
  const go = at(placing.values, row + to)
  return go < 0 ? Infinity : stay - go
}

export function push(world: World, queue: Queue, household: number): void {
  const key = lossOf(world, queue, household)
  if (key === Infinity) return
  const { waiting } = queue
  let n = waiting.push(household) - 1
  while (n > 0) {
    const parent = (n - 1) >> 1
    const above = waiting[parent] as number
    if (lossOf(world, queue, above) <= key) break
    waiting[n] = above
    n = parent
  }
  waiting[n] = household
}

function pop(world: World, queue: Queue): void {
  const { waiting } = queue
  const last = waiting.pop() as number
  if (waiting.length === 0) return
  const key = lossOf(world, queue, last)
  let n = 0
  for (let child = 1; child < waiting.length; child = 2 * n + 1) {
    let least = lossOf(world, queue, waiting[child] as number)
    if (child + 1 < waiting.length) {
      const right = lossOf(world, queue, waiting[child + 1] as number)
      if (right < least) {
        least = right
        child++
      }
    }
    if (least >= key) break
    waiting[n] = waiting[child] as number
    n = child
  }
  waiting[n] = last
}

/** Who moves at the least loss; -1 when nobody can. */
export function cheapest(world: World, queue: Queue): number {
  const { waiting } = queue
  while (waiting.length > 0) {
    const first = waiting[0] as number
    if (at(world.placed, first) === queue.from) return first
    pop(world, queue)
  }
  return nowhere
}
