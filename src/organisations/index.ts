/** The door of organisations: who takes part, who receives, which agreement holds. */
export { type Municipality, municipalities } from './facts/skane.ts'
export {
  type Branch,
  flat,
  holdsOn,
  kindsBelow,
  type Organisation,
  type OrganisationKind,
  shownName,
  treeOf,
} from './organisation.ts'
export {
  type CornerOn,
  cornersOn,
  type Delegation,
  findOrganisation,
  insideSameArea,
  listDelegations,
  listOrganisations,
  liveDelegation,
  receivingUnit,
} from './queries.ts'
/** For joins: the name of a provider or a unit in a neighbour's list. */
export { organisation as organisationTable } from './tables.ts'
