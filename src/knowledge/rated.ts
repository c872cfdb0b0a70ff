/** An example with its level, reckoned from its own facts and from those of everybody who took it up. */
import { counting } from './domain/adoption.ts'
import { type EvidenceLevel, levelOf } from './domain/evidence.ts'
import { evidenceOf } from './domain/example.ts'
import type { ExampleRow } from './queries/examples.ts'

export function rated<Row extends ExampleRow>(row: Row): Row & { level: 0 | EvidenceLevel } {
  const taken = counting(row.adoptions).map(({ id }) => id)
  const adopters = row.adoptions
    .filter(({ id }) => taken.includes(id))
    .map(({ organisation, changed, evidence }) => ({ organisation, facts: evidenceOf({ did: changed }, evidence) }))
  const own = evidenceOf(row.template, row.evidence)
  return { ...row, level: levelOf(own, row.organisation ?? row.organisationName, adopters) }
}
