import { readPerson, type Seen } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { isVaultOpen } from '../../protection/index.ts'
import { isStillOpen, listEnded, listReleased, type Released } from '../queries/released.ts'

/** What people have chosen to show to the reader's organisation; one line in the log for each. */
export const readReleased = (visit: Visit) =>
  inside(visit, async (tx) => ({
    released: (await readPerson<Released>(tx, visit, listReleased(tx, visit.now), {
      kind: 'shared',
      fields: ['released'],
    })) as Seen<Released>[],
    ended: await listEnded(tx, visit.now),
  }))

/** Asked again and again by an open page; nothing is shown, so nothing is logged. */
export async function stillOpen(visit: Visit, shown: readonly { kind: string; id: string }[]): Promise<boolean> {
  for (const { id } of shown.filter(({ kind }) => kind === 'vault')) if (!(await isVaultOpen(visit, id))) return false
  const others = shown.filter(({ kind }) => kind !== 'vault')
  return inside(visit, (tx) => isStillOpen(tx, others, visit.now))
}
