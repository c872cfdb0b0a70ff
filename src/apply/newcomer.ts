import { makeNewcomers } from '../accounts/index.ts'
import { same } from '../platform/seal.ts'
import type { Services, Tx, Visit } from '../platform/visit.ts'
import { accessCodeOf } from './access-code.ts'
import type { Draft } from './draft.ts'

type Of = { municipality: string; person: string }

/** The account that comes with a first application: by number and code, and by the phone or mail that was given. */
export async function openNewcomer(tx: Tx, system: Visit, of: Of, { person, contact }: Draft): Promise<string> {
  const [account] = await makeNewcomers(tx, system, [
    {
      ...of,
      name: `${person?.given ?? ''} ${person?.family ?? ''}`.trim(),
      phone: contact?.phone ?? '',
      mail: contact?.mail ?? '',
      language: contact?.language ?? 'sv',
      level: 'code',
    },
  ])
  return account as string
}

type Found = { sending: string; code_version: number; account: string }
const none: Found = { sending: '00000000-0000-0000-0000-000000000000', code_version: 0, account: '' }

/** Who a receipt number and its code let in. The same statements and the same work whether the number exists or not. */
export async function findBySending(
  services: Services,
  { receipt, code }: { receipt: string; code: string },
): Promise<string | undefined> {
  const { rows } = await services.door.query<Found>('select * from apply.by_receipt($1)', [receipt])
  const found = rows[0] ?? none
  const right = same(code, accessCodeOf(services.keys, { sending: found.sending, codeVersion: found.code_version }))
  return right && found.account ? found.account : undefined
}
