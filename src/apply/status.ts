import { guess } from '../accounts/index.ts'
import type { Dated } from '../casefile/index.ts'
import { same } from '../platform/seal.ts'
import type { Services, Visit } from '../platform/visit.ts'
import { accessCodeOf } from './access-code.ts'

type Found = Dated & { sending: string; code_version: number }
const nobody = { sending: '00000000-0000-0000-0000-000000000000', code_version: 0 }
const statement = { name: 'door-status', text: 'select * from apply.status_of($1)' }

type Asked = { receipt: string; code: string; address: string }

/**
 * Where an application stands, for whoever holds its number and code. Wrong, unknown, protected and tried too often come to
 * the same undefined by the same statements, and signing in is not touched by it.
 */
export async function statusOf(visit: Visit, { receipt, code, address }: Asked): Promise<Dated | undefined> {
  const look = () => find(visit.services, receipt, code)
  const what = visit.actor.account ? 'statusSignedIn' : 'status'
  const found = await guess(visit, { what, about: receipt, address }, look)
  if (found === 'tooMany') await look()
  return found === 'tooMany' ? undefined : found
}

async function find({ door, keys }: Services, receipt: string, code: string): Promise<Found | undefined> {
  const { rows } = await door.query<Found>({ ...statement, values: [receipt] })
  const { sending, code_version: codeVersion } = rows[0] ?? nobody
  return same(code, accessCodeOf(keys, { sending, codeVersion })) ? rows[0] : undefined
}
