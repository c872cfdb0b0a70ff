import { randomBytes } from 'node:crypto'
import {
  findPerson,
  hashIdentifier,
  type Identifier,
  nameKeyOf,
  newPerson,
  sealIdentifier,
} from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Kept, Who } from '../kept.ts'
import { codeFrom, codeLength, type Grade, type Named } from '../protection.ts'
import { layInVault, nameThese, type Of, takeAway } from '../queries/switch.ts'
import { sealedAway } from '../vault.ts'
import { letGoOf } from '../when-protected.ts'

export type Switching = { grade: Grade; reason: string; named: readonly Named[] }
type Outcome = 'done' | 'missing' | 'changed'
const tries = 8

/** Seals what was taken, under a code that nobody else in the municipality has. */
async function lay(tx: Tx, visit: Visit, of: Of, { grade, kept }: { grade: Grade; kept: Kept }): Promise<void> {
  const sealed = sealedAway(visit.services.keys, of, kept)
  for (let left = tries; left > 0; left--) {
    const code = codeFrom(randomBytes(codeLength))
    if (await layInVault(tx, of, { code, grade, ...sealed, at: visit.now })) return
  }
  throw new Error('no code of the vault is free')
}

const entryOf = (of: Of, verb: string, fields: string[]) => ({
  verb,
  ...of,
  about: { kind: 'person', id: of.person },
  fields,
})

/** Everything that tells who somebody is leaves the open tables, in the transaction of the form; it bites from the next request. */
export function switchOn(visit: Visit, person: string, switching: Switching & { version: number }): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const of = { municipality: visit.actor.municipality ?? '', person }
    const found = await findPerson(tx, visit, of)
    if (!found || found.handlers) return 'missing'
    if (found.version !== switching.version) return 'changed'
    const kept = { reason: switching.reason, parts: await takeAway(tx, of) }
    await lay(tx, visit, of, { grade: switching.grade, kept })
    await nameThese(tx, of, switching.named, { account: visit.actor.account, at: visit.now })
    await letGoOf(tx, visit, { ...of, phone: found.phone, mail: found.mail })
    await record(tx, visit, entryOf(of, 'protect', ['name', 'identifiers', 'contact']))
    return 'done'
  })
}

/** For the demonstration: the site itself moves somebody of this municipality in. */
export async function protectHere(tx: Tx, system: Visit, of: Of, switching: Switching): Promise<void> {
  const kept = { reason: switching.reason, parts: await takeAway(tx, of) }
  await lay(tx, system, of, { grade: switching.grade, kept })
  await nameThese(tx, of, switching.named, { account: null, at: system.now })
}

export type Recording = Switching & {
  unit: string
  who: Who
  number: Pick<Identifier, 'kind' | 'value'> | null
  language: string
  interpreter: boolean
}

/** Somebody who called: written straight into the vault, so that no open table has ever held the name. */
export function recordProtected(
  visit: Visit,
  { unit, who, number, language, interpreter, ...switching }: Recording,
): Promise<string> {
  const municipality = visit.actor.municipality ?? ''
  return asSystemHere(visit, { municipality, purpose: 'protect' }, async (system, tx) => {
    const person = await newPerson(tx, system, { municipality, unit, language, interpreter, channel: 'none' })
    const of = { municipality, person }
    const kept = { reason: switching.reason, parts: [nameRow(person, who), ...numberRows(visit, of, number)] }
    await lay(tx, system, of, { grade: switching.grade, kept })
    await nameThese(tx, of, switching.named, { account: visit.actor.account, at: visit.now })
    await letGoOf(tx, system, { ...of, phone: who.phone, mail: who.mail })
    await record(tx, system, entryOf(of, 'protect', ['name', 'identifiers', 'contact']))
    return person
  })
}

type Part = Kept['parts'][number]
const nameRow = (id: string, { givenName, familyName, phone, mail }: Who): Part => ({
  table: 'people.person',
  way: 'blank',
  rows: [
    {
      id,
      given_name: givenName,
      family_name: familyName,
      name_key: nameKeyOf({ givenName, familyName }),
      phone,
      mail,
      channel: 'none',
    },
  ],
})

const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`

/** The row that the open table would have had, so that it can stand there if the protection ends. */
function numberRows({ services: { keys }, request, now }: Visit, of: Of, number: Recording['number']): Part[] {
  if (!number) return []
  const row = {
    ...of,
    id: request,
    kind: number.kind,
    sealed: bytes(sealIdentifier(keys, of, number)),
    hmac: bytes(hashIdentifier(keys, of.municipality, number)),
    source: 'stated',
    assurance: 'stated',
    valid_from: dayOf(now),
    valid_to: null,
  }
  return [{ table: 'people.person_identifier', way: 'take', rows: [row] }]
}
