import { asSystem, inside, type Services } from '../../platform/visit.ts'
import { evenWeights, type Factor, factors, nearest, type Weights } from '../peers.ts'
import { listMeasured, listWeights, savePeers } from '../queries/pages/peers.ts'

/** A factor that nobody has numbers for says nothing about who is alike. */
function weightsFor(chosen: Partial<Weights>, known: ReadonlySet<Factor>): Weights {
  const entries = factors.map((factor) => [factor, known.has(factor) ? (chosen[factor] ?? evenWeights[factor]) : 0])
  return Object.fromEntries(entries) as Weights
}

/** The seven nearest of every municipality, by what is published now; where Kolada has a group, that one is shown instead. */
export const countPeers = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, async (tx) => {
      const measured = await listMeasured(tx)
      const known = new Set(factors.filter((factor) => measured.filter((row) => row[factor] !== null).length > 1))
      const weights = weightsFor(await listWeights(tx), known)
      const whole = measured
        .filter((row) => factors.every((factor) => !known.has(factor) || row[factor] !== null))
        .map((row) => ({
          code: row.code,
          demo: row.demo,
          ...(Object.fromEntries(factors.map((factor) => [factor, row[factor] ?? 1])) as Record<Factor, number>),
        }))
      const year = visit.now.getUTCFullYear()
      const rows = whole.flatMap(({ code, demo }) =>
        nearest(code, whole, weights).map((peer, place) => ({
          ...peer,
          municipality: code,
          peer: peer.code,
          place: place + 1,
          demo,
        })),
      )
      await savePeers(tx, year, rows)
    }),
  )
