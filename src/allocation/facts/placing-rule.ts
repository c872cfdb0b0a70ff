/**
 * What the advice weighs, with its date: own work, settled by the region's settlement group, revised from the reasons for
 * which advice was not followed. The parts add up to 1. Never sex, origin, religion or age.
 */
export const placingRule = {
  id: 'placering-1',
  from: '2026-01-01',
  source: 'Knutpunkt, utgångsvärden att pröva',
  weights: { work: 0.5, wish: 0.3, ties: 0.2 },
} as const
