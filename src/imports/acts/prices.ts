import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Price, priceInForce, type Share } from '../../courses/index.ts'
import type { Organisation } from '../../organisations/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { endPrices, insertPrices } from '../queries/courses.ts'
import type { NamedShare } from '../read/cells.ts'
import type { PriceWords } from '../read/course.ts'
import type { Problem } from '../read/problem.ts'
import type { Line } from './courses.ts'
import { problemAt, type Scene } from './scene.ts'

type NewPrice = Pick<Price, 'id' | 'provider' | 'course' | 'round' | 'amount' | 'unit' | 'validFrom' | 'shares'>
/** Rows that begin, and the rows in force that end where they do. */
export type PricePlan = { begin: NewPrice[]; end: string[]; from: Day }
type Around = {
  organisations: readonly Organisation[]
  courses: readonly { code: string; id: string }[]
  rounds: readonly { code: string; id: string; course: string; provider: string; starts: Day }[]
  known: readonly Price[]
}
type Priced = { line: Line; words: PriceWords; shares: Share[]; round: Around['rounds'][number] }

const stateOffice = 'Arbetsförmedlingen'

/** One price for all rounds of a course at a school; where the file tells several, each round has its own. */
export function planPrices(scene: Scene, lines: readonly Line[], around: Around) {
  const problems: Problem[] = []
  const rounds = new Map(around.rounds.map((round) => [round.code, round]))
  const priced = lines.flatMap((line): Priced[] => {
    const round = rounds.get(line.round?.words.code ?? '')
    const words = line.round?.price
    if (!round || !words) return []
    const shares = sharesOf(words.shares, around.organisations)
    const unknown = words.shares[shares.indexOf(null)]
    if (unknown) problems.push(problemAt(scene)(line.row, 'betalare', 'payer', unknown.who))
    return [{ line, words, shares: shares.filter((share) => share !== null), round }]
  })
  const plan: PricePlan = { begin: [], end: [], from: scene.around.today }
  for (const group of Map.groupBy(priced, ({ round }) => `${round.course} ${round.provider}`).values())
    addGroup(plan, group, around.known)
  return { plan, problems }
}

function sharesOf(named: readonly NamedShare[], organisations: readonly Organisation[]): (Share | null)[] {
  return named.map(({ who, share }, index): Share | null => {
    const number = index + 1
    if (who.toLowerCase() === 'kommun') return { number, kind: 'municipality', payer: null, share }
    const name = who.toLowerCase() === 'af' ? stateOffice : who
    const kinds = name === stateOffice ? ['authority'] : ['authority', 'owner', 'employer', 'association']
    const found = organisations.find((one) => kinds.includes(one.kind) && one.name.toLowerCase() === name.toLowerCase())
    return found ? { number, kind: name === stateOffice ? 'af' : 'project', payer: found.id, share } : null
  })
}

const saysOf = ({ words: { amount, unit }, shares }: Priced) => ({ amount, unit, shares })

function addGroup(plan: PricePlan, group: readonly Priced[], known: readonly Price[]): void {
  const [first] = group
  const isOne = first && group.every((one) => isDeepStrictEqual(saysOf(one), saysOf(first)))
  for (const one of isOne ? [first] : group) addPrice(plan, { one, group, round: isOne ? null : one.round.id }, known)
}

type Adding = { one: Priced; group: readonly Priced[]; round: string | null }
function addPrice(plan: PricePlan, { one, group, round }: Adding, known: readonly Price[]): void {
  const { course, provider, id } = one.round
  const now = priceInForce(known, { id, course, provider }, plan.from)
  if (now && isDeepStrictEqual({ amount: now.amount, unit: now.unit, shares: now.shares }, saysOf(one))) return
  const replaced = now && now.round === round ? now : undefined
  if (replaced) plan.end.push(replaced.id)
  const earliest = group.map(({ round: { starts } }) => starts).sort()[0] ?? plan.from
  const validFrom = replaced || plan.from < earliest ? plan.from : earliest
  plan.begin.push({ id: randomUUID(), course, provider, round, validFrom, ...saysOf(one) })
}

export async function bringPrices(tx: Tx, { begin, end, from }: PricePlan): Promise<void> {
  if (end.length > 0) await endPrices(tx, end, from)
  if (begin.length === 0) return
  await insertPrices(
    tx,
    begin.map(({ shares: _, ...row }) => row),
    begin.flatMap(({ id, shares }) => shares.map((share) => ({ price: id, ...share }))),
  )
}
