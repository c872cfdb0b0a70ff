/**
 * Invented course providers (anordnare) of the demonstration, each marked demo in its name. No such school exists.
 * Huvudman is the municipality that arranges; the place is where the room is.
 */
import type { MunicipalityCode } from '../../shared/municipality-code.ts'

export type DemoProvider = { id: string; name: string; huvudman: MunicipalityCode; place: string }

const provider = (id: string, name: string, huvudman: MunicipalityCode, place: string): DemoProvider => ({
  id,
  name: `${name} (demo)`,
  huvudman,
  place,
})

export const demoProviders = [
  provider('hamnkajen', 'Yrkesskolan Hamnkajen', '1280', 'Malmö'),
  provider('ljungbacken', 'Lärcentrum Ljungbacken', '1280', 'Malmö'),
  provider('sundsterrassen', 'Yrkesskolan Sundsterrassen', '1283', 'Helsingborg'),
  provider('lindallen', 'Lärcentrum Lindallén', '1281', 'Lund'),
  provider('helgea', 'Yrkesskolan Helgeå', '1290', 'Kristianstad'),
  provider('stationen', 'Lärcentrum Stationen', '1293', 'Hässleholm'),
  provider('varvet', 'Yrkesskolan Varvet', '1282', 'Landskrona'),
  provider('soderslatt', 'Lärcentrum Söderslätt', '1287', 'Trelleborg'),
  provider('sandskogen', 'Yrkesskolan Sandskogen', '1286', 'Ystad'),
  provider('mellanskane', 'Lärcentrum Mellanskåne', '1285', 'Eslöv'),
  provider('ronnea', 'Yrkesskolan Rönneå', '1292', 'Ängelholm'),
  provider('lister', 'Lärcentrum Lister', '1083', 'Sölvesborg'),
] as const satisfies readonly DemoProvider[]

export type DemoProviderId = (typeof demoProviders)[number]['id']
