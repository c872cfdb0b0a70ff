import type { ByTest, Proof } from './proofs.ts'

/** The real program copies a large database and lays it into an empty folder. */
export const restoreBy = (byTest: ByTest): Record<string, Proof> => ({
  restore: {
    promise: 26,
    about: 'copies what a hundred thousand people have, lays it into an empty folder and starts there',
    goals: {
      people: { says: 'people laid back, most in a drill', add: 'worst', atLeast: 100_000 },
      drills: { says: 'drills', add: 'sum', atLeast: 1 },
      refused: { says: 'damaged or foreign copies refused in words', add: 'sum', atLeast: 3 },
      differing: { says: 'tables that were not as in the copy', add: 'sum', atMost: 0 },
      copyMb: { says: 'MB of the copy, largest', add: 'worst' },
      backupMs: { says: 'ms to copy and read back, longest', add: 'worst' },
      restoreMs: { says: 'ms from an empty folder to an answering site, longest', add: 'worst', atMost: 600_000 },
    },
    run: byTest('test/platform/restore.proof.ts', 'proofs'),
  },
})
