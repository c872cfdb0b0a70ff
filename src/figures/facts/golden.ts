/**
 * The figures that the region began with, each file with its primary source: they come in by the same import as any other. What the report
 * of 2018 shows only as a picture has no series here. The trap: Perstorp 2017 was assigned nobody, so its quotient is not applicable.
 */
import { kommuntal, lanstal, lanstalYears, population, populationYears, skane2018 } from './golden-tables.ts'

/** Indicator, place, period, sex, value; `null` is missing. Edition 1 unless said. */
export type GoldenRow = readonly [
  slug: string,
  place: string,
  period: string,
  sex: 'K' | 'M' | 'T',
  value: number | null,
  more?: { edition?: number; marks?: readonly string[] },
]
export type GoldenFile = { name: string; source: string; url: string; on: string; rows: readonly GoldenRow[] }

const migrationsverket = 'Migrationsverket, Kommuntal och mottagande'
const annual = 'Arbetsförmedlingens årsredovisning 2017'

const received2017: readonly GoldenRow[] = [
  ['kommuntal', '0000', '2017', 'T', 23_600],
  ['mottagna', '0000', '2017', 'T', 68_760],
  ['mottagna-per-vag', '0000', '2017', 'T', 68_760],
  ['mottagna-vag-abo', '0000', '2017', 'T', 27_955],
  ['mottagna-vag-ebo', '0000', '2017', 'T', 19_136],
  ['mottagna-vag-kvot', '0000', '2017', 'T', 3_419],
  ['mottagna-vag-ovriga-och-anhoriga', '0000', '2017', 'T', 18_250],
  ['mottagna', '0012', '2017', 'T', 10_531],
  ['mottagna-per-vag', '0012', '2017', 'T', 10_531],
  ['mottagna', '1280', '2017', 'T', 2_445],
  ['mottagna-per-vag', '1280', '2017', 'T', 2_445],
  ['mottagna', '1275', '2017', 'T', 142],
  ['mottagna-per-vag', '1275', '2017', 'T', 142],
  ['anvisade-mot-mottagna', '0001', '2017', 'T', 1.86],
  ['anvisade-mot-mottagna', '0014', '2017', 'T', 2.7],
]

const columns2018 = [
  'kommuntal',
  'mottagna-anvisade',
  'mottagna-per-vag',
  'mottagna-vag-kvot',
  'mottagna-vag-abo',
  'mottagna-vag-ebo',
  'mottagna-vag-ovriga',
  'mottagna-vag-anhoriga',
] as const
const printed2018 = [1_800, 1_727, 6_231, 557, 1_391, 1_060, 325, 2_898] as const
const rows2018 = (place: string, values: readonly (number | null)[]): GoldenRow[] => [
  ...columns2018.map((slug, at): GoldenRow => [slug, place, '2018', 'T', values[at] ?? null]),
  ['mottagna', place, '2018', 'T', values[2] ?? null],
]

const kommuntalYears = ['2017', '2019', '2020'] as const
const kommuntalRows = kommuntal.flatMap(([place, ...values]) =>
  kommuntalYears.flatMap((year, at): GoldenRow[] => {
    const value = values[at]
    if (value === null || value === undefined) return year === '2017' ? [] : [['kommuntal', place, year, 'T', null]]
    return [['kommuntal', place, year, 'T', value, year === '2019' ? { marks: ['computed'] } : {}]]
  }),
)

export const goldenFiles: readonly GoldenFile[] = [
  {
    name: 'kommunmottagna-2017',
    source: migrationsverket,
    url: 'https://www.migrationsverket.se/',
    on: '2018-02-01',
    rows: received2017,
  },
  {
    name: 'kommunmottagna-skane-2018',
    source: `${migrationsverket}, 2019-03-25`,
    url: 'https://www.migrationsverket.se/',
    on: '2019-03-25',
    rows: [...skane2018.flatMap(([place, ...values]) => rows2018(place, values)), ...rows2018('0012', printed2018)],
  },
  {
    name: 'kommuntal-skane',
    source: 'Länsstyrelsen Skåne, dnr 851-6349-2017, och tryckta listor 2019 och 2020',
    url: 'https://www.lansstyrelsen.se/skane',
    on: '2020-03-01',
    rows: kommuntalRows,
  },
  {
    name: 'lanstal',
    source: 'Förordning (2016:40) med ändringar',
    url: 'https://www.riksdagen.se/',
    on: '2025-11-05',
    rows: lanstal.flatMap(([place, ...values]) =>
      lanstalYears
        .map((year, at): GoldenRow => ['kommuntal', place, year, 'T', values[at] ?? null])
        // Given by the files above.
        .filter(([, , year]) => !(place === '0000' && year === '2017') && !(place === '0012' && year === '2018')),
    ),
  },
  {
    name: 'mottagna-per-1000-2015-2017',
    source: 'Kolada, efter Migrationsverket och SCB (senaste 24 månaderna)',
    url: 'https://www.kolada.se/',
    on: '2018-06-01',
    rows: [
      ['mottagna-per-1000', '0012', '2015', 'T', 10.4],
      ['mottagna-per-1000', '0012', '2016', 'T', 13.6],
      ['mottagna-per-1000', '0012', '2017', 'T', 16.7],
      ['mottagna-per-1000', '0008', '2017', 'T', 31.1],
    ],
  },
  {
    name: 'asylansokningar-2015-2017',
    source: 'Migrationsverket, asylsökande; länen SOU 2017:12, ungefärliga tal för Skåne och Stockholm',
    url: 'https://www.migrationsverket.se/',
    on: '2018-02-01',
    rows: [
      ['asylansokningar', '0000', '2015', 'T', 162_877],
      ['asylansokningar', '0000', '2016', 'T', 28_939],
      ['asylansokningar', '0000', '2017', 'T', 25_666],
      ['asylansokningar', '0012', '2015', 'T', 54_000],
      ['asylansokningar', '0001', '2015', 'T', 46_000],
      ['asylansokningar', '0014', '2015', 'T', 34_000],
    ],
  },
  {
    name: 'etableringsuppdraget-2015-2018',
    source: `${annual}; Arbetsförmedlingen mars 2018`,
    url: 'https://arbetsformedlingen.se/statistik',
    on: '2018-04-01',
    rows: [
      ['deltagare', '0000', '2015', 'T', 70_737],
      ['deltagare', '0000', '2016', 'T', 93_530],
      ['deltagare', '0000', '2017', 'T', 99_767],
      ['deltagare-manad', '0000', '2018-03', 'T', 67_780],
      ['deltagare-manad', '0000', '2018-03', 'K', 31_304],
      ['deltagare-manad', '0000', '2018-03', 'M', 36_476],
    ],
  },
  {
    name: 'yrkes-sfi-2018-04',
    source: 'Yrkes-SFI, Kommunförbundet Skåne, april 2018',
    url: '',
    on: '2018-04-30',
    rows: [
      ['yrkes-sfi-ansokningar', '0012', '2018-04', 'T', 1_631],
      ['yrkes-sfi-ansokningar', '0012', '2018-04', 'K', 621],
      ['yrkes-sfi-ansokningar', '0012', '2018-04', 'M', 1_010],
    ],
  },
  {
    name: 'folkmangd-2015-2020',
    source: 'SCB, folkmängd 31 december',
    url: 'https://www.scb.se/',
    on: '2021-02-22',
    rows: population.flatMap(([place, ...values]) =>
      populationYears.map((year, at): GoldenRow => ['folkmangd', place, year, 'T', values[at] ?? null]),
    ),
  },
]
