/** Where own figures are told for: Skåne's municipalities, the letters of its corners, and the county as statistics write it. */
import { municipalities } from '../../organisations/index.ts'

export const ownPlaces = {
  region: '0012',
  municipalities: municipalities.map(({ code }) => code).filter((code) => code.startsWith('12')),
  cornerCodes: {
    Nordväst: 'NV',
    'Familjen Helsingborg': 'NV',
    Nordost: 'NO',
    'Skåne Nordost': 'NO',
    Sydväst: 'SV',
    MalmöLundregionen: 'SV',
    Sydost: 'SO',
    'Sydöstra Skånes samarbetskommitté (SÖSK)': 'SO',
  } as Record<string, string>,
}
