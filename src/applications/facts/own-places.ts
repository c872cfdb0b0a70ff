/** Where own figures are told for: Skåne's municipalities, and the county as statistics write it. */
import { municipalities } from '../../organisations/index.ts'

export const ownPlaces = {
  region: '0012',
  municipalities: municipalities.map(({ code }) => code).filter((code) => code.startsWith('12')),
}
