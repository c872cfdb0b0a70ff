/**
 * A rule set (regelverk) and what it gives: every term of the formula for every municipality, so that each number can be
 * followed by hand. Mode `equalise` levels total reception per inhabitant; `blend` weighs criteria. It calculates and
 * explains; Länsstyrelsen decides.
 */
import { blend, type Criterion } from './blend.ts'
import { keepPlan } from './bounds.ts'
import { type Paradox, paradoxOf } from './paradox.ts'
import { inOrder, type Problem, type Refusal, refusal, sum, type Unit } from './problem.ts'
import { largestRemainder } from './remainder.ts'
import { seats } from './seats.ts'
import { pour, type Target } from './water.ts'

/** What a result is made by; raised when the same inputs would give other bytes. */
export const codeVersion = 'kommuntal-1'
export const ways = ['ebo', 'ovriga', 'anhoriga'] as const
export const boundReasons = ['kept_plan', 'agreement', 'housing', 'wish_more', 'political'] as const
export type BoundReason = (typeof boundReasons)[number]
export type Part = '1' | '2' | 'total'

type Weight = { criterion: string; weight: number; indicator: string | null; direction: 'more' | 'less' }
export type RuleSet = {
  mode: 'equalise' | 'blend'
  gamma: number
  effect: number
  rounding: 'sainte_lague' | 'largest_remainder'
  keepPlan: boolean
  /** Part 2 counts as reception that comes anyway in part 1 (verify before use). */
  partTwoCounts: boolean
  weights: readonly Weight[]
}
export type Bound = { floor: number; cap: number | null; reason: BoundReason | null; text: string }
export type Member = Bound & {
  code: string
  population: number
  labour: number
  /** Reception that is expected to come in other ways, by way. */
  reception: Readonly<Record<string, number>>
  values: Readonly<Record<string, number>>
  /** Asked to keep what was planned for. */
  kept: number | null
}
export type Inputs = {
  year: number
  lan: string
  part: Part
  places: number
  rule: RuleSet
  members: readonly Member[]
}
export type Row = Bound & {
  code: string
  population: number
  share: number
  labour: number
  labourEffect: number
  reception: Readonly<Record<string, number>>
  headStart: number
  /** λ·w: the fair total, before what comes anyway. */
  fair: number
  target: number
  places: number
  remainder: number
}
export type Calculated = { rows: Row[]; level: number; active: number; sum: number }
/** `noValues`: a weight that some municipality has no number from 0 for. Not known is not nothing. */
export type Refused = { refused: Refusal } | { noWeight: string } | { noValues: { criterion: string; codes: string[] } }

/** Part 2 goes by those who already live there; part 1 and the whole by everybody. */
const peopleOf = (inputs: Inputs, member: Member): number =>
  inputs.part === '2' ? (member.values['tillfalligt-skydd'] ?? 0) : member.population
const carried = (inputs: Inputs, member: Member): number =>
  inputs.part === '2' || inputs.rule.mode === 'blend' ? 0 : inputs.rule.gamma * sum(Object.values(member.reception))
const scaleOf = ({ part, rule }: Inputs): number => (part === '2' || rule.effect === 0 ? 1 : 10_000)

function unitOf(inputs: Inputs, member: Member): Unit {
  const factor = inputs.part === '2' ? 1 : 1 + inputs.rule.effect * member.labour
  return {
    code: member.code,
    weight: Math.round(peopleOf(inputs, member) * factor * scaleOf(inputs)),
    headStart: Math.round(carried(inputs, member) * 1000) / 1000,
    floor: member.floor,
    cap: member.cap ?? Infinity,
  }
}

function problemOf(inputs: Inputs): Problem {
  const units = inOrder(inputs.members).map((member) => unitOf(inputs, member))
  const kept = new Map(inputs.members.flatMap(({ code, kept }) => (kept === null ? [] : [[code, kept] as const])))
  return { places: inputs.places, units: inputs.rule.keepPlan ? keepPlan(units, kept) : units }
}

const isBlend = ({ rule, part }: Inputs): boolean => rule.mode === 'blend' && part !== '2'
/** What counts in a criterion; null where nobody has said. */
function numberIn(member: Member, { criterion, indicator }: Weight): number | null {
  if (criterion === 'folkmangd') return member.population
  return criterion === 'mottagande'
    ? sum(Object.values(member.reception))
    : (member.values[indicator ?? criterion] ?? null)
}

function criteriaOf({ rule, members }: Inputs): Criterion[] {
  const all = sum(rule.weights.map(({ weight }) => weight))
  return rule.weights.map((weight) => ({
    key: weight.criterion,
    share: weight.weight / all,
    direction: weight.direction,
    values: new Map(members.map((member) => [member.code, numberIn(member, weight) ?? 0])),
  }))
}

function withoutValues(inputs: Inputs): Refused | null {
  if (!isBlend(inputs)) return null
  for (const weight of inputs.rule.weights) {
    const lacking = weight.weight > 0 ? inputs.members.filter((member) => (numberIn(member, weight) ?? -1) < 0) : []
    const codes = lacking.map(({ code }) => code)
    if (codes.length > 0) return { noValues: { criterion: weight.criterion, codes } }
  }
  return null
}

/** What each criterion alone would give, by criterion and municipality; null where nothing is weighed together. */
export const criterionParts = (inputs: Inputs): Map<string, Map<string, number>> | null =>
  isBlend(inputs) ? blend(problemOf(inputs), criteriaOf(inputs)).parts : null

/** Where largest remainder on the same numbers would take a place from somebody although the county got one more. */
export const paradoxIn = (inputs: Inputs): Paradox | null => (isBlend(inputs) ? null : paradoxOf(problemOf(inputs)))

type Answer = { target: Target; places: Map<string, number> }
function answerOf(inputs: Inputs, problem: Problem): Answer {
  const { rounding } = inputs.rule
  const made = isBlend(inputs) ? blend(problem, criteriaOf(inputs)) : null
  const target = made?.target ?? pour(problem)
  const whole = made?.seats ?? seats(problem)
  return { target, places: rounding === 'largest_remainder' ? largestRemainder(problem.places, target.shares) : whole }
}

/** What the labour market moves: the run minus the run without it. */
function withoutLabour(inputs: Inputs, answer: Answer): Map<string, number> {
  if (inputs.rule.effect === 0 || inputs.part === '2') return answer.places
  const plain = { ...inputs, rule: { ...inputs.rule, effect: 0 } }
  return answerOf(plain, problemOf(plain)).places
}

export function calculate(inputs: Inputs): Calculated | Refused {
  const lacking = withoutValues(inputs)
  if (lacking) return lacking
  const problem = problemOf(inputs)
  const lost = problem.units.find(({ code, weight }) => weight < 0 || (weight === 0 && isPeopled(inputs, code)))
  if (lost) return { noWeight: lost.code }
  const refused = refusal(problem)
  if (refused) return { refused }
  const answer = answerOf(inputs, problem)
  const rows = rowsOf(inputs, problem, answer)
  const { target } = answer
  return { rows, level: target.level * scaleOf(inputs), active: target.active, sum: sum(rows.map((row) => row.places)) }
}

const isPeopled = (inputs: Inputs, code: string): boolean =>
  inputs.members.some((member) => member.code === code && peopleOf(inputs, member) > 0)

function rowsOf(inputs: Inputs, problem: Problem, answer: Answer): Row[] {
  const people = sum(inputs.members.map((member) => peopleOf(inputs, member)))
  const [plain, remainder] = [withoutLabour(inputs, answer), largestRemainder(inputs.places, answer.target.shares)]
  const units = new Map(problem.units.map((unit) => [unit.code, unit]))
  return inOrder(inputs.members).map((member) => {
    const { code, labour, reception, reason, text } = member
    const unit = units.get(code) as Unit
    const [places, target] = [answer.places.get(code) ?? 0, answer.target.shares.get(code) ?? 0]
    return {
      code,
      population: peopleOf(inputs, member),
      share: people > 0 ? peopleOf(inputs, member) / people : 0,
      labour,
      labourEffect: places - (plain.get(code) ?? 0),
      reception,
      headStart: unit.headStart,
      fair: isBlend(inputs) ? target : answer.target.level * unit.weight,
      target,
      floor: unit.floor,
      cap: unit.cap === Infinity ? null : unit.cap,
      reason: inputs.rule.keepPlan && member.kept !== null ? 'kept_plan' : reason,
      text,
      places,
      remainder: remainder.get(code) ?? 0,
    }
  })
}
