import { readPerson, type Seen } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { Kept } from '../kept.ts'
import type { Grade } from '../protection.ts'
import { findIdentity, type Identity } from '../queries/vault.ts'
import { opened } from '../vault.ts'

export type Opened = Concerns & {
  id: string
  code: string
  grade: Grade
  since: Date
  version: number
  kept: Kept
  key: Buffer
  /** Named at home: may change what lies here and who is named. */
  tends: boolean
  /** Open because the glass was broken, until then. */
  openUntil: Date | null
}

const deciders = ['decisionMaker', 'manager']

/** The vault has let this session in: to the rules of pages the reader is named here, in the organisation they are signed in for. */
function openedOf({ actor, services }: Visit, found: Identity): Opened {
  const { municipality, person, code, grade, since, version, key, organisation, home, openUntil } = found
  const here = organisation ?? actor.organisation ?? ''
  const me = actor.account ? [actor.account] : []
  const glass = organisation ? null : openUntil
  return {
    ...{
      id: person,
      person,
      municipality,
      unit: organisation && !home ? '' : here,
      partners: [here],
      handlers: me,
      followers: me,
    },
    ...{ code, grade, since, version, key },
    kept: opened(services.keys, { municipality, person }, found),
    tends: home || (glass !== null && deciders.includes(actor.role)),
    openUntil: glass,
  }
}

/** Asked by an open page of the vault: may it still be shown? Nothing is opened, so nothing is logged. */
export const isVaultOpen = async (visit: Visit, person: string): Promise<boolean> =>
  (await findIdentity(visit, person)) !== undefined

/** Everything about somebody protected, for a named handler or while the glass is broken; each opening is in the log. */
export async function openVault(visit: Visit, person: string): Promise<Seen<Opened> | undefined> {
  const found = await findIdentity(visit, person)
  if (!found) return undefined
  if (!found.organisation) visit.purpose = 'breakGlass'
  const rows = Promise.resolve([openedOf(visit, found)])
  const [seen] = await inside(visit, (tx) =>
    readPerson<Opened>(tx, visit, rows, { kind: 'vault', fields: ['name', 'identifiers', 'contact', 'place'] }),
  )
  return seen
}
