import { defineConfig } from 'vitest/config'

// `checks` runs in process on a copy of the run's own database; `journeys` walks the real site in a browser.
const common = { globalSetup: 'test/setup.ts', testTimeout: 30_000, hookTimeout: 60_000 }
const everything = ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'checks', include: everything, exclude: ['test/journeys/**', '**/node_modules/**'] } },
      { test: { ...common, name: 'journeys', include: ['test/journeys/**/*.test.{ts,tsx}'], fileParallelism: false } },
    ],
  },
})
