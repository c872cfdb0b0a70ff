import { registerOperations, type Standing } from '../platform/operations.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import { dayOf } from '../shared/calendar.ts'
import type { Why } from './cell.ts'
import { connectors } from './facts/connectors.ts'
import { type Connector, listConnectors } from './queries/store/connectors.ts'
import { isStale } from './stale.ts'
import { texts } from './texts-editor/index.ts'

function standingOf({ language, now, services }: Visit, row: Connector): Standing {
  const t = texts(language)
  const what = connectors.find(({ name }) => name === row.name)?.source ?? row.name
  if (!row.isOn) return { what, state: 'fine', at: row.answeredAt, note: t.sources.offState }
  const { offState, on } = t.sources
  const note = services.settings.sources === 'off' ? offState : on
  if (row.failures > 0)
    return { what, state: 'failed', at: row.answeredAt, note: t.whys[row.problem as Why] ?? row.problem }
  return { what, state: isStale(row, dayOf(now)) ? 'late' : 'fine', at: row.answeredAt, note }
}

/** The sources of figures on the operators' page; they are turned on and off on their own. */
registerOperations('figures', {
  title: (language) => texts(language).sources.title,
  page: '/siffror/kallor',
  rows: async (tx: Tx, visit: Visit) => (await listConnectors(tx)).map((row) => standingOf(visit, row)),
})
