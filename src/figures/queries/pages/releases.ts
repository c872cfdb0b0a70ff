import { ask, type Tx } from '../../../platform/visit.ts'
import type { Stage } from '../../words.ts'

export type ReleaseRow = {
  seq: number
  name: string
  stage: Stage
  plannedFor: string
  indicators: string[]
  corrects: string | null
  correctedBy: string | null
  reason: string
  recounts: boolean
  publishedAt: string | null
  preparedName: string
  approvedName: string
  sha256: string | null
  cells: number
  demo: boolean
  moves: { from: string; to: string; reason: string; at: string }[]
}
const columns = `r.seq, r.name, r.stage, r.planned_for::text as "plannedFor", r.indicators, r.reason, r.recounts, r.published_at::text as "publishedAt",
  r.prepared_name as "preparedName", r.approved_name as "approvedName", r.sha256, r.cells, r.demo,
  (select o.name from figures.release o where o.seq = r.corrects) as corrects,
  (select o.name from figures.release o where o.corrects = r.seq and o.published_at is not null order by o.seq desc limit 1) as "correctedBy",
  (select coalesce(json_agg(json_build_object('from', m.from_day, 'to', m.to_day, 'reason', m.reason, 'at', m.at) order by m.at), '[]')
     from figures.release_move m where m.release = r.seq) as moves`
const all = `select ${columns} from figures.release r order by r.planned_for desc, r.seq desc limit 400`
const one = `select ${columns} from figures.release r where r.name = $1 and r.published_at is not null`

export const listReleases = async (tx: Tx): Promise<ReleaseRow[]> => (await ask<ReleaseRow>(tx, all, [])).rows
export const findRelease = async (tx: Tx, name: string): Promise<ReleaseRow | undefined> =>
  (await ask<ReleaseRow>(tx, one, [name])).rows[0]
