import { randomUUID } from 'node:crypto'
import { type Candidate, type DecidedBy, placesOf, type RuleSet, ranked } from '../../applications/index.ts'
import { asSystemHere, type Visit } from '../../platform/visit.ts'
import {
  type BroughtRound,
  insertBrought,
  insertLists,
  listBroughtRounds,
  type NewBrought,
} from '../queries/brought.ts'
import { rulesOf } from '../selection.ts'

/** An application whose selection was made elsewhere, or is still to be made. */
export type BroughtLine = {
  municipality: string
  application: string
  round: string
  queueAt: Date
  merits: Candidate['merits']
  /** The school has seen what shows them. */
  seen: boolean
  /** What the list gave, and when; null for who is not on it yet. */
  decided: { outcome: 'offered' | 'reserve'; at: Date } | null
  waits: boolean
}
const purpose = 'import'

/**
 * For imports: what is met of each criterion, one decided list for each round that has given seats or places, and who
 * stands where. Rounds that have a list here keep it; who waits joins it.
 */
export async function bringSelections(visit: Visit, lines: readonly BroughtLine[]): Promise<void> {
  if (lines.length === 0) return
  const byRound = Map.groupBy(lines, ({ round }) => round)
  const brought = noRows()
  await asSystemHere(visit, { municipality: null, purpose }, async (_, tx) => {
    const rounds = await listBroughtRounds(tx, [...byRound.keys()])
    for (const round of rounds) addRound(brought, round, byRound.get(round.id) ?? [])
    await insertLists(tx, brought.list)
  })
  const answers = Map.groupBy(
    lines.flatMap((line) => answersOf(line, visit.now)),
    (row) => row.municipality,
  )
  const entries = Map.groupBy(brought.entry, (row) => row.municipality)
  for (const municipality of new Set([...answers.keys(), ...entries.keys()]))
    await asSystemHere(visit, { municipality, purpose }, (_, tx) =>
      insertBrought(tx, { answer: answers.get(municipality) ?? [], entry: entries.get(municipality) ?? [] }),
    )
}

const noRows = (): Pick<NewBrought, 'entry' | 'list'> => ({ entry: [], list: [] })

const answersOf = ({ municipality, application, merits, seen }: BroughtLine, now: Date): NewBrought['answer'] =>
  Object.entries(merits).map(([code, value]) => {
    const evidence = seen ? 'Enligt inläst fil' : ''
    return { municipality, application, code, value, evidence, seenAt: now }
  })

type Decided = BroughtLine & { decided: NonNullable<BroughtLine['decided']> }
const isDecided = (line: BroughtLine): line is Decided => line.decided !== null

function addRound(
  brought: Pick<NewBrought, 'entry' | 'list'>,
  round: BroughtRound,
  lines: readonly BroughtLine[],
): void {
  const decided = lines.filter(isDecided)
  const [first] = decided.map(({ decided: { at } }) => at).sort((a, b) => a.getTime() - b.getTime())
  if (!first) return
  const rules = rulesOf(round.ruleSet)
  const list = round.list ?? randomUUID()
  if (!round.list)
    brought.list.push({ id: list, round: round.id, number: 1, rules, seats: round.seats, decidedAt: first })
  brought.entry.push(...entriesOf(decided, { list, rules, first }))
}

type Listed = { list: string; rules: RuleSet; first: Date }
const dayMs = 86_400_000

/** Those of the first day have a rank in the list; the others came later and stand by the same rules. */
function entriesOf(lines: readonly Decided[], { list, rules, first }: Listed): NewBrought['entry'] {
  const order = orderOf(lines, rules)
  const waiting = orderOf(
    lines.filter(({ waits }) => waits),
    rules,
  )
  return lines.map(({ decided: { outcome, at }, ...line }) => {
    const [inList, inLine] = [order.get(line.application), waiting.get(line.application)]
    const isFirst = at.getTime() - first.getTime() < dayMs
    return {
      municipality: line.municipality,
      application: line.application,
      round: line.round,
      list,
      rank: isFirst ? (inList?.place ?? null) : null,
      outcome,
      criterion: inList?.decidedBy ?? 'application',
      merits: line.merits,
      queueAt: line.queueAt,
      joinedAt: at,
      place: inLine?.place ?? null,
      line: inLine ? waiting.size : null,
      placedBy: inLine?.decidedBy ?? null,
    }
  })
}

function orderOf(lines: readonly BroughtLine[], rules: RuleSet): Map<string, { place: number; decidedBy: DecidedBy }> {
  const candidates = ranked(
    lines.map(({ application, queueAt, merits }) => ({ application, queueDate: queueAt, merits })),
    rules,
  )
  return new Map(placesOf({ candidates, rules }).map((placed) => [placed.application, placed]))
}
