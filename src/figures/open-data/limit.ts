/** How often one address may ask: a count for each minute, kept by this process only. */
const mostPerMinute = 60
const mostKnown = 10_000

export type Limiter = { allows(address: string, now: Date): boolean }

export function limiter(most = mostPerMinute): Limiter {
  let minute = 0
  let counts = new Map<string, number>()
  return {
    allows(address, now) {
      const at = Math.floor(now.getTime() / 60_000)
      if (at !== minute || counts.size > mostKnown) {
        minute = at
        counts = new Map()
      }
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count <= most
    },
  }
}
