import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Site } from '../visit.ts'

// What each request came to: route pattern, status, time. Never the address itself, which can hold a number of something, nor anybody.

/** Seconds; the slowest pages that are let through answer within ten. */
export const steps = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export type Served = { method: string; route: string; status: number; count: number }
export type Durations = { buckets: number[]; sum: number; count: number }

export class Requests {
  #served = new Map<string, Served>()
  durations: Durations = { buckets: steps.map(() => 0), sum: 0, count: 0 }

  add(one: Omit<Served, 'count'>, seconds: number): void {
    const key = `${one.method} ${one.route} ${one.status}`
    const known = this.#served.get(key)
    if (known) known.count += 1
    else this.#served.set(key, { ...one, count: 1 })
    const at = steps.findIndex((step) => seconds <= step)
    if (at >= 0) this.durations.buckets[at] = (this.durations.buckets[at] ?? 0) + 1
    this.durations.sum += seconds
    this.durations.count += 1
  }
  get served(): Served[] {
    return [...this.#served.values()]
  }
}

const methods = ['GET', 'HEAD', 'POST']

/** The pattern that answered; what matched nothing has none, whatever was written in the address. */
const patternOf = (c: Parameters<MiddlewareHandler<Site>>[0]): string =>
  matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '-'

type Watch = { requests: Requests; log: ((line: string) => void) | null; clock: () => Date }

/** Stands before everything else. */
export const watching =
  ({ requests, log, clock }: Watch): MiddlewareHandler<Site> =>
  async (c, next) => {
    const began = performance.now()
    await next()
    const took = performance.now() - began
    const method = methods.includes(c.req.method) ? c.req.method : '-'
    const one = { method, route: patternOf(c), status: c.res.status }
    requests.add(one, took / 1000)
    if (!log) return
    const request = c.var.visit?.request ?? randomUUID()
    log(JSON.stringify({ at: clock().toISOString(), ...one, ms: Math.round(took * 10) / 10, request }))
  }
