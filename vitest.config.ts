import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longest = ['test/fuzz/fuzz.', 'test/protection/sixteen.', 'test/matrix/matrix.', 'test/rights/canaries.']
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((words) => moduleId.includes(words))
  return place === -1 ? longest.length : place
}
/** What takes longest begins first, or one worker ends long after the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

// `checks` runs in process on a copy of the run's own database; `journeys` walks the real site in a browser;
// `proofs` need rights over the machine and are run by `npm run trust` only.
const common = { globalSetup: 'test/setup.ts', setupFiles: 'test/seed.ts', testTimeout: 30_000, hookTimeout: 60_000 }
const everything = ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Files share what a worker has read once: reading the site anew for each took two thirds of the time.
      { test: { ...common, name: 'checks', isolate: false, include: everything, exclude: ['test/journeys/**', '**/node_modules/**'] } },
      { test: { ...common, name: 'proofs', include: ['test/{faults,attack,platform}/*.proof.ts'] } },
      { test: { ...common, name: 'journeys', include: ['test/journeys/**/*.test.{ts,tsx}'], fileParallelism: false } },
    ],
  },
})
