import { setTimeout as sleep } from 'node:timers/promises'
import { Line, type Told } from './line.ts'
import { type Act, isDone, type Rider } from './people.ts'

// Drives requests at the site: so many at once, or so many a second, and keeps what came of them.

/** Milliseconds, put into steps of a tenth: a million of them must not fill the memory that is measured. */
export class Times {
  readonly #steps = new Map<number, number>()
  count = 0
  longest = 0
  add(ms: number): void {
    const step = Math.round(ms * 10)
    this.#steps.set(step, (this.#steps.get(step) ?? 0) + 1)
    this.count += 1
    this.longest = Math.max(this.longest, ms)
  }
  /** All of these together. */
  static of(many: readonly Times[]): Times {
    const all = new Times()
    for (const one of many) {
      for (const [step, times] of one.#steps) all.#steps.set(step, (all.#steps.get(step) ?? 0) + times)
      all.count += one.count
      all.longest = Math.max(all.longest, one.longest)
    }
    return all
  }
  /** The time that this share was within. */
  within(share: number): number {
    let left = share * this.count
    for (const step of [...this.#steps.keys()].sort((a, b) => a - b)) {
      left -= this.#steps.get(step) ?? 0
      if (left <= 0) return step / 10
    }
    return this.longest
  }
}

type Kind = { done: Times; turnedAway: Times; wrong: number }
export type Result = {
  kinds: Map<string, Kind>
  done: Times
  turnedAway: Times
  /** Turned away without being told when to come back. */
  wordless: number
  /** Neither done nor told to wait, with what came instead. */
  wrong: Map<string, number>
  formsDone: number
  formsTurnedAway: number
  /** Lines that must stand in the log. */
  lines: number
  seconds: number
}

const newResult = (): Result => ({
  kinds: new Map(),
  done: new Times(),
  turnedAway: new Times(),
  wordless: 0,
  wrong: new Map(),
  formsDone: 0,
  formsTurnedAway: 0,
  lines: 0,
  seconds: 0,
})

function kindOf({ kinds }: Result, name: string): Kind {
  const known = kinds.get(name) ?? { done: new Times(), turnedAway: new Times(), wrong: 0 }
  kinds.set(name, known)
  return known
}

function note(result: Result, act: Act, told: Told): void {
  const kind = kindOf(result, act.kind)
  if (isDone(act, told)) {
    result.done.add(told.ms)
    kind.done.add(told.ms)
    result.lines += act.lines
    if (act.rank === 'form') result.formsDone += 1
  } else if (told.status === 503) {
    result.turnedAway.add(told.ms)
    kind.turnedAway.add(told.ms)
    if (act.rank === 'form') result.formsTurnedAway += 1
    if (!told.retryAfter) result.wordless += 1
  } else {
    kind.wrong += 1
    const what = `${act.kind} ${told.status} ${told.location}`
    result.wrong.set(what, (result.wrong.get(what) ?? 0) + 1)
  }
}

const shareOfWrites = 0.15
/** What somebody does next: mostly reads, now and then writes. */
export function chooser(riders: readonly Rider[], random: () => number): () => Act {
  const writers = riders.filter(({ writes }) => writes.length > 0)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  return () => {
    if (writers.length > 0 && random() < shareOfWrites) return pick(pick(writers).writes)
    return pick(pick(riders).views)
  }
}

/** Until the time is over, or so many have been asked. */
type Drive = { port: number; next: () => Act; seconds?: number; acts?: number }

/** Everybody waits for an answer before they ask again. What is under way at the end is waited for. */
export async function atOnce(drive: Drive, connections: number, pause = 0): Promise<Result> {
  const { port, next, seconds = Number.POSITIVE_INFINITY, acts = Number.POSITIVE_INFINITY } = drive
  const result = newResult()
  let asked = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    const line = new Line(port)
    while (asked < acts && performance.now() < until) {
      asked += 1
      const act = next()
      note(result, act, await line.ask(act.asked()))
      if (pause > 0) await sleep(pause)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  result.seconds = (performance.now() - began) / 1000
  return result
}

const tick = 10
/** So many a second whatever the site does, on at most so many connections; those who find none are not counted as asked. */
export async function perSecond(
  drive: Drive,
  rate: number,
  connections: number,
): Promise<Result & { unasked: number }> {
  const { port, next, seconds = 1 } = drive
  const result = { ...newResult(), unasked: 0 }
  const idle: Line[] = []
  const all = new Set<Line>()
  const under = new Set<Promise<void>>()
  const send = () => {
    const line = idle.pop() ?? (all.size < connections ? new Line(port) : undefined)
    if (!line) {
      result.unasked += 1
      return
    }
    all.add(line)
    const act = next()
    const work = line.ask(act.asked()).then((told) => {
      note(result, act, told)
      idle.push(line)
      under.delete(work)
    })
    under.add(work)
  }
  const began = performance.now()
  let sent = 0
  for (let now = began; now < began + seconds * 1000; now = performance.now()) {
    for (const due = ((now - began) / 1000) * rate; sent < due; sent++) send()
    await sleep(tick)
  }
  await Promise.all(under)
  result.seconds = (performance.now() - began) / 1000
  for (const line of all) line.close()
  return result
}
