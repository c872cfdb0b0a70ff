/**
 * Where an application (ansökan), or one component of it, stands. The person sees six steps; staff see the codes.
 * The trap: "open" is not "not ended": a course that is going on is neither, and a no can be answered by a new
 * application but is not open either.
 */
export const states = [
  'draft',
  'submitted',
  'with_home',
  'completion',
  'with_provider',
  'assessment',
  'admitted',
  'offered',
  'reserve',
  'not_granted',
  'not_admitted',
  'not_selected',
  'declined',
  'no_answer',
  'accepted',
  'awaiting_start',
  'ongoing',
  'not_started',
  'interrupted',
  'completed',
  'withdrawn',
  'moved',
  'cancelled',
  'transferred',
  'registered_in_error',
] as const
export type State = (typeof states)[number]

export type ShownStep = 'draft' | 1 | 2 | 3 | 4 | 5 | 6 | 'ended'

const steps: Record<State, ShownStep> = {
  draft: 'draft',
  submitted: 1,
  with_home: 2,
  completion: 2,
  with_provider: 3,
  assessment: 3,
  admitted: 3,
  offered: 4,
  reserve: 4,
  not_granted: 4,
  not_admitted: 4,
  not_selected: 4,
  declined: 4,
  no_answer: 4,
  accepted: 5,
  awaiting_start: 5,
  ongoing: 6,
  not_started: 6,
  interrupted: 6,
  completed: 6,
  withdrawn: 'ended',
  moved: 'ended',
  cancelled: 'ended',
  transferred: 'ended',
  registered_in_error: 'ended',
}
export const stepOf = (state: State): ShownStep => steps[state]

export const openStates = [
  'submitted',
  'with_home',
  'completion',
  'with_provider',
  'assessment',
  'admitted',
  'offered',
  'reserve',
  'no_answer',
  'accepted',
  'awaiting_start',
  'not_started',
] as const satisfies readonly State[]
export const isOpen = (state: State): boolean => openStates.some((open) => open === state)

/** Somebody still has something to do: open, or a draft, or a course that goes on or was broken off. */
export const isUnderWay = (state: State): boolean =>
  isOpen(state) || state === 'draft' || state === 'ongoing' || state === 'interrupted'

/** States in which one of the round's seats is theirs. */
export const seatStates = [
  'offered',
  'accepted',
  'awaiting_start',
  'ongoing',
  'interrupted',
  'completed',
  'transferred',
] as const satisfies readonly State[]
export const holdsSeat = (state: State): boolean => seatStates.some((held) => held === state)

/** SFI (a right), a vocational course (yrkeskurs), the part that the state pays through Arbetsförmedlingen. */
export const componentKinds = ['sfi', 'vocational', 'af'] as const
export type ComponentKind = (typeof componentKinds)[number]

/** F track, per component and payer. */
const fundingStates = ['not_applicable', 'statutory', 'requested', 'committed', 'refused', 'appealed', 'ended'] as const
export type FundingState = (typeof fundingStates)[number]

const payerKinds = ['municipality', 'af', 'project'] as const
export type PayerKind = (typeof payerKinds)[number]

/** Whose clock runs. */
const holders = ['applicant', 'home', 'payer', 'provider', 'system'] as const
export type Holder = (typeof holders)[number]

const holderIn: Record<State, Holder> = {
  draft: 'applicant',
  submitted: 'system',
  with_home: 'home',
  completion: 'applicant',
  with_provider: 'provider',
  assessment: 'provider',
  admitted: 'provider',
  offered: 'applicant',
  reserve: 'provider',
  not_granted: 'system',
  not_admitted: 'system',
  not_selected: 'system',
  declined: 'system',
  no_answer: 'provider',
  accepted: 'system',
  awaiting_start: 'provider',
  ongoing: 'provider',
  not_started: 'provider',
  interrupted: 'home',
  completed: 'system',
  withdrawn: 'system',
  moved: 'system',
  cancelled: 'system',
  transferred: 'system',
  registered_in_error: 'system',
}

/** Exactly one. A part that only the state pays for waits for the payer while the home municipality would decide. */
export const holderOf = (state: State, kind: ComponentKind = 'vocational'): Holder =>
  state === 'with_home' && kind === 'af' ? 'payer' : holderIn[state]

const leads: readonly ComponentKind[] = ['vocational', 'af', 'sfi']

/** The application shows this one's state: vocational, else af, else sfi; the first registered of several. */
export function leadingComponent<C extends { kind: ComponentKind }>(components: readonly C[]): C {
  const found = leads.flatMap((kind) => components.filter((component) => component.kind === kind))[0]
  if (!found) throw new Error('an application has at least one component')
  return found
}
