/** Who saves something goes before who looks at something. */
export type Rank = 'form' | 'view'
export type Limits = {
  /** In work at the same time. */
  atOnce: number
  /** Milliseconds in line: whoever would stand longer is turned away at once. Who is let in is served. */
  patience: Record<Rank, number>
  /** Milliseconds after which nobody stands in line any more, when nothing ends. */
  longest: number
  /** In line at the same time, whatever the clock says. */
  most: number
  now(): number
}
/** When no turn is free: asked once it comes, for those who have left meanwhile. */
type Left = () => boolean
type Waiting = { since: number; left: Left; answer(taken: boolean): void }
/** `pace`: milliseconds from one turn to the next, while somebody waits for it. */
type Lane = { waiting: Waiting[]; pace: number; last: number }
/** What one request is taken to keep the others waiting before anything is known: the first crowd must not fill the whole line. */
const firstPace = 20

/**
 * A bounded number of requests is in work, a short line waits, the rest are told so before anything is done for them:
 * a site that takes in more than it can finish ends by finishing nothing.
 */
export class Turns {
  readonly #limits: Limits
  readonly #lanes: Record<Rank, Lane> = {
    form: { waiting: [], pace: 0, last: 0 },
    view: { waiting: [], pace: 0, last: 0 },
  }
  #given = 0
  /** Milliseconds from one end to the next while no turn is free, whoever stands in line: known before anybody has stood there. */
  #pace = firstPace
  #fullSince = 0
  inWork = 0
  turnedAway = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }
  get waiting(): number {
    return this.#lanes.form.waiting.length + this.#lanes.view.waiting.length
  }

  /** True when work may begin, now or after a wait; false: come back later. */
  async take(rank: Rank, left: Left = () => false): Promise<boolean> {
    if (this.#isFree()) return this.#begin()
    const taken = !this.#isTooLong(rank) && (await this.#wait(rank, left))
    if (!taken) this.turnedAway += 1
    return taken
  }

  /** For work that has begun and stood aside: before all others, however many there are. */
  async takeAgain(): Promise<void> {
    if (this.#isFree()) this.#begin()
    else await new Promise<boolean>((answer) => this.#stand('form', { left: () => false, answer }, 'first'))
  }

  /** What a request does with the turn it has been given. */
  async during(request: Request, work: () => Promise<void>): Promise<void> {
    held.set(request, this)
    try {
      await work()
    } finally {
      if (held.delete(request)) this.give()
    }
  }

  give(): void {
    const seen = this.#isFree() ? firstPace : this.#limits.now() - this.#fullSince
    this.#pace += (seen - this.#pace) / 10
    this.standAside()
  }

  /** The turn is free for another, though its work is not over. */
  standAside(): void {
    this.inWork -= 1
    // An end with nobody in line says no more than that what was slow is over.
    if (this.waiting === 0) for (const lane of Object.values(this.#lanes)) lane.pace *= 0.8
    const next = this.#next()
    if (!next) return
    this.#begin()
    next.answer(true)
  }

  #isFree(): boolean {
    return this.inWork < this.#limits.atOnce
  }
  #begin(): true {
    this.inWork += 1
    if (!this.#isFree()) this.#fullSince = this.#limits.now()
    return true
  }

  #isTooLong(rank: Rank): boolean {
    const { patience, most, now } = this.#limits
    const { waiting, pace } = this.#lanes[rank]
    const [first] = waiting
    const stood = first ? now() - first.since : 0
    const ahead = Math.max(waiting.length * pace, this.#ahead(rank) * this.#pace)
    return waiting.length >= most || Math.max(ahead, stood) > patience[rank]
  }
  /** How many are served before one who comes now: three forms for each view. */
  #ahead(rank: Rank): number {
    const [forms, views] = [this.#lanes.form.waiting.length, this.#lanes.view.waiting.length]
    return rank === 'view' ? views + Math.min(forms, 3 * (views + 1)) : forms + Math.min(views, forms / 3)
  }

  #stand(rank: Rank, one: Omit<Waiting, 'since'>, where: 'first' | 'last'): Waiting {
    const lane = this.#lanes[rank]
    const waiting = { since: this.#limits.now(), ...one }
    if (lane.waiting.length === 0) lane.last = waiting.since
    if (where === 'first') lane.waiting.unshift(waiting)
    else lane.waiting.push(waiting)
    return waiting
  }

  #wait(rank: Rank, left: Left): Promise<boolean> {
    return new Promise((done) => {
      const answer = (taken: boolean) => {
        clearTimeout(bell)
        done(taken)
      }
      const one = this.#stand(rank, { left, answer }, 'last')
      const bell = setTimeout(() => {
        const { waiting } = this.#lanes[rank]
        waiting.splice(waiting.indexOf(one), 1)
        done(false)
      }, this.#limits.longest)
    })
  }

  /** Forms first; every fourth turn is a view's all the same, so that no flood of forms closes the site. */
  #next(): Waiting | undefined {
    this.#given += 1
    const ranks: Rank[] = this.#given % 4 === 0 ? ['view', 'form'] : ['form', 'view']
    for (const rank of ranks)
      for (let next = this.#shift(rank); next; next = this.#shift(rank)) {
        if (!next.left()) return next
        next.answer(false)
      }
    return undefined
  }

  #shift(rank: Rank): Waiting | undefined {
    const lane = this.#lanes[rank]
    const next = lane.waiting.shift()
    if (!next) return undefined
    const now = this.#limits.now()
    lane.pace += (now - lane.last - lane.pace) / 5
    lane.last = now
    return next
  }
}

const held = new WeakMap<Request, Turns>()

/**
 * Gives the turn away while nothing can be done: while somebody's body arrives, however slowly. When they have gone meanwhile nobody
 * waits for an answer, and the turn is not taken again: a thousand bodies that are cut off in one moment must not go before the others.
 */
export async function standAside<T>(request: Request, work: () => Promise<T>, hasGone: () => boolean): Promise<T> {
  const turns = held.get(request)
  if (!turns) return work()
  turns.standAside()
  try {
    return await work()
  } finally {
    if (hasGone()) held.delete(request)
    else await turns.takeAgain()
  }
}
