import { Worker } from 'node:worker_threads'
import { type Drawing, type Drawn, draw, rangesOf, sizeOf } from '../domain/draw.ts'
import type { Plan } from '../domain/plan.ts'

export type Share = { values: SharedArrayBuffer; plan: Plan; of: Drawing; part: readonly [number, number] }

/** From source it is TypeScript, in the built site a file beside the site's own. */
const drawerFile = () => new URL(import.meta.url.endsWith('.ts') ? './drawer.ts' : './drawer.js', import.meta.url)

function aside(share: Share): Promise<void> {
  return new Promise((done, failed) => {
    const thread = new Worker(drawerFile(), { resourceLimits: { maxYoungGenerationSizeMb: 4 } })
    const end = (answer: () => void) => {
      thread.removeAllListeners()
      void thread.terminate()
      answer()
    }
    thread.on('message', () => end(done))
    thread.on('error', (defect) => end(() => failed(defect)))
    thread.postMessage(share)
  })
}

/** Cohorts drawn in all: below this a thread takes longer to begin than to draw. */
const many = 5_000_000
const work = ({ places }: Plan, { draws }: Drawing): number =>
  draws * places.reduce((sum, { cells }) => sum + cells.persons.length, 0)

/** The same numbers, to the last digit, as `draw` gives; large ones in threads of their own, so that the site goes on answering. */
export async function drawAside(plan: Plan, of: Drawing, threads = work(plan, of) < many ? 0 : 2): Promise<Drawn> {
  if (threads === 0) return draw(plan, of)
  const values = new SharedArrayBuffer(sizeOf(plan, of) * Float64Array.BYTES_PER_ELEMENT)
  const ends = Array.from({ length: threads + 1 }, (_, at) => Math.round((at * of.draws) / threads))
  const parts = ends.slice(1).map((to, at) => [ends[at] as number, to] as const)
  await Promise.all(parts.map((part) => aside({ values, plan, of, part })))
  return rangesOf(new Float64Array(values), plan, of)
}
