/** Who saves something goes before who looks at something. */
export type Rank = 'form' | 'view'
export type Limits = {
  /** In work at the same time. */
  atOnce: number
  /** Milliseconds in line: whoever would stand longer is turned away at once, and nobody stands twice as long. */
  patience: Record<Rank, number>
  /** In line at the same time, whatever the clock says. */
  most: number
  now(): number
}
/** When no turn is free: asked once it comes, for those who have left meanwhile. */
type Left = () => boolean
type Waiting = { left: Left; answer(taken: boolean): void }

/**
 * A bounded number of requests is in work, a short line waits, the rest are told so before anything is done for them:
 * a site that takes in more than it can finish ends by finishing nothing.
 */
export class Turns {
  readonly #limits: Limits
  readonly #lines: Record<Rank, Waiting[]> = { form: [], view: [] }
  /** Milliseconds from one end of work to the next, while others wait. */
  #pace = 0
  #lastEnd: number | null = null
  #given = 0
  inWork = 0
  turnedAway = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }
  get waiting(): number {
    return this.#lines.form.length + this.#lines.view.length
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
    else await new Promise<boolean>((answer) => this.#lines.form.unshift({ left: () => false, answer }))
  }

  /** What a request does with the turn it has been given. */
  async during(request: Request, work: () => Promise<void>): Promise<void> {
    held.set(request, this)
    try {
      await work()
    } finally {
      this.give()
    }
  }

  give(): void {
    this.inWork -= 1
    this.#measure()
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
    return true
  }

  #isTooLong(rank: Rank): boolean {
    const { patience, most } = this.#limits
    const ahead = rank === 'form' ? this.#lines.form.length : this.waiting
    return this.#lines[rank].length >= most || ahead * this.#pace > patience[rank]
  }

  #wait(rank: Rank, left: Left): Promise<boolean> {
    const line = this.#lines[rank]
    return new Promise((done) => {
      const one: Waiting = {
        left,
        answer: (taken) => {
          clearTimeout(bell)
          done(taken)
        },
      }
      const bell = setTimeout(() => {
        line.splice(line.indexOf(one), 1)
        done(false)
      }, 2 * this.#limits.patience[rank])
      line.push(one)
    })
  }

  /** Forms first; every fourth turn is a view's all the same, so that no flood of forms closes the site. */
  #next(): Waiting | undefined {
    const { form, view } = this.#lines
    this.#given += 1
    for (;;) {
      const next = this.#given % 4 === 0 ? (view.shift() ?? form.shift()) : (form.shift() ?? view.shift())
      if (!next?.left()) return next
      next.answer(false)
    }
  }

  #measure(): void {
    const now = this.#limits.now()
    // An end with nobody in line says no more than that what was slow is over.
    const took = this.#lastEnd === null ? 0 : now - this.#lastEnd
    this.#pace += (took - this.#pace) / 10
    this.#lastEnd = this.waiting > 0 ? now : null
  }
}

const held = new WeakMap<Request, Turns>()

/** Gives the turn away while nothing can be done: while somebody's body arrives, however slowly. */
export async function standAside<T>(request: Request, work: () => Promise<T>): Promise<T> {
  const turns = held.get(request)
  if (!turns) return work()
  turns.give()
  try {
    return await work()
  } finally {
    await turns.takeAgain()
  }
}
