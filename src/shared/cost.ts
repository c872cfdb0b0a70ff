/** For tests: what a piece of work costs, told apart from what the machine and the tests before it cost. */
export type Cost = { ms: number; bytes: number }

const tries = 5

async function once(work: () => unknown): Promise<Cost> {
  const before = process.memoryUsage.rss()
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return { ms: (user + system) / 1000, bytes: process.memoryUsage.rss() - before }
}

/**
 * Milliseconds of the processor and bytes of memory that `work` takes: the least of up to five tries, because what it takes itself it takes
 * each time, and what others take beside it comes and goes. One try is enough when it lies under `limit`. The test compares the answer.
 */
export async function costOf(work: () => unknown, limit: Partial<Cost> = {}): Promise<Cost> {
  const least = { ms: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }
  for (let n = 0; n < tries; n++) {
    const { ms, bytes } = await once(work)
    least.ms = Math.min(least.ms, ms)
    least.bytes = Math.min(least.bytes, bytes)
    if (least.ms < (limit.ms ?? 0) && least.bytes < (limit.bytes ?? Number.POSITIVE_INFINITY)) break
  }
  return least
}
