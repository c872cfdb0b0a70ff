import { ask, type Tx } from '../../../platform/visit.ts'
import type { Factor, Weights } from '../../peers.ts'

export type PeerRow = {
  model: string
  place: number
  peer: string
  source: 'kolada' | 'own'
  title: string
  year: number
  distance: number | null
  parts: Record<string, number>
  demo: boolean
}
const text = `
select model, place, peer, source, title, year, distance, parts, demo from figures.peer
 where municipality = $1 and model = (select model from figures.peer where municipality = $1 order by (source = 'kolada') desc, year desc, model limit 1)
 order by place`
/** A group of Kolada's before one of our own, the newest first. */
export const listPeers = async (tx: Tx, municipality: string): Promise<PeerRow[]> =>
  (await ask<PeerRow>(tx, text, [municipality])).rows

export type MeasuredRow = { code: string; demo: boolean } & Record<Factor, number | null>
const latest = (slug: string) => `select distinct on (municipality) municipality, value, marks from figures.observation
   where until is null and slug = '${slug}' and sex = 'T' and status = 'ok' and municipality !~ '^00' order by municipality, period desc`
/** Published numbers only. Received is the mean of the last three years. */
const measured = `with p as (${latest('folkmangd')}), e as (${latest('sysselsatta-alla')}), f as (${latest('utrikes-fodda')}), t as (${latest('skattekraft')}),
  r as (select municipality, avg(value) as value from (select municipality, value, row_number() over (partition by municipality order by period desc) as n
     from figures.observation where until is null and slug = 'mottagna-per-1000' and sex = 'T' and status = 'ok') x where n <= 3 group by municipality)
  select p.municipality as code, p.value as population, f.value as "foreignBorn", e.value as employed, r.value as received, t.value as "taxBase",
    'demo' = any(p.marks || e.marks || f.marks || t.marks) as demo
  from p left join e using (municipality) left join f using (municipality) left join t using (municipality) left join r using (municipality) order by p.municipality`
export const listMeasured = async (tx: Tx): Promise<MeasuredRow[]> => (await ask<MeasuredRow>(tx, measured, [])).rows

const weights = `select distinct on (name) name, weight from figures.peer_weight order by name, at desc`
/** The newest weight of each factor; who changed it stays in the rows. */
export const listWeights = async (tx: Tx): Promise<Partial<Weights>> =>
  Object.fromEntries(
    (await ask<{ name: string; weight: number }>(tx, weights, [])).rows.map(({ name, weight }) => [name, weight]),
  )

export const addWeights = (tx: Tx, weights: Weights, by: { at: Date; account: string | null }) =>
  ask(
    tx,
    `insert into figures.peer_weight (name, weight, at, account) select key, value::float8, $2, $3 from jsonb_each_text($1::jsonb)`,
    [JSON.stringify(weights), by.at, by.account],
  )

export type NewPeer = {
  municipality: string
  place: number
  peer: string
  distance: number
  parts: Record<string, number>
  demo: boolean
}
const put = `insert into figures.peer (municipality, model, place, peer, source, year, distance, parts, demo)
  select x.municipality, 'eget', x.place, x.peer, 'own', $1, x.distance, x.parts, x.demo
  from jsonb_to_recordset($2::jsonb) as x(municipality text, place int, peer text, distance float8, parts jsonb, demo boolean)`
export async function savePeers(tx: Tx, year: number, rows: readonly NewPeer[]): Promise<void> {
  await ask(tx, `delete from figures.peer where source = 'own'`, [])
  await ask(tx, put, [year, JSON.stringify(rows)])
}
