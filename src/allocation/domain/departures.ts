/**
 * How the advice was received (följsamhet): households by the reason for another choice, through the disclosure control. The trap: few choose
 * another place for their health, and whoever knows one of them must not learn it from a table.
 */
import { type ProtectedCell, protect, type RawTable, tabulate } from '../../shared/disclosure/index.ts'
import { type DepartReason, departReasons } from './placing.ts'

export const answers = ['followed', ...departReasons, 'departed', 'T'] as const
type Answer = (typeof answers)[number]
export type Answered = { reason: string | null; households: number }

const leaves: readonly Answer[] = ['followed', ...departReasons]
const dimension = {
  key: 'answer',
  categories: [
    ...leaves.map((code) => ({ code })),
    { code: 'departed', parts: [...departReasons] },
    { code: 'T', parts: [...leaves] },
  ],
}

/** A number, or null where it may not be told. */
export function departuresTable(rows: readonly Answered[]): Map<Answer, number | null> {
  const countOf = (code: Answer) =>
    rows.find(({ reason }) => (reason ?? 'followed') === (code satisfies DepartReason | Answer))?.households ?? 0
  const cells = leaves.map((code) => ({ at: { answer: code }, n: countOf(code) }))
  const records: RawTable = { name: 'svar på råd', measure: 'count', dimensions: [dimension], cells }
  const through = protect({
    kind: 'suppression',
    records,
    tables: [tabulate(records, { name: 'svar på råd', by: ['answer'] })],
  })
  if ('refused' in through) throw new Error(`the gate refused the answers to advice: ${through.refused}`)
  const told = (through.tables[0]?.cells ?? []).map((cell: ProtectedCell): [Answer, number | null] => [
    cell.at.answer as Answer,
    cell.status === 'ok' ? cell.value : null,
  ])
  return new Map(told)
}
