import { inside, type Visit } from '../../platform/visit.ts'
import { keepAreas, keepCornerMembers, keepDelegations, keepOrganisations } from '../queries/keep.ts'
import {
  besideTheTree,
  cooperationAreas,
  cooperationMembers,
  cornerMembers,
  homeDelegations,
  invented,
  schoolDelegations,
  skane,
} from '../samples.ts'

/**
 * Skåne of the demonstration, by a visit of `system`: what stands there already stays, so it can be run again. Providers are
 * given by name; each gets an organisation and the delegations of its rector. Gives their ids in the same order.
 */
export const seedSkane = (visit: Visit, { providers }: { providers: readonly string[] }): Promise<string[]> =>
  inside(visit, async (tx) => {
    const schools = providers.map((name) => invented('provider', name))
    await keepOrganisations(tx, [...skane, ...schools, ...besideTheTree])
    await keepCornerMembers(tx, cornerMembers)
    await keepAreas(tx, cooperationAreas, cooperationMembers)
    await keepDelegations(tx, [...homeDelegations, ...schools.flatMap(({ id }) => schoolDelegations(id))])
    return schools.map(({ id }) => id)
  })
