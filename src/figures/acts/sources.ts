import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { assertTitle, changeConnector, settleFailure } from '../queries/store/connectors.ts'

/** On or off; nothing is fetched while the setting SOURCES is off, whatever stands here. */
export function turn(visit: Visit, name: string, isOn: boolean): Promise<boolean> {
  return inside(visit, async (tx) => {
    const changed = await changeConnector(tx, name, { isOn })
    if (changed.length === 0) return false
    await record(tx, visit, { verb: isOn ? 'sourceOn' : 'sourceOff', municipality: null, fields: [name] })
    return true
  })
}
/** By a job, so that nobody waits for it. */
export const fetchSoon = (visit: Visit, connector: string): Promise<void> =>
  inside(visit, (tx) => later(tx, 'fetchFigures', { connector }, { key: `fetchFigures ${connector}` }))

export function settle(visit: Visit, id: string): Promise<boolean> {
  return inside(visit, async (tx) => {
    const settled = await settleFailure(tx, id, { at: visit.now, account: visit.actor.account })
    return settled.length > 0
  })
}
/** The title that the source has now is what the indicator means. */
export function sayTitle(visit: Visit, kpi: string, title: string): Promise<boolean> {
  return inside(visit, async (tx) => {
    const said = await assertTitle(tx, kpi, title)
    if (said.length > 0) await record(tx, visit, { verb: 'assertTitle', municipality: null, fields: [kpi] })
    return said.length > 0
  })
}
