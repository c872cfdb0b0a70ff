import { nameKeyOf } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { type Who, whoOf, withWho } from '../kept.ts'
import { type Named, type NamedProblem, problemOf } from '../protection.ts'
import { findByMail, listHandlers } from '../queries/list.ts'
import { nameThese, proposeEnd, saveSealed, settleEnd } from '../queries/switch.ts'
import { sealedAgain } from '../vault.ts'
import { type Opened, openVault } from './open.ts'

type Changed = 'done' | 'missing' | 'changed'
const entryOf = ({ municipality, person }: Opened, verb: string, fields: string[]) => ({
  verb,
  municipality,
  person,
  about: { kind: 'vault', id: person },
  fields,
})

/** Another name, another telephone: it lies in the vault and nowhere else. */
export function changeWho(visit: Visit, it: Opened, version: number, who: Who): Promise<Changed> {
  return inside(visit, async (tx) => {
    if (!it.tends) return 'missing'
    const sealed = sealedAgain(visit.services.keys, it, it.key, withWho(it.kept, who, nameKeyOf(who)))
    if (!(await saveSealed(tx, it, { version, sealed }))) return 'changed'
    await record(tx, visit, entryOf(it, 'changeProtected', ['name', 'contact']))
    return 'done'
  })
}

/** What the person has asked to have put right, by a named handler at home: nothing of it is written in the open. */
export async function correctInVault(visit: Visit, person: string, right: Partial<Who>): Promise<Changed> {
  const it = await openVault(visit, person)
  return it ? changeWho(visit, it, it.version, { ...whoOf(it.kept), ...right }) : 'missing'
}

/** `mail` names one more at a school or payer that has an application of theirs. */
export type Naming = { home: readonly Named[]; remove: readonly string[]; school: string | null; mail: string | null }
export type NamingProblem = NamedProblem | 'mail'

/** Hands over: exactly these are named from now on. Whoever is no longer named meets "finns inte" at the next press. */
export function nameOthers(
  visit: Visit,
  it: Opened,
  naming: Naming,
): Promise<'done' | 'missing' | { problem: NamingProblem }> {
  return inside(visit, async (tx) => {
    if (!it.tends) return 'missing'
    const elsewhere = (await listHandlers(tx, it)).filter(
      ({ home, account }) => !home && !naming.remove.includes(account),
    )
    const found = naming.school && naming.mail ? await findByMail(tx, naming.mail, naming.school) : null
    if (found === undefined) return { problem: 'mail' }
    const named = [...naming.home, ...elsewhere, ...(found ? [{ ...found, home: false }] : [])]
    const problem = problemOf(named)
    if (problem) return { problem }
    await nameThese(tx, it, named, { account: visit.actor.account, at: visit.now })
    await record(tx, visit, entryOf(it, 'nameHandlers', ['handlers']))
    return 'done'
  })
}

/** The protection ends by two handlers at home: one proposes, another answers. */
export function proposeToEnd(visit: Visit, it: Opened): Promise<Changed> {
  return inside(visit, async (tx) => {
    if (!it.tends) return 'missing'
    if (!(await proposeEnd(tx, it, visit.now))) return 'changed'
    await record(tx, visit, entryOf(it, 'proposeEndOfProtection', []))
    return 'done'
  })
}

export function answerEnd(visit: Visit, it: Opened, answer: 'end' | 'keep'): Promise<Changed> {
  return inside(visit, async (tx) => {
    if (!it.tends) return 'missing'
    const parts = answer === 'end' ? it.kept.parts : null
    if (!(await settleEnd(tx, it, parts, visit.now))) return 'changed'
    await record(
      tx,
      visit,
      entryOf(it, answer === 'end' ? 'endProtection' : 'keepProtection', ['name', 'identifiers', 'contact']),
    )
    return 'done'
  })
}
