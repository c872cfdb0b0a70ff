/**
 * What can be read in from a file (läsa in), and by whom. A home municipality brings its own people and applications, a
 * school its own courses, the platform's administrator anything but never sees a name.
 * The trap: histories (applications that have travelled elsewhere) change what figures say; in production they take two.
 */
import type { Actor } from '../shared/actor.ts'

export const kinds = ['organisations', 'courses', 'people', 'applications'] as const
export type Kind = (typeof kinds)[number]
export const isKind = (word: string | undefined): word is Kind => kinds.some((kind) => kind === word)

export const importStates = ['uploaded', 'checked', 'waiting', 'done'] as const
export type ImportState = (typeof importStates)[number]

const home: readonly string[] = ['caseworker', 'decisionMaker', 'coordinator', 'manager']
const school: readonly string[] = ['admissionOfficer', 'rector']
const everything: readonly string[] = ['platformAdministrator', 'system']

export function kindsFor({ role, municipality }: Pick<Actor, 'role' | 'municipality'>): readonly Kind[] {
  if (everything.includes(role)) return kinds
  if (home.includes(role) && municipality !== null) return ['people', 'applications']
  return school.includes(role) ? ['courses'] : []
}

/** Whose rows the file may hold. */
export type Own = {
  /** null: of any municipality. */
  municipality: string | null
  /** null: of any organisation. */
  reach: readonly string[] | null
  /** More than the sending: an application that has travelled elsewhere. */
  histories: boolean
}

export function ownOf({ role, municipality, reach }: Actor, mode: 'demo' | 'production'): Own {
  if (everything.includes(role)) return { municipality: null, reach: null, histories: true }
  return { municipality, reach, histories: mode === 'demo' }
}

/** About nobody. */
const isPublic = (kind: Kind): boolean => kind === 'courses' || kind === 'organisations'

/** Two people for what is about people and comes past the municipality itself. */
export const takesTwo = ({ role }: Pick<Actor, 'role'>, kind: Kind, mode: 'demo' | 'production'): boolean =>
  mode === 'production' && role === 'platformAdministrator' && !isPublic(kind)

/** The platform's administrator sees no people: counts and places in the file only. */
export const showsRows = ({ role }: Pick<Actor, 'role'>, kind: Kind): boolean =>
  isPublic(kind) || role !== 'platformAdministrator'
