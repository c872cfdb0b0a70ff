/**
 * The column `handelser`: what has happened to one application, as `state@day` pairs. They must be a way through the
 * transition table. The trap: a draft was never sent, so no row ends in one.
 */
import { pathProblems, type State } from '../../applications/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { ApplicationField } from '../facts/fields.ts'
import type { Reader } from './cells.ts'
import { pastDay } from './days.ts'
import type { Line } from './line.ts'

export type Stop = { state: State; day: Day }

export const parts = (text: string) => text.split(/[\s,|]+/).filter((part) => part !== '')

/** `state@day` in order; whether they are a way through the table is asked of the table. */
const stops: Reader<{ state: string; day: Day }[]> = (text, around) => {
  const read = []
  for (const [index, part] of parts(text).entries()) {
    const [state = '', on = '', ...more] = part.split('@')
    if (!/^[a-z_]{1,30}$/.test(state) || on === '' || more.length > 0) return { why: 'stop', about: String(index + 1) }
    const found = pastDay(on, around)
    if (!('value' in found)) return found.why === 'day' ? { why: 'stop', about: String(index + 1) } : found
    read.push({ state, day: found.value })
  }
  return { value: read }
}

const beginnings: readonly string[] = ['draft', 'submitted']

export function readStops(line: Line<ApplicationField>, histories: boolean): Stop[] {
  const found = line.must('handelser', stops) ?? []
  if (line.problems.length > 0 && found.length === 0) return []
  const [problem] = pathProblems(found.map(({ state, day: on }) => ({ state, at: new Date(on) })))
  if (problem) {
    const about = [problem.from, problem.state].filter(Boolean).join(' → ')
    line.refuse('handelser', `path_${problem.why}`, about)
  } else if (found.at(-1)?.state === 'draft') line.refuse('handelser', 'draftLast')
  else if (!histories && found.some(({ state }) => !beginnings.includes(state)))
    line.refuse('handelser', 'historyNotYours')
  return found as Stop[]
}
