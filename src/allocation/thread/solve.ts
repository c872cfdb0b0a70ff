import { Worker } from 'node:worker_threads'
import { type Families, type FamiliesPlaced, placeFamilies } from '../../shared/assignment/index.ts'

/** From source it is TypeScript, in the built site a file beside the site's own. */
const solverFile = () => new URL(import.meta.url.endsWith('.ts') ? './solver.ts' : './solver.js', import.meta.url)
const longest = 5_000

/** Null when it took too long: the thread is then ended and nothing is left of it. */
export function solve(families: Families, milliseconds = longest): Promise<FamiliesPlaced | null> {
  // Nobody waits: there is nothing to seek, and a thread takes half a second to begin.
  if (families.count === 0) return Promise.resolve(placeFamilies(families))
  return new Promise((done, failed) => {
    const thread = new Worker(solverFile())
    const end = (answer: () => void) => {
      clearTimeout(limit)
      thread.removeAllListeners()
      void thread.terminate()
      answer()
    }
    const limit = setTimeout(() => end(() => done(null)), milliseconds)
    thread.on('message', (placed: FamiliesPlaced) => end(() => done(placed)))
    thread.on('error', (defect) => end(() => failed(defect)))
    thread.postMessage(families)
  })
}
