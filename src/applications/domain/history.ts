/**
 * The course of one application as its events tell it (händelser): replayed it must give what the row says, and what is
 * imported must be a way through the table.
 * The trap: a new application after a no is another application, so a way never goes back to the draft.
 */
import { isUndo } from './parties.ts'
import type { Event } from './records.ts'
import { type ComponentKind, type Holder, holderOf, isOpen, type State, states } from './states.ts'
import { isCopy, rowsBetween } from './transitions.ts'

export type Place = { state: State; holder: Holder; since: Date }

/** Where each component stands by its events alone. */
export function replay(events: readonly Event[], kinds: ReadonlyMap<string, ComponentKind>): Map<string, Place> {
  const ways = new Map<string, Place[]>()
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const way = ways.get(event.component) ?? []
    if (isUndo(event)) way.pop()
    else way.push({ state: event.to, holder: holderOf(event.to, kinds.get(event.component)), since: event.at })
    ways.set(event.component, way)
  }
  return new Map([...ways].flatMap(([component, way]) => (way.at(-1) ? [[component, way.at(-1) as Place]] : [])))
}

export type Stop = { state: string; at: Date }
export type PathProblem = {
  /** Which pair, from 0. */
  index: number
  why: 'empty' | 'unknownState' | 'noBeginning' | 'notAStep' | 'backwards' | 'notForSfi'
  from?: string
  state: string
}

/** Records from before the site may lack the draft, never the sending. */
const beginnings: readonly string[] = ['draft', 'submitted']
const neverSfi: readonly string[] = ['reserve', 'not_selected']
const isState = (word: string): word is State => states.some((state) => state === word)

/** What keeps the pairs from being a way through the table; nothing when they are one. */
export function pathProblems(stops: readonly Stop[], kind: ComponentKind = 'vocational'): PathProblem[] {
  if (stops.length === 0) return [{ index: 0, why: 'empty', state: '' }]
  return stops.flatMap((stop, index) => {
    const problem = stopProblem(stop, stops[index - 1], kind)
    return problem ? [{ index, state: stop.state, ...problem }] : []
  })
}

function stopProblem(
  { state, at }: Stop,
  before: Stop | undefined,
  kind: ComponentKind,
): Omit<PathProblem, 'index' | 'state'> | null {
  if (!isState(state)) return { why: 'unknownState' }
  if (kind === 'sfi' && neverSfi.includes(state)) return { why: 'notForSfi' }
  if (!before) return beginnings.includes(state) ? null : { why: 'noBeginning' }
  if (at < before.at) return { why: 'backwards', from: before.state }
  const known = isState(before.state) && rowsBetween(before.state, state).length > 0
  return known && !isCopy({ from: before.state as State, to: state }) ? null : { why: 'notAStep', from: before.state }
}

export const isPath = (stops: readonly Stop[], kind: ComponentKind = 'vocational'): boolean =>
  pathProblems(stops, kind).length === 0

/** Days from one state to the next: what lead times and usual times are made of. */
export function stays(stops: readonly { state: State; at: Date }[]): { state: State; from: Date; to: Date }[] {
  return stops.flatMap(({ state, at }, index) => {
    const next = stops[index + 1]
    return next && (isOpen(state) || state === 'draft') ? [{ state, from: at, to: next.at }] : []
  })
}
