/**
 * A person (människa) who applies or takes part: our own id, a name, ways to reach them, and the controller that
 * owns the row. The trap: `municipality` is not where somebody lives; a move makes a second row with the same id.
 */
import type { Concerns } from '../shared/relation.ts'

export type Channel = 'sms' | 'mail' | 'letter' | 'none'
/** How the home municipality is known; never derived from an address. */
export type HomeSource = 'stated' | 'folkbokforing' | 'coordinator_decision'

export type Person = Concerns & {
  id: string
  givenName: string
  familyName: string
  phone: string
  mail: string
  language: string
  interpreter: boolean
  channel: Channel
  homeSource: HomeSource
  identityCheckedAt: Date | null
  responsible: string | null
  version: number
}

type Named = Pick<Person, 'givenName' | 'familyName'>
/** People may have one name only. */
export const fullName = ({ givenName, familyName }: Named): string => `${givenName} ${familyName}`.trim()

/** How a protected person is written everywhere but in the vault, by the code of the vault; and whoever has no name, by their id. */
export const protectedName = (code: string): string => `Skyddad person ${code.slice(0, 4).toUpperCase()}`

/** Lower case without accents, so that "Ali Şahin" is found by "sahin"; å ä ö stay, they are letters of their own. */
export const nameKeyOf = (named: Named): string =>
  fullName(named)
    .toLowerCase()
    .normalize('NFD')
    .replace(/(a)\u030a/g, 'å')
    .replace(/(a)\u0308/g, 'ä')
    .replace(/(o)\u0308/g, 'ö')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'ö')
    .replace(/æ/g, 'ä')
    .replace(/\s+/g, ' ')
