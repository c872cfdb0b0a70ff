/**
 * How somebody stands to the person that a row is about. Pages, lists and row security ask the same question:
 * the site's policy table names the relations that a role may have, and PostgreSQL answers again by itself.
 * The trap: protected identity goes first, whatever else would open the row.
 */
import type { Actor } from './actor.ts'

const relations = [
  'own',
  'helper',
  'responsible',
  'sameMunicipality',
  'partner',
  'otherMunicipality',
  'protected',
] as const
export type Relation = (typeof relations)[number]

/** Whom a row concerns: every table about people carries these or points to a row that does. */
export type Concerns = {
  /** The controller that owns the row, not where the person lives today. */
  municipality: string
  person: string
  /** The board's unit that answers for the person here. */
  unit: string
  /** Organisations that a live access row opens the person to (provider, payer, consented partner). */
  partners: readonly string[]
  /** Named handlers when the identity is protected, else null. */
  handlers: readonly string[] | null
  /** Accounts of the study counsellors and SFI teachers who follow the person. */
  followers: readonly string[]
}

const following = ['studyCounsellor', 'sfiTeacher']

export function relationOf(actor: Actor, row: Concerns): Relation {
  if (actor.person && actor.person === row.person) return 'own'
  if (row.handlers && !(actor.account && row.handlers.includes(actor.account))) return 'protected'
  if (actor.role === 'helper') return actor.helps === row.person ? 'helper' : 'otherMunicipality'
  if (isResponsible(actor, row)) return 'responsible'
  if (row.partners.some((partner) => actor.reach.includes(partner))) return 'partner'
  return actor.municipality === row.municipality ? 'sameMunicipality' : 'otherMunicipality'
}

/** Counsellors and teachers answer for those they follow, all others for the people of their unit. */
function isResponsible(actor: Actor, row: Concerns): boolean {
  if (following.includes(actor.role)) return actor.account !== null && row.followers.includes(actor.account)
  return actor.reach.includes(row.unit)
}
