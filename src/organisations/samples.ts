/**
 * Skåne as it stands in the demonstration and in tests: real municipalities and corners, everything below and beside them invented and
 * marked demo. Ids come from names, so that a second load finds the first and a test can name what it means.
 */
import { createHash } from 'node:crypto'
import type { MunicipalityCode } from '../shared/municipality-code.ts'
import { cornerIds, corners, memberships, municipalities } from './facts/skane.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'

/** A UUID that is the same for the same name, in every database. */
export function namedId(name: string): string {
  const hex = createHash('sha256').update(`knutpunkt ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const home = (code: MunicipalityCode) => ({
  code,
  municipality: namedId(`municipality ${code}`),
  board: namedId(`board ${code}`),
  /** Receives applications. */
  unit: namedId(`unit ${code}`),
  /** A second unit of the same board: what it has is not the first one's. */
  labour: namedId(`labour ${code}`),
})

/** Ids by name: `organisations.malmo.unit`. */
export const organisations = {
  owner: namedId('owner'),
  employmentService: namedId('employmentService'),
  countyBoard: namedId('countyBoard'),
  yrkesskolan: namedId('provider yrkesskolan'),
  larcentrum: namedId('provider larcentrum'),
  bageriet: namedId('employer Rapsgårdens Bageri (demo)'),
  knuten: namedId('association Språkkaféet Knuten (demo)'),
  bjuv: home('1260'),
  bromolla: home('1272'),
  burlov: home('1231'),
  bastad: home('1278'),
  eslov: home('1285'),
  helsingborg: home('1283'),
  hassleholm: home('1293'),
  hoganas: home('1284'),
  horby: home('1266'),
  hoor: home('1267'),
  klippan: home('1276'),
  kristianstad: home('1290'),
  kavlinge: home('1261'),
  landskrona: home('1282'),
  lomma: home('1262'),
  lund: home('1281'),
  malmo: home('1280'),
  osby: home('1273'),
  perstorp: home('1275'),
  simrishamn: home('1291'),
  sjobo: home('1265'),
  skurup: home('1264'),
  staffanstorp: home('1230'),
  svalov: home('1214'),
  svedala: home('1263'),
  solvesborg: home('1083'),
  tomelilla: home('1270'),
  trelleborg: home('1287'),
  vellinge: home('1233'),
  ystad: home('1286'),
  astorp: home('1277'),
  angelholm: home('1292'),
  orkelljunga: home('1257'),
  ostraGoinge: home('1256'),
}
export const homeOf = home

/** Numbers that nobody has: 070-174 06 05 to 99 are kept for fiction (PTS). The same name always gives the same number. */
const fictionPhone = (name: string): string => {
  const last = 5 + (Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16) % 95)
  return `070-174 06 ${String(last).padStart(2, '0')}`
}
/** `Östra Göinge` as it can stand in an address. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

type Stated = Pick<Organisation, 'id' | 'kind' | 'name'> & Partial<Organisation>
const organisation = (stated: Stated): Organisation => ({
  parent: null,
  municipality: null,
  ownName: null,
  phone: fictionPhone(stated.id),
  mail: `${slugOf(stated.name)}@exempel.se`,
  receives: false,
  hoursFrom: '08:00',
  hoursTo: '16:30',
  validFrom: '1900-01-01',
  validTo: null,
  source: 'Knutpunkts övningsmiljö',
  demo: true,
  version: 1,
  ...stated,
})

/** Something invented beside the tree: a provider, an employer, an association. */
export const invented = (kind: OrganisationKind, name: string, id = namedId(`${kind} ${name}`)): Organisation =>
  organisation({ id, kind, name })

function homeOrganisations({ code, name, ownName }: (typeof municipalities)[number]): Organisation[] {
  const { municipality, board, unit, labour } = home(code)
  const real = { source: 'SCB, län och kommuner i kodnummerordning', demo: false, phone: '', mail: '' }
  return [
    organisation({ id: municipality, kind: 'municipality', name, ownName, municipality: code, ...real }),
    organisation({
      id: board,
      kind: 'board',
      name: `Utbildningsnämnden i ${name}`,
      parent: municipality,
      municipality: code,
    }),
    organisation({
      id: unit,
      kind: 'unit',
      name: `Vuxenutbildningen i ${name}`,
      parent: board,
      municipality: code,
      receives: true,
    }),
    organisation({
      id: labour,
      kind: 'unit',
      name: `Arbetsmarknadsenheten i ${name}`,
      parent: board,
      municipality: code,
    }),
  ]
}

const owner = organisation({ id: organisations.owner, kind: 'owner', name: 'Skånes Kommuner' })
const employmentService = organisation({
  id: organisations.employmentService,
  kind: 'authority',
  name: 'Arbetsförmedlingen',
})
const countyBoard = organisation({ id: organisations.countyBoard, kind: 'authority', name: 'Länsstyrelsen Skåne' })
const cornerId = (id: string) => namedId(`corner ${id}`)

/** Parents before children. */
export const skane: readonly Organisation[] = [
  owner,
  employmentService,
  countyBoard,
  ...corners.map(({ id, organisation: name, source }) =>
    organisation({ id: cornerId(id), kind: 'corner', name, source: source.primary, demo: false, phone: '', mail: '' }),
  ),
  ...municipalities.flatMap(homeOrganisations),
]
export const sampleProviders: readonly Organisation[] = [
  invented('provider', 'Yrkesskolan Tråden', organisations.yrkesskolan),
  invented('provider', 'Lärcentrum Rapsfältet', organisations.larcentrum),
]

const always = '1900-01-01'
export const cornerMembers = memberships.map(({ corner, municipality, validFrom, validTo, source }) => ({
  corner: cornerId(corner),
  municipality,
  validFrom: validFrom ?? always,
  validTo,
  source: source.primary,
}))

/** One invented area per corner for vocational SFI; Sölvesborg stands in none. */
export const cooperationAreas = corners.map(({ id, name }) => ({
  id: namedId(`area ${id}`),
  name: `Samverkansområde ${name} (påhittat)`,
  educationKind: 'yrkes_sfi',
  agreement: `ÖVN-${cornerIds.indexOf(id) + 1}`,
  demo: true,
}))
export const cooperationMembers = memberships.map(({ corner, municipality, validFrom, validTo }) => ({
  area: namedId(`area ${corner}`),
  municipality,
  validFrom: validFrom ?? '2016-01-01',
  validTo,
}))

type Delegated = { organisation: string; kind: 'cost' | 'admission' | 'seat'; role: string; reference: string }
const delegated = ({ organisation, kind, role, reference }: Delegated) => ({
  id: namedId(`delegation ${organisation} ${kind}`),
  organisation,
  kind,
  role,
  account: null,
  validFrom: '2020-01-01',
  validTo: null,
  reference,
})
export const schoolDelegations = (provider: string) =>
  (['admission', 'seat'] as const).map((kind) =>
    delegated({ organisation: provider, kind, role: 'rector', reference: 'Delegationsordning 3.2' }),
  )
export const homeDelegations = municipalities.map(({ code }) =>
  delegated({
    organisation: home(code).board,
    kind: 'cost',
    role: 'decisionMaker',
    reference: 'Delegationsordning 4.1',
  }),
)

/** Invented employers and associations of the demonstration; none of them exists. */
const employers = ['Rapsgårdens Bageri', 'Vindmöllans Vårdboende', 'Sundets Byggservice', 'Åsbackens Restaurang']
const associations = ['Föreningen Tråden', 'Språkkaféet Knuten', 'Odlarna på Söderslätt']
export const besideTheTree: readonly Organisation[] = [
  ...employers.map((name) => invented('employer', `${name} (demo)`)),
  ...associations.map((name) => invented('association', `${name} (demo)`)),
]
