import type { ByTest, Proof } from './proofs.ts'

/** The log of who has looked: changed behind the site's back, line by line. */
export const auditTamperBy = (byTest: ByTest): Record<string, Proof> => ({
  'audit-tamper': {
    promise: 24,
    about: 'changes, deletes, inserts, swaps and cuts a thousand of a million sealed lines',
    goals: {
      lines: { says: 'lines verified, most in a run', add: 'worst', atLeast: 1_000_000 },
      changes: { says: 'changes', add: 'sum', atLeast: 1000 },
      notFound: { says: 'changes that were not found', add: 'sum', atMost: 0 },
      wronglyNamed: { says: 'batches named that nobody had changed', add: 'sum', atMost: 0 },
      verifyMs: { says: 'ms to verify all lines, longest', add: 'worst', atMost: 10_000 },
      locateMs: { says: 'ms to find and name all changes, longest', add: 'worst', atMost: 10_000 },
    },
    run: byTest('test/platform/audit-tamper.proof.ts', 'proofs'),
  },
})
