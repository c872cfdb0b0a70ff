/** What stops a calculation or a decision, with the field that it stands beside. The words are in the texts. */
import type { LineProblem } from './lines.ts'
import type { Refusal } from './problem.ts'
import type { Part, Refused } from './rule.ts'

export type Trouble =
  | { kind: 'line'; field: string; problem: LineProblem }
  | { kind: 'weights'; field: string; sum: number }
  | { kind: 'bounds'; field: string; refusal: Refusal }
  | { kind: 'missing'; field: string; what: string; codes: string[] }
  | { kind: 'noWeight'; field: string; code: string }
  | { kind: 'sum'; field: string; part: Part; is: number; should: number }
  | { kind: 'why'; field: string; code: string }
  | { kind: 'crossed'; field: string; code: string }
  | { kind: 'unaccompanied'; field: string; code: string }
  | { kind: 'noValues'; field: string; criterion: string; codes: string[] }
  | { kind: 'tooMany'; field: string; code: string; has: number }
  | { kind: 'plain'; field: string; key: string }

export function troubleOf(refused: Refused, field: string): Trouble {
  if ('refused' in refused) return { kind: 'bounds', field, refusal: refused.refused }
  return 'noWeight' in refused
    ? { kind: 'noWeight', field, code: refused.noWeight }
    : { kind: 'noValues', field, ...refused.noValues }
}
