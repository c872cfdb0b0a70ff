import { type NotNow, openStates, type State, takeStep } from '../../applications/index.ts'
import { findRound, type RoundFacts } from '../../courses/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { listParticipants, type ParticipantRow } from '../queries/participants.ts'

export type Participant = Seen<ParticipantRow>
export type Round = { round: RoundFacts; participants: Participant[] }

/** From the yes to the end of the course. */
export const inCourse: readonly State[] = [
  'accepted',
  'awaiting_start',
  'not_started',
  'ongoing',
  'interrupted',
  'completed',
]
/** Whom a cancellation concerns. */
export const inRound: readonly State[] = [...openStates, 'ongoing']

/** A round of one's own school, and those in it who stand in these states. */
export async function readRound(
  tx: Tx,
  visit: Visit,
  id: string,
  states: readonly State[],
): Promise<Round | undefined> {
  const { reach } = visit.actor
  const round = await findRound(tx, id)
  if (!round || !reach.includes(round.provider)) return undefined
  const rows = listParticipants(tx, { round: id, reach }, states)
  const reading = { kind: 'application', fields: ['name', 'state'], verb: 'list' }
  return { round, participants: await readPerson(tx, visit, rows, reading) }
}

export type Tick = { application: string; to: 'ongoing' | 'not_started'; version: number }
export type Ticked = { participant: Participant; outcome: 'taken' | 'changed' | NotNow }

/** What was ticked on the start list: each by itself, so that one who has moved on does not stop the others. */
export function tickStart(visit: Visit, id: string, ticks: readonly Tick[]): Promise<Ticked[] | 'missing'> {
  return inside(visit, async (tx) => {
    const found = await readRound(tx, visit, id, ['awaiting_start', 'not_started', 'ongoing'])
    if (!found) return 'missing'
    const ticked: Ticked[] = []
    for (const { application, to, version } of ticks) {
      const participant = found.participants.find((one) => one.id === application)
      if (!participant || participant.state === to) continue
      const outcome = await takeStep({ ...visit, open: tx }, application, { to }, { version })
      ticked.push({ participant, outcome: outcome === 'missing' || outcome === 'proposed' ? 'changed' : outcome })
    }
    return ticked
  })
}
