import { clientOf, type Tx } from '../../platform/visit.ts'

export type Colleague = { id: string; name: string; title: string; role: string }

/** Those of my organisation and below who can be made responsible; one line for each role they hold. */
export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await clientOf(tx).query<Colleague>('select id, name, title, role from accounts.colleagues()')
  return rows
}
