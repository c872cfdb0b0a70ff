/** The door of organisations: who takes part, who receives, which agreement holds. */
export { addArea, addToArea, endInArea, moveToCorner } from './acts/areas.ts'
export { type Delegating, delegate, endDelegation } from './acts/delegations.ts'
export { seedSkane } from './acts/demonstration.ts'
export { type Added, addOrganisation, changeOrganisation, looksAfter, receiveHere } from './acts/tree.ts'
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
  type Area,
  type CornerOn,
  cornersOn,
  insideSameArea,
  listAreas,
  listCornerMembers,
  type Membership,
} from './queries/areas.ts'
export { type Delegation, listDelegations, liveDelegation } from './queries/delegations.ts'
export { type Family, familyOf, findOrganisation, listOrganisations, receivingUnit } from './queries/find.ts'
/** The demonstration's ids by name: what the site is loaded with and tests name. */
export { homeOf, namedId, organisations as demoOrganisations } from './samples.ts'
/** For joins: the name of a provider or a unit in a neighbour's list. */
export { organisation as organisationTable, organisationKinds } from './tables.ts'
