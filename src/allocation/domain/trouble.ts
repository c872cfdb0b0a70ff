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
  | { kind: 'tooMany'; field: string; code: string; has: number }
  | { kind: 'plain'; field: string; key: string }

export const troubleOf = (refused: Refused, field: string): Trouble =>
  'refused' in refused
    ? { kind: 'bounds', field, refusal: refused.refused }
    : { kind: 'noWeight', field, code: refused.noWeight }
