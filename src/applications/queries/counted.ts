import { clientOf, type Tx } from '../../platform/visit.ts'

/** U where nobody has said. */
type CountedSex = 'K' | 'M' | 'U'
export type Counted = { kind: 'sent' | 'decided'; municipality: string; sex: CountedSex; n: number; days: number[] }
/** Before the gate: for the job that publishes, and nobody else. */
export async function listCounted(tx: Tx, from: Date, to: Date): Promise<Counted[]> {
  const { rows } = await clientOf(tx).query<Counted>(
    'select kind, municipality, sex, n, days from applications.counted($1, $2)',
    [from, to],
  )
  return rows
}
export type Outcomes = {
  municipality: string
  sex: CountedSex
  after: 0 | 90
  outcome: 'on' | 'other' | 'unknown'
  n: number
}
export async function listOutcomes(tx: Tx, from: string, to: string): Promise<Outcomes[]> {
  const { rows } = await clientOf(tx).query<Outcomes>(
    'select municipality, sex, after, outcome, n from participation.counted($1, $2)',
    [from, to],
  )
  return rows
}
