import { createHash, randomUUID } from 'node:crypto'
import { inside, type Visit } from '../../platform/visit.ts'
import type { StaffRole } from '../../shared/actor.ts'
import { familyNames, givenNames } from '../facts/demo-names.ts'
import { addAccounts, type DemoAccount, heldByDemo, listDemoAccounts } from '../queries/demo.ts'
import { type Place, signIn } from './sessions.ts'

/** One invented person for each entry; several roles in one entry are held by the same person. */
export type DemoStaff = { organisation: string; people: readonly (StaffRole | readonly StaffRole[])[] }

/** The same organisation and role get the same name in every database. */
function nameOf(key: string): { name: string; mail: string } {
  const digest = createHash('sha256').update(key).digest()
  const given = givenNames[digest.readUInt16BE(0) % givenNames.length] as string
  const family = familyNames[digest.readUInt16BE(2) % familyNames.length] as string
  const plain = `${given}.${family}`.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return { name: `${given} ${family}`, mail: `${plain}.${digest.subarray(4, 8).toString('hex')}@exempel.se` }
}

type Person = { key: string; organisation: string; roles: readonly StaffRole[] }
const peopleOf = ({ organisation, people }: DemoStaff): Person[] =>
  people.map((entry) => {
    const roles = [entry].flat() as StaffRole[]
    return { key: `${organisation} ${roles[0]}`, organisation, roles }
  })

/**
 * Invented staff for the demonstration, by a visit of `system`. What is there already stays, so it can be run again; the
 * first named are the first offered at sign-in. Gives how many were made.
 */
export const seedDemoAccounts = (
  visit: Visit,
  { organisations }: { organisations: readonly DemoStaff[] },
): Promise<number> =>
  inside(visit, async (tx) => {
    const held = await heldByDemo(tx)
    const missing = organisations.flatMap(peopleOf).filter(({ key }) => !held.has(key))
    const made = missing.map(({ key, ...person }, at) => ({
      ...person,
      account: {
        ...nameOf(key),
        id: randomUUID(),
        kind: 'staff' as const,
        level: 'staff',
        demo: true,
        createdAt: new Date(visit.now.getTime() + at),
      },
    }))
    const roles = made.flatMap((person) =>
      person.roles.map((role, at) => ({
        account: person.account.id,
        role,
        organisation: person.organisation,
        validFrom: '2020-01-01',
        grantedAt: new Date(visit.now.getTime() + at),
      })),
    )
    await addAccounts(
      tx,
      made.map(({ account }) => account),
      roles,
    )
    return made.length
  })

/** A token, or undefined when the account is not one of the demonstration's. */
export async function signInAsDemo(visit: Visit, chosen: string, place: Place): Promise<string | undefined> {
  const found = (await listDemoAccounts(visit.services)).find(({ account, held }) => (held ?? account) === chosen)
  if (!found || visit.mode !== 'demo') return undefined
  const { account, held, role } = found
  return signIn(visit, { account, held, level: role === 'newcomer' ? 'checked' : 'staff', way: 'demo' }, place)
}

export const demoAccounts = (visit: Visit): Promise<DemoAccount[]> => listDemoAccounts(visit.services)
