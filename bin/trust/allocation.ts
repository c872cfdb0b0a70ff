import type { Ask, ByTest, Outcome, Proof } from './proofs.ts'

const cases = 20_000

/** Places shared in counties drawn at random: every property of the sharing, many more times than `npm test` has time for. */
export const allocationBy = (byTest: ByTest): Record<string, Proof> => ({
  allocation: {
    promise: 0,
    about: 'shares the places of random counties: sum, bounds, order, certificate, and who may lose by what',
    goals: {
      cases: { says: 'random cases of each property', add: 'sum', atLeast: cases },
      redRounds: { says: 'rounds in which a property did not hold', add: 'sum', atMost: 0 },
    },
    run(ask: Ask): Outcome {
      const env = { SEED: String(ask.seed), ALLOCATION_CASES: String(cases) }
      const { red } = byTest('test/allocation/properties.test.ts', 'checks', env)(ask)
      return { red, figures: { cases: red ? 0 : cases, redRounds: Number(red) } }
    },
  },
})
