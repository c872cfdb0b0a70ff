/** What sort of body an organisation is. A municipality holds boards and they hold units; a corner holds municipalities. */
export type OrganisationKind =
  | 'owner'
  | 'municipality'
  | 'board'
  | 'unit'
  | 'provider'
  | 'authority'
  | 'employer'
  | 'association'
  | 'corner'
