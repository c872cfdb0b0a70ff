import { readPerson, type Seen } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { nextOf, type Waiting } from '../line.ts'
import { type ApplicantRow, listApplicants } from '../queries/applicants.ts'
import { findOwnRound, type RoundRow } from '../queries/rounds.ts'
import { meritsOf, rulesOf } from '../selection.ts'

export type Reserve = {
  round: RoundRow
  /** By place; who has just come stands last until the keeper of the line has placed them. */
  waiting: Seen<ApplicantRow>[]
  offered: Seen<ApplicantRow>[]
  silent: Seen<ApplicantRow>[]
  /** Whom a free seat goes to, when there is one. */
  next: string | undefined
}

export const readReserve = (visit: Visit, id: string): Promise<Reserve | undefined> =>
  inside(visit, async (tx) => {
    const { reach } = visit.actor
    const round = await findOwnRound(tx, id, reach)
    if (!round) return undefined
    const rows = listApplicants(tx, id, reach, ['reserve', 'offered', 'no_answer'])
    const reading = { kind: 'application', fields: ['name', 'place'], verb: 'list' }
    const all = await readPerson(tx, visit, rows, reading)
    const waiting = all.filter(({ state }) => state === 'reserve').sort(byPlace)
    const line = waiting.map((row) => waitingOf(row, dayOf(visit.now)))
    const rules = round.list?.rules ?? rulesOf(round.ruleSet)
    return {
      round,
      waiting,
      offered: all.filter(({ state }) => state === 'offered'),
      silent: all.filter(({ state }) => state === 'no_answer'),
      next: round.free > 0 ? nextOf(line, rules)?.application : undefined,
    }
  })

const last = Number.MAX_SAFE_INTEGER
const byPlace = (a: ApplicantRow, b: ApplicantRow) => (a.entry?.place ?? last) - (b.entry?.place ?? last)

const waitingOf = ({ id, queueAt, pausedUntil, entry, answers, ...row }: ApplicantRow, today: string): Waiting => ({
  application: id,
  municipality: row.municipality,
  component: row.component,
  merits: entry?.merits ?? meritsOf(answers),
  queueDate: queueAt,
  place: entry?.place ?? null,
  funded: row.funded,
  paused: pausedUntil !== null && pausedUntil >= today,
  asked: false,
  hidden: row.handlers !== null,
})
