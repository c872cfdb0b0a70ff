import { fetchFrom } from '../../../src/figures/acts/fetch.ts'
import type { ConnectorName } from '../../../src/figures/facts/connectors.ts'
import { stubs } from '../../../src/figures/stubs/index.ts'
import { startStub } from '../../../src/figures/stubs/stub.ts'
import type { TestSite } from '../../site.ts'

const paths: Partial<Record<ConnectorName, string>> = { kolada: '/v3', scb: '/api/v2' }
export type Run = { failed: string[]; operators: string[]; waits: number[]; imported: number; waiting: number }

/** One night with one source that behaves so; what it left, and then a clean table for the next. */
export async function nightWith(
  site: TestSite,
  name: ConnectorName,
  on: readonly string[],
  only?: readonly string[],
  nights = 1,
  path = paths[name] ?? '',
): Promise<Run> {
  const stub = await startStub(stubs[name], on)
  const waits: number[] = []
  const wait = async (ms: number) => void waits.push(ms)
  try {
    const options = {
      base: stub.base + path,
      hosts: [],
      timeout: on.includes('slow') ? 200 : 10_000,
      wait,
      ...(only && { only }),
    }
    for (let night = 1; night < nights; night++) await fetchFrom(site.services, name, options)
    const stops = await fetchFrom(site.services, name, options)
    const [left] = await site.rows(
      `select (select count(*)::int from figures.waiting) as waiting, (select count(*)::int from figures.source_reply where connector = $1 and state = 'imported') as imported`,
      [name],
    )
    const rows = await site.rows(`select problem from figures.failure where connector = $1 order by problem`, [name])
    return {
      failed: stops === 'off' ? ['off'] : stops.map(({ why }) => why),
      operators: rows.map(({ problem }) => problem),
      waits: waits.filter((ms) => ms !== 200),
      ...left,
    }
  } finally {
    await stub.close()
  }
}
export const clean = (site: TestSite) =>
  site.db.query(`delete from figures.waiting; delete from figures.failure; delete from figures.source_body b using figures.source_reply r
    where r.id = b.reply and r.connector not in ('printed', 'demo'); update figures.connector set reply = null, conditions = '{}', expected_on = null;
    delete from figures.source_reply r where r.connector not in ('printed', 'demo') and not exists (select from figures.release_reply p where p.reply = r.id)`)
export const turnOn = (site: TestSite) => site.db.query('update figures.connector set is_on = true')
