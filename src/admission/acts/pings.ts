import { randomUUID } from 'node:crypto'
import {
  addTask,
  amountOf,
  closeTask,
  endOf,
  findWhole,
  limitsInForce,
  type NotNow,
  takeStep,
  tellPerson,
  type Whole,
} from '../../applications/index.ts'
import { readPerson, record, type Seen } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import type { OwnPlace } from '../place.ts'
import { findOwnPlace } from '../queries/line.ts'
import { answerPings, insertPing, listDuePings, type PingDue } from '../queries/pings.ts'

const purpose = 'handleApplication'
/** Two unanswered questions in a row: somebody calls. Nobody is taken off a list for being silent. */
const missesBeforeCall = 2

/** Every night: those who have waited for a month are asked whether they want to stay on the list. */
export async function askWhoWaits(services: Services): Promise<void> {
  const now = services.clock()
  const due = await asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, async (tx) => listDuePings(tx, now, amountOf(await limitsInForce(tx), 'stillThere', now))),
  )
  for (const one of due)
    await asSystem(services, { municipality: one.municipality, purpose }, (visit) =>
      inside(visit, (tx) => ask(tx, visit, one)),
    )
}

async function ask(tx: Tx, visit: Visit, { municipality, application, component, provider, missed }: PingDue) {
  const of = { municipality, application }
  const id = randomUUID()
  await insertPing(tx, { ...of, id, askedAt: visit.now })
  await tellPerson(tx, visit, { ...of, notice: id, kind: 'reserve.stillThere' })
  if (missed < missesBeforeCall) return
  const due = endOf(await limitsInForce(tx), 'callTask', visit.now)
  await addTask(tx, visit, { ...of, component, what: 'callAboutReserve', of: 'provider', organisation: provider, due })
}

export type Standing = {
  application: Seen<Whole>
  /** Null for who does not stand on a list, or has only just come to it. */
  place: OwnPlace | null
}
/** The own place, for the page that asks. */
export const readStanding = (visit: Visit, id: string): Promise<Standing | undefined> =>
  inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['place'] }
    const [application] = await readPerson(tx, visit, findWhole(tx, id), reading)
    if (!application) return undefined
    const { municipality, state, handlers } = application
    const place =
      state === 'reserve' && !handlers ? await findOwnPlace(tx, { municipality, application: id }) : undefined
    return { application, place: place ?? null }
  })

/** One tap: stay on the list, or give the place to somebody else. */
export function answerPing(
  visit: Visit,
  id: string,
  { answer, version }: { answer: 'stay' | 'leave'; version: number },
): Promise<'stay' | 'leave' | 'missing' | 'changed' | NotNow> {
  return inside(visit, async (tx) => {
    const found = await readStanding({ ...visit, open: tx }, id)
    if (!found) return 'missing'
    if (found.application.state !== 'reserve') return { notNow: 'movedOn' }
    const { municipality, person } = found.application
    await answerPings(tx, { municipality, application: id }, { answer, at: visit.now })
    await closeTask(tx, visit, { municipality, application: id }, 'callAboutReserve')
    const about = { kind: 'application', id }
    await record(tx, visit, { verb: `reserve ${answer}`, municipality, person, about, fields: ['place'] })
    if (answer === 'stay') return 'stay'
    const taken = await takeStep({ ...visit, open: tx }, id, { to: 'withdrawn', ...recorded(visit) }, { version })
    return taken === 'taken' || taken === 'proposed' ? 'leave' : taken
  })
}

/** Staff who ask by telephone say that they did. */
const recorded = ({ actor }: Visit) => (actor.role === 'newcomer' ? {} : ({ recorded: 'phone' } as const))

/** Stays on the list by the link of the question: the site itself writes it, for whoever holds the link. */
export async function stayByLink(
  tx: Tx,
  system: Visit,
  of: { municipality: string; application: string; person: string },
) {
  const { municipality, application, person } = of
  await answerPings(tx, of, { answer: 'stay', at: system.now })
  await closeTask(tx, system, of, 'callAboutReserve')
  const about = { kind: 'application', id: application }
  await record(tx, system, { verb: 'reserve stay', municipality, person, about, fields: ['place'], ground: 'link' })
}
