import {
  addTask,
  closeTask,
  factsOf,
  findWhole,
  onFreedSeat,
  type RuleSet,
  takeStep,
  tellPerson,
} from '../../applications/index.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { arrange, nextOf, type Waiting } from '../line.ts'
import { type LineRow, listLine, listOpenLines, saveLine, takeMovedUp } from '../queries/line.ts'
import { findAnyRound, holdLine, type RoundRow } from '../queries/rounds.ts'
import { rulesOf } from '../selection.ts'

const purpose = 'handleApplication'

/**
 * After anything that moves a seat or a reserve: places are worked out anew, and every free seat goes to the first in
 * line, at once or through an officer. One at a time for each round, so that a seat is offered once.
 */
export function arrangeLine(services: Services, id: string): Promise<void> {
  return asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, async (tx) => {
      const here = { ...visit, open: tx }
      await holdLine(tx, id)
      await offerSeats(tx, here, id)
      for (const of of await takeMovedUp(tx, id, visit.now))
        await tellPerson(tx, here, { ...of, kind: 'reserve.moved' })
    }),
  )
}

/** Each turn offers a seat or passes somebody over, so there are never more turns than people. */
async function offerSeats(tx: Tx, here: Visit, id: string): Promise<void> {
  const refused = new Set<string>()
  for (;;) {
    const line = await readLine(tx, here, id)
    if (!line) return
    await tellPlaces(tx, here, line)
    const next = isOpen(line, here) ? nextOf(line.waiting, line.rules, refused) : undefined
    // Somebody protected is offered the seat at once: an officer who is not named would see that another is first.
    if (line.round.offerMode === 'confirm' && !next?.hidden) return askOfficer(here, line, next)
    if (!next) return
    if (!(await offer(here, line, next))) refused.add(next.application)
  }
}

/** A cancelled round, or one that has gone too far to enter, offers nothing. */
const isOpen = ({ round }: Line, { now }: Visit): boolean =>
  round.free > 0 && round.intake !== 'cancelled' && round.entryDate >= dayOf(now)

/** Every few minutes: seats that were added, and payers that have answered since, move a line too. */
export async function arrangeOpenLines(services: Services): Promise<void> {
  const rounds = await asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, (tx) => listOpenLines(tx, visit.now)),
  )
  for (const round of rounds) await arrangeLine(services, round)
}

export type Line = { round: RoundRow; rules: RuleSet; waiting: Waiting[] }

/** Who waits, by the rules of the decided list. */
export async function readLine(tx: Tx, visit: Visit, id: string): Promise<Line | undefined> {
  const round = await findAnyRound(tx, id)
  if (!round) return undefined
  const today = dayOf(visit.now)
  const waiting = (await listLine(tx, id)).map((row) => waitingOf(row, today))
  return { round, rules: round.list?.rules ?? rulesOf(round.ruleSet), waiting }
}

const waitingOf = ({ queueAt, pausedUntil, ...row }: LineRow, today: string): Waiting => ({
  ...row,
  queueDate: queueAt,
  paused: pausedUntil !== null && pausedUntil >= today,
})

async function tellPlaces(tx: Tx, visit: Visit, { round, rules, waiting }: Line): Promise<void> {
  const places = arrange(
    waiting.filter(({ hidden }) => !hidden),
    rules,
  )
  await saveLine(tx, { round: round.id, list: round.list?.id ?? null, at: visit.now }, places)
  for (const { municipality, application, moved } of places)
    if (moved) await tellPerson(tx, visit, { municipality, application, kind: 'reserve.moved' })
}

const within = <T>(visit: Visit, municipality: string, work: (visit: Visit, tx: Tx) => Promise<T>): Promise<T> =>
  asSystemHere(visit, { municipality, purpose }, work)

/** The decided list carried out: no new judgement, so the list stands on the offer. */
async function offer(visit: Visit, { round }: Line, { municipality, application }: Waiting): Promise<boolean> {
  const asked = { known: { firstInRank: true }, list: round.list?.id ?? null }
  const taken = await within(visit, municipality, (system) => takeStep(system, application, { to: 'offered' }, asked))
  return taken === 'taken'
}

/** Where a person confirms each offer: the task stands with the one whose turn it is, and with nobody else. */
async function askOfficer(visit: Visit, { round, waiting }: Line, next: Waiting | undefined): Promise<void> {
  for (const { municipality, application } of waiting.filter((one) => one.asked && one !== next))
    await within(visit, municipality, (system, tx) =>
      closeTask(tx, system, { municipality, application }, 'confirmOffer'),
    )
  if (!next || next.asked) return
  const { municipality, application, component } = next
  await within(visit, municipality, async (system, tx) => {
    const [whole] = await findWhole(tx, application)
    if (!whole) return
    for (const effect of onFreedSeat(application, factsOf(whole, visit.now)).effects)
      if (effect.kind === 'task')
        await addTask(tx, system, {
          municipality,
          application,
          component,
          what: effect.what,
          of: effect.of,
          organisation: round.provider,
          due: effect.due,
        })
  })
}
