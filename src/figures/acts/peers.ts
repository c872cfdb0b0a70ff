import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import { groundOf, nearest, type Weights, weightsFor } from '../peers.ts'
import { addWeights, listMeasured, listWeights, savePeers } from '../queries/pages/peers.ts'

/** The seven nearest of every municipality, by what is published now; where Kolada has a group, that one is shown instead. */
export const countPeers = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, async (tx) => {
      const ground = groundOf(await listMeasured(tx))
      const weights = weightsFor(await listWeights(tx), ground)
      const rows = ground.rows.flatMap(({ code, demo }) =>
        nearest(code, ground.rows, weights).map((peer, place) => ({
          ...peer,
          municipality: code,
          peer: peer.code,
          place: place + 1,
          demo,
        })),
      )
      await savePeers(tx, visit.now.getUTCFullYear(), rows)
    }),
  )

/** For everybody's pages from now on; who weighed so stays with it. */
export const weigh = (visit: Visit, weights: Weights): Promise<void> =>
  inside(visit, async (tx) => {
    await addWeights(tx, weights, { at: visit.now, account: visit.actor.account })
    await record(tx, visit, { verb: 'weighPeers', municipality: null, fields: Object.keys(weights) })
    await later(tx, 'countPeers', {}, { key: 'countPeers' })
  })
