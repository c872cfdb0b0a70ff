/** An example with its level, reckoned from its own facts and from those of everybody who took it up. */
import { counting } from './domain/adoption.ts'
import { type EvidenceLevel, levelOf } from './domain/evidence.ts'
import { evidenceOf, type Kept, type Template } from './domain/example.ts'

export type Ratable = {
  organisationName: string
  template: Template
  evidence: Kept
  adoptions: readonly {
    id: string
    from: string | null
    organisation: string
    withdrawn: boolean
    changed: string
    evidence: Kept
  }[]
}
export type Rated<Row> = Row & { level: 0 | EvidenceLevel }

export function levelIn({ organisationName, template, evidence, adoptions }: Ratable): 0 | EvidenceLevel {
  const taken = counting(adoptions).map(({ id }) => id)
  const adopters = adoptions
    .filter(({ id }) => taken.includes(id))
    .map(({ organisation, changed, evidence: kept }) => ({
      organisation,
      // Whoever has taken it up is a place where it is tried.
      facts: evidenceOf({ did: changed }, { ...kept, places: 1 }),
    }))
  return levelOf(evidenceOf(template, evidence), organisationName, adopters)
}
export const rated = <Row extends Ratable>(row: Row): Rated<Row> => ({ ...row, level: levelIn(row) })
