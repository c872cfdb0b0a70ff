import { ask, type Tx } from '../../../platform/visit.ts'

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
