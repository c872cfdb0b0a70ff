import { later } from '../../platform/jobs.ts'
import { asSystemHere, clientOf, type Visit } from '../../platform/visit.ts'
import type { Protected } from '../../protection/index.ts'

/** Somebody who waits for a seat has become protected: the count of the round and the places of the others are told without them. */
export const hideFromLines = (visit: Visit, { municipality, person }: Protected): Promise<void> =>
  asSystemHere(visit, { municipality, purpose: 'protect' }, async (_, tx) => {
    const { rows } = await clientOf(tx).query<{ round: string }>(
      `select a.round, applications.publish_round(a.round) from applications.application a
       where a.municipality = $1 and a.person = $2 and a.state = 'reserve' order by a.round`,
      [municipality, person],
    )
    for (const { round } of rows) await later(tx, 'arrangeLine', { round })
  })
