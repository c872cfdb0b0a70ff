/**
 * Skåne's 33 municipalities and Sölvesborg, their four corners (hörn) and who belongs to which, from when.
 * A fixture for demonstration and first set-up: the running site reads rows, nothing here is a rule.
 * The trap: membership is dated and half-open; Sölvesborg takes part in Yrkes-SFI but lies in Blekinge, in no corner.
 */
import type { MunicipalityCode } from '../../shared/municipality-code.ts'

export type Certainty = 'high' | 'approximate' | 'verify'
/** `checked` is the month when the rows were compared with collected figures; `verify`: ask the primary source itself first. */
export type Source = { primary: string; checked: string; certainty: Certainty }

const sources = {
  codes: { primary: 'SCB, län och kommuner i kodnummerordning', checked: '2026-11', certainty: 'high' },
  ownNames: { primary: 'the municipalities’ own sites', checked: '2026-11', certainty: 'high' },
  population: { primary: 'SCB, folkmängd 31 december 2020', checked: '2026-11', certainty: 'high' },
  /** Town of the municipal hall, in decimal degrees (WGS 84); good to about 1.5 km, enough for an estimate of travel. */
  seats: {
    primary: 'read off the map and rounded; compare with Lantmäteriet, ortnamn',
    checked: '2026-11',
    certainty: 'approximate',
  },
  /** Whether the councils' corners equal the four organisations exactly is to be verified before use. */
  corners: {
    primary: 'the corner organisations’ own sites: Familjen Helsingborg, Skåne Nordost, MalmöLundregionen, SÖSK',
    checked: '2026-11',
    certainty: 'high',
  },
  skurup: { primary: 'MalmöLundregionen and SÖSK: change of corner 2017', checked: '2026-11', certainty: 'verify' },
} as const satisfies Record<string, Source>

export type Municipality = {
  code: MunicipalityCode
  /** As people say it: `Malmö`. */
  name: string
  /** As it calls itself: `Malmö stad`. */
  ownName: string
  seat: { name: string; lat: number; lon: number }
  /** 31 December 2020; weighs the spread of invented people and nothing else. */
  population: number
}

const row = (
  code: MunicipalityCode,
  [name, ownName]: [string, string],
  seat: Municipality['seat'],
  population: number,
) => ({
  code,
  name,
  ownName,
  seat,
  population,
})

/** In Swedish order: å ä ö last. */
export const municipalities: readonly Municipality[] = [
  row('1260', ['Bjuv', 'Bjuvs kommun'], { name: 'Bjuv', lat: 56.083, lon: 12.917 }, 15_697),
  row('1272', ['Bromölla', 'Bromölla kommun'], { name: 'Bromölla', lat: 56.075, lon: 14.467 }, 12_759),
  row('1231', ['Burlöv', 'Burlövs kommun'], { name: 'Arlöv', lat: 55.636, lon: 13.083 }, 19_312),
  row('1278', ['Båstad', 'Båstads kommun'], { name: 'Båstad', lat: 56.427, lon: 12.852 }, 15_413),
  row('1285', ['Eslöv', 'Eslövs kommun'], { name: 'Eslöv', lat: 55.839, lon: 13.303 }, 34_123),
  row('1283', ['Helsingborg', 'Helsingborgs stad'], { name: 'Helsingborg', lat: 56.046, lon: 12.694 }, 149_280),
  row('1293', ['Hässleholm', 'Hässleholms kommun'], { name: 'Hässleholm', lat: 56.159, lon: 13.767 }, 52_010),
  row('1284', ['Höganäs', 'Höganäs kommun'], { name: 'Höganäs', lat: 56.2, lon: 12.558 }, 27_168),
  row('1266', ['Hörby', 'Hörby kommun'], { name: 'Hörby', lat: 55.85, lon: 13.663 }, 15_653),
  row('1267', ['Höör', 'Höörs kommun'], { name: 'Höör', lat: 55.937, lon: 13.543 }, 16_830),
  row('1276', ['Klippan', 'Klippans kommun'], { name: 'Klippan', lat: 56.135, lon: 13.128 }, 17_738),
  row('1290', ['Kristianstad', 'Kristianstads kommun'], { name: 'Kristianstad', lat: 56.031, lon: 14.155 }, 86_217),
  row('1261', ['Kävlinge', 'Kävlinge kommun'], { name: 'Kävlinge', lat: 55.794, lon: 13.113 }, 32_020),
  row('1282', ['Landskrona', 'Landskrona stad'], { name: 'Landskrona', lat: 55.871, lon: 12.83 }, 46_305),
  row('1262', ['Lomma', 'Lomma kommun'], { name: 'Lomma', lat: 55.672, lon: 13.068 }, 24_876),
  row('1281', ['Lund', 'Lunds kommun'], { name: 'Lund', lat: 55.704, lon: 13.193 }, 125_941),
  row('1280', ['Malmö', 'Malmö stad'], { name: 'Malmö', lat: 55.606, lon: 13.001 }, 347_949),
  row('1273', ['Osby', 'Osby kommun'], { name: 'Osby', lat: 56.381, lon: 13.993 }, 13_198),
  row('1275', ['Perstorp', 'Perstorps kommun'], { name: 'Perstorp', lat: 56.138, lon: 13.393 }, 7_476),
  row('1291', ['Simrishamn', 'Simrishamns kommun'], { name: 'Simrishamn', lat: 55.557, lon: 14.348 }, 19_227),
  row('1265', ['Sjöbo', 'Sjöbo kommun'], { name: 'Sjöbo', lat: 55.631, lon: 13.706 }, 19_412),
  row('1264', ['Skurup', 'Skurups kommun'], { name: 'Skurup', lat: 55.48, lon: 13.502 }, 16_042),
  row('1230', ['Staffanstorp', 'Staffanstorps kommun'], { name: 'Staffanstorp', lat: 55.642, lon: 13.206 }, 25_883),
  row('1214', ['Svalöv', 'Svalövs kommun'], { name: 'Svalöv', lat: 55.913, lon: 13.106 }, 14_276),
  row('1263', ['Svedala', 'Svedala kommun'], { name: 'Svedala', lat: 55.507, lon: 13.235 }, 22_665),
  row('1083', ['Sölvesborg', 'Sölvesborgs kommun'], { name: 'Sölvesborg', lat: 56.052, lon: 14.582 }, 17_456),
  row('1270', ['Tomelilla', 'Tomelilla kommun'], { name: 'Tomelilla', lat: 55.544, lon: 13.954 }, 13_663),
  row('1287', ['Trelleborg', 'Trelleborgs kommun'], { name: 'Trelleborg', lat: 55.376, lon: 13.157 }, 45_877),
  row('1233', ['Vellinge', 'Vellinge kommun'], { name: 'Vellinge', lat: 55.471, lon: 13.019 }, 36_915),
  row('1286', ['Ystad', 'Ystads kommun'], { name: 'Ystad', lat: 55.43, lon: 13.82 }, 30_970),
  row('1277', ['Åstorp', 'Åstorps kommun'], { name: 'Åstorp', lat: 56.135, lon: 12.945 }, 16_063),
  row('1292', ['Ängelholm', 'Ängelholms kommun'], { name: 'Ängelholm', lat: 56.243, lon: 12.862 }, 42_910),
  row('1257', ['Örkelljunga', 'Örkelljunga kommun'], { name: 'Örkelljunga', lat: 56.283, lon: 13.283 }, 10_451),
  row('1256', ['Östra Göinge', 'Östra Göinge kommun'], { name: 'Broby', lat: 56.254, lon: 14.078 }, 15_017),
]

export const cornerIds = ['NV', 'NO', 'SV', 'SO'] as const
export type CornerId = (typeof cornerIds)[number]
export type Corner = { id: CornerId; name: string; organisation: string; source: Source }

export const corners: readonly Corner[] = [
  { id: 'NV', name: 'Nordväst', organisation: 'Familjen Helsingborg', source: sources.corners },
  { id: 'NO', name: 'Nordost', organisation: 'Skåne Nordost', source: sources.corners },
  { id: 'SV', name: 'Sydväst', organisation: 'MalmöLundregionen', source: sources.corners },
  { id: 'SO', name: 'Sydost', organisation: 'Sydöstra Skånes samarbetskommitté (SÖSK)', source: sources.corners },
]

/** `validTo` is the first day that no longer counts; null is open. */
export type Membership = {
  municipality: MunicipalityCode
  corner: CornerId
  validFrom: string | null
  validTo: string | null
  source: Source
}

const always = (corner: CornerId, ...codes: MunicipalityCode[]): Membership[] =>
  codes.map((municipality) => ({ municipality, corner, validFrom: null, validTo: null, source: sources.corners }))

export const memberships: readonly Membership[] = [
  ...always('NV', '1214', '1257', '1260', '1275', '1276', '1277', '1278', '1282', '1283', '1284', '1292'),
  ...always('NO', '1256', '1266', '1272', '1273', '1290', '1293'),
  ...always('SV', '1230', '1231', '1233', '1261', '1262', '1263', '1267', '1280', '1281', '1285', '1287'),
  ...always('SO', '1265', '1270', '1286', '1291'),
  { municipality: '1264', corner: 'SO', validFrom: null, validTo: '2017-01-01', source: sources.skurup },
  { municipality: '1264', corner: 'SV', validFrom: '2017-01-01', validTo: null, source: sources.skurup },
]
