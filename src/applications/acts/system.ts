import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { afterAcceptance } from '../domain/offers.ts'
import { standingSteps } from '../domain/parties.ts'
import type { Step } from '../domain/records.ts'
import { isOpen as isOpenState, type State } from '../domain/states.ts'
import { listChoices, listDue } from '../queries/due.ts'
import { findWhole, type Whole } from '../queries/whole.ts'
import { takeStep } from './step.ts'
import { undoStep } from './undo.ts'

/** What a job is told: never more than ids. */
export type About = { municipality: string; application: string }

const asHouse = <T>(services: Services, municipality: string, work: (visit: Visit) => Promise<T>): Promise<T> =>
  asSystem(services, { municipality, purpose: 'handleApplication' }, work)

const read = (visit: Visit, id: string): Promise<Whole | undefined> =>
  inside(visit, async (tx) => (await findWhole(tx, id))[0])

/** The step that the site takes from a state by itself. */
const next: Partial<Record<State, State>> = {
  submitted: 'with_home',
  with_home: 'with_provider',
  accepted: 'awaiting_start',
}

/** Routes, lets go on what the law or a payer has answered, and waits for the start: until somebody must act. */
export async function advance(services: Services, { municipality, application }: About): Promise<void> {
  await asHouse(services, municipality, async (visit) => {
    while (await advanceOnce(visit, application));
  })
}

async function advanceOnce(visit: Visit, id: string): Promise<boolean> {
  const whole = await read(visit, id)
  for (const { id: component, state } of whole?.components ?? []) {
    const to = next[state]
    if (!whole || !to || (state === 'with_home' && !isFirstReading(whole, component))) continue
    if ((await takeStep(visit, id, { to, component })) === 'taken') return true
  }
  return false
}

/** What the school sent back, or a changed decision, is for a person to read. */
function isFirstReading({ events }: Whole, component: string): boolean {
  const entered = standingSteps(events, component).at(-1)
  return entered?.from === 'submitted' || entered?.from === 'completion'
}

/** The applicant, as whom the site carries out a wish that was said with another answer. */
const applicantOf = ({ person }: Whole): Actor => ({
  account: null,
  name: '',
  role: 'newcomer',
  level: 'code',
  organisation: null,
  reach: [],
  municipality: null,
  person,
  delegated: [],
})

/** One choice was accepted: lower ones end by the site's hand, higher ones stay on their lists when that was the wish. */
export async function withdrawOthers(
  services: Services,
  { municipality, application, keepHigher }: About & { keepHigher: boolean },
) {
  await asHouse(services, municipality, async (visit) => {
    const whole = await read(visit, application)
    if (!whole || !holding.includes(whole.state)) return
    const others = await inside(visit, (tx) => listChoices(tx, whole))
    const open = others.filter(({ state }) => isOpenState(state))
    const { lower, higher } = afterAcceptance(whole, open, keepHigher)
    const known = { accepted: { application, rank: whole.rank } }
    for (const id of lower) await takeStep(visit, id, { to: 'withdrawn' }, { known })
    const wish: Step = { to: 'withdrawn', reason: 'other_choice_accepted' }
    for (const id of higher) await takeStep(visit, id, wish, { actor: applicantOf(whole) })
  })
}
const holding: readonly State[] = ['accepted', 'awaiting_start', 'ongoing']

/** The acceptance was taken back: what ended with it stands where it stood. */
export async function restoreOthers(services: Services, { municipality, application }: About): Promise<void> {
  await asHouse(services, municipality, async (visit) => {
    const whole = await read(visit, application)
    if (!whole) return
    const others = await inside(visit, (tx) => listChoices(tx, whole))
    for (const { id } of others.filter(({ state }) => state === 'withdrawn')) {
      const other = await read(visit, id)
      const event = other && standingSteps(other.events, other.leadingComponent).at(-1)
      if (event?.reason !== 'other_choice_accepted') continue
      await undoStep(visit, id, { event: event.id, reason: null, withAcceptance: true })
    }
  })
}

const dueTo: Partial<Record<State, State>> = { completion: 'with_home', reserve: 'not_selected' }

/** Every night: last days that have passed, and steps that were the site's and somehow did not happen. */
export async function takeDueSteps(services: Services): Promise<number> {
  const now = services.clock()
  const due = await asSystem(services, { municipality: null, purpose: 'handleApplication' }, (visit) =>
    inside(visit, (tx) => listDue(tx, now)),
  )
  for (const { municipality, application, component, state } of due) {
    const to = dueTo[state]
    if (to) await asHouse(services, municipality, (visit) => takeStep(visit, application, { to, component }))
    await advance(services, { municipality, application })
  }
  return due.length
}
