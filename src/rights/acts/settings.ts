import { randomUUID } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import {
  addDelay,
  addUnnamed,
  type Delay,
  endDelay,
  endUnnamed,
  findByReceipt,
  saveChoice,
} from '../queries/settings.ts'

const about = (id: string) => ({ about: { kind: 'organisation', id } })

/** What the organisation tells about its staff: the role, or the name too. */
export const chooseNames = (visit: Visit, organisation: string, names: boolean): Promise<void> =>
  inside(visit, async (tx) => {
    await saveChoice(tx, organisation, names)
    const { municipality } = visit.actor
    await record(tx, visit, {
      verb: 'chooseNames',
      municipality,
      ...about(organisation),
      fields: [names ? 'name' : 'role'],
    })
  })

/** Somebody who is threatened is shown as a role, whatever is chosen. */
export const hideName = (visit: Visit, organisation: string, account: string): Promise<void> =>
  inside(visit, async (tx) => {
    const { municipality, account: madeBy } = visit.actor
    await addUnnamed(tx, { organisation, account, madeBy: madeBy ?? '', madeAt: visit.now })
    await record(tx, visit, { verb: 'hideName', municipality, about: { kind: 'account', id: account } })
  })
export const showName = (visit: Visit, organisation: string, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const isEnded = await endUnnamed(tx, organisation, id, visit.now)
    if (isEnded)
      await record(tx, visit, { verb: 'showName', municipality: visit.actor.municipality, ...about(organisation) })
    return isEnded
  })

type Delaying = Pick<Delay, 'ground' | 'reference'> & { receipt: string; until: Date }
/** From now on the unit's lines about this person wait. The delay stands before its own line is written, which waits with the others. */
export const delayLog = (visit: Visit, { receipt, until, ...of }: Delaying): Promise<'done' | 'missing'> =>
  inside(visit, async (tx) => {
    const { account, organisation, reach } = visit.actor
    const whose = await findByReceipt(tx, receipt, reach)
    if (!whose || !account || !organisation) return 'missing'
    const { municipality, person } = whose
    const id = randomUUID()
    const period = { validFrom: visit.now, validTo: until, decidedBy: account }
    await addDelay(tx, { ...of, ...period, municipality, person, organisation, id })
    await record(tx, visit, { verb: 'delayLog', municipality, person, about: { kind: 'delay', id }, ground: of.ground })
    return 'done'
  })
export const endDelayOf = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const ended = await endDelay(tx, visit.actor.municipality ?? '', id, visit.now)
    if (!ended) return false
    const { municipality, person, ground } = ended
    await record(tx, visit, { verb: 'endDelay', municipality, person, about: { kind: 'delay', id }, ground })
    return true
  })
