/**
 * What is chosen of a work list (urval): an address that can be saved and sent to a colleague, and so never names a person.
 * The trap: what somebody has to do is not what they may see; the first list is only what waits for them.
 */
import { z } from 'zod'
import { states } from '../applications/index.ts'
import type { Role } from '../shared/actor.ts'

export const lists = ['todo', 'mine', 'late', 'waiting', 'all'] as const
export type List = (typeof lists)[number]
export const sorts = ['due', 'since', 'sent'] as const
export const columns = ['course', 'state', 'since', 'due', 'responsible', 'school'] as const
export type ColumnName = (typeof columns)[number]
export const perPage = 50
/** More than this is said as "fler än": counting further would cost more than anybody reads. */
export const mostCounted = 500
export const mostPages = mostCounted / perPage

const many = <T extends string>(words: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [value ?? []].flat().filter((word): word is T => words.includes(word as T)))

export const filterForm = z.object({
  lista: z.enum(lists).catch('todo'),
  steg: many(states),
  kurs: z.uuid().optional().catch(undefined),
  start: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
  ordning: z.enum(sorts).catch('due'),
  kolumn: many(columns),
  sida: z.coerce.number().int().min(1).max(mostPages).catch(1),
})
export type Filter = z.infer<typeof filterForm>

/** The same choice as words of an address; what stands as at first is left out. */
export function queryOf(filter: Partial<Filter>): string {
  const words = new URLSearchParams()
  if (filter.lista && filter.lista !== 'todo') words.set('lista', filter.lista)
  for (const state of filter.steg ?? []) words.append('steg', state)
  if (filter.kurs) words.set('kurs', filter.kurs)
  if (filter.start) words.set('start', filter.start)
  if (filter.ordning && filter.ordning !== 'due') words.set('ordning', filter.ordning)
  for (const column of filter.kolumn ?? []) words.append('kolumn', column)
  if (filter.sida && filter.sida > 1) words.set('sida', String(filter.sida))
  return words.toString()
}

export const addressOf = (filter: Partial<Filter>, at = '/arbetslista'): string => {
  const query = queryOf(filter)
  return query ? `${at}?${query}` : at
}

/** Reads an address that was saved, so that a word that has gone is left out instead of failing. */
export const filterOf = (query: string): Filter => {
  const words = new URLSearchParams(query)
  return filterForm.parse(Object.fromEntries([...words.keys()].map((name) => [name, oneOrMany(words.getAll(name))])))
}
const oneOrMany = (values: string[]) => (values.length === 1 ? values[0] : values)

/** By which part a role stands before an application, and so which column of the table serves its list. */
export const sideOf: Partial<Record<Role, 'home' | 'provider' | 'payer' | 'follower'>> = {
  caseworker: 'home',
  decisionMaker: 'home',
  coordinator: 'home',
  manager: 'home',
  admissionOfficer: 'provider',
  rector: 'provider',
  payer: 'payer',
  studyCounsellor: 'follower',
  sfiTeacher: 'follower',
}

/** Columns of the table when nobody has chosen; responsible belongs to the home side, the school to the others. */
export const usualColumns = (role: Role): ColumnName[] =>
  sideOf[role] === 'home' ? ['course', 'state', 'since', 'due', 'responsible'] : ['course', 'state', 'since', 'due']

/** Acts that can be done with many at once: those that ask for nothing more. */
export const bulkActs = ['mine', 'with_provider', 'assessment', 'ongoing', 'not_selected'] as const
export type BulkAct = (typeof bulkActs)[number]
const school: readonly BulkAct[] = ['assessment', 'ongoing']
/** What each side can do with many; each single one is decided by the table of steps. */
const actsBySide: Record<string, readonly BulkAct[]> = { home: ['mine', 'with_provider'], provider: school }
export const actsOf = (role: Role): readonly BulkAct[] =>
  role === 'rector' ? [...school, 'not_selected'] : (actsBySide[sideOf[role] ?? ''] ?? [])

/** Lists that stand beside this one, for those who have them: people on the move, and pairs that may be one person. */
const beside = ['flyttar', 'dubbletter'] as const
export type Beside = (typeof beside)[number]
const neverPairs: readonly Role[] = ['decisionMaker', 'manager']
export const besideOf = (role: Role): Beside[] =>
  beside.filter((list) => {
    const side = sideOf[role]
    return (side === 'home' || side === 'provider') && !(list === 'dubbletter' && neverPairs.includes(role))
  })
