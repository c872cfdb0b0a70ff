import type { CriterionCode, RuleSet, State } from '../../applications/index.ts'
import { readPerson, record, type Seen } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { type ApplicantRow, clearAnswers, findApplicant, listApplicants, saveAnswers } from '../queries/applicants.ts'
import { findOwnRound, type RoundRow } from '../queries/rounds.ts'
import type { Applicant as Candidate, Proposed } from '../selection.ts'
import { isSame, meritsOf, propose, rulesOf, stampOf } from '../selection.ts'

export type Selection = {
  round: RoundRow
  /** The rules that hold today, and those of the decided list while nobody has decided anew. */
  rules: RuleSet
  newRules: boolean
  applicants: Seen<ApplicantRow>[]
  proposed: Proposed[]
  /** Everything the proposal rests on, as one number. */
  stamp: number
}
/** `join`: who has come since is placed by the list that stands. `new`: the whole list is decided again. */
export type Mode = 'join' | 'new'

const undecided: readonly State[] = ['admitted', 'reserve']
const seen = { kind: 'application', fields: ['name', 'state', 'criteria'], verb: 'list' } as const

/** The round, everybody in it, and the list as it would be decided now. Nothing for a round of another school. */
export async function readSelection(
  tx: Tx,
  visit: Visit,
  id: string,
  mode: Mode = 'join',
): Promise<Selection | undefined> {
  const { reach } = visit.actor
  const round = await findOwnRound(tx, id, reach)
  if (!round) return undefined
  const applicants = await readPerson(tx, visit, listApplicants(tx, id, reach), seen)
  const today = rulesOf(round.ruleSet)
  const rules = mode === 'join' && round.list ? round.list.rules : today
  const waiting = applicants.filter(({ state }) => undecided.includes(state))
  const candidates = waiting.map((row) => candidateOf(row, mode === 'join' ? round.list?.id : undefined))
  return {
    round,
    rules,
    newRules: round.list !== null && !isSame(round.list.rules, today),
    applicants,
    proposed: propose(candidates, rules, round.free),
    stamp: stampOf(waiting, round.list?.number ?? 0, round.free),
  }
}

/** On a list that stands, what the place rests on is what it rested on when the list was decided. */
function candidateOf({ entry, ...row }: ApplicantRow, standing: string | undefined): Candidate {
  const { id, state, queueAt, answers, funded, kind } = row
  return {
    application: id,
    state: state === 'reserve' ? 'reserve' : 'admitted',
    queueDate: queueAt,
    merits: state === 'reserve' && entry && entry.list === standing ? entry.merits : meritsOf(answers),
    funded,
    sfi: kind === 'sfi',
  }
}

export type Judged = { round: RoundRow; rules: RuleSet; applicant: Seen<ApplicantRow> }
export const readApplicant = (visit: Visit, of: { round: string; application: string }): Promise<Judged | undefined> =>
  inside(visit, async (tx) => {
    const { reach } = visit.actor
    const round = await findOwnRound(tx, of.round, reach)
    if (!round) return undefined
    const [applicant] = await readPerson(tx, visit, findApplicant(tx, of, reach), { ...seen, verb: 'read' })
    return applicant && { round, rules: rulesOf(round.ruleSet), applicant }
  })

export type Answered = Partial<Record<CriterionCode, { value: number; evidence: string }>>
/** What the school has seen of each criterion. It moves nobody on a list that is decided. */
export function answerCriteria(
  visit: Visit,
  of: { round: string; application: string },
  asked: { version: number; answers: Answered },
): Promise<'saved' | 'missing' | 'changed'> {
  return inside(visit, async (tx) => {
    const found = await readApplicant({ ...visit, open: tx }, of)
    if (!found) return 'missing'
    const { applicant, rules } = found
    if (asked.version !== stampOf([applicant], 0, 0)) return 'changed'
    const { municipality, id: application, person } = applicant
    const codes = rules.criteria.map(({ code }) => code)
    const rows = codes.flatMap((code) => {
      const answer = asked.answers[code]
      return answer
        ? [{ municipality, application, code, ...answer, seenBy: visit.actor.account, seenAt: visit.now }]
        : []
    })
    if (rows.length > 0) await saveAnswers(tx, rows)
    const gone = codes.filter((code) => !asked.answers[code])
    if (gone.length > 0) await clearAnswers(tx, { municipality, application, codes: gone })
    const fields = rows.map(({ code }) => code)
    await record(tx, visit, {
      verb: 'criteria',
      municipality,
      person,
      about: { kind: 'application', id: application },
      fields,
    })
    return 'saved'
  })
}
