import { type Item, indexed, items, type Norm, type Rounding } from '../domain/norm.ts'

const of = (...values: number[]): Norm =>
  Object.fromEntries(items.map((item, at) => [item, values[at]])) as Record<Item, number>

/** Decided before the year begins: where the day is not known, the last day before it stands. 2018 is what alone agrees with 2019 being two per cent more, rounded to the nearest ten. */
const official: readonly { year: number; norm: Norm; source: string; day: string; derived?: true }[] = [
  {
    year: 2014,
    norm: of(1740, 1980, 1730, 1980, 2410, 2840, 3250, 3280, 2950, 5320, 930, 1040, 1310, 1490, 1710, 1950, 2120),
    source: 'Socialstyrelsen, riksnormen 2014',
    day: '2013-11-19',
  },
  {
    year: 2017,
    norm: of(1860, 2100, 1850, 2100, 2690, 3120, 3540, 3570, 2980, 5370, 950, 1060, 1330, 1520, 1740, 1980, 2150),
    source: 'Socialstyrelsen, riksnormen 2017, dnr 3.8-27193/2016',
    day: '2016-10-07',
  },
  {
    year: 2018,
    norm: of(2090, 2330, 2080, 2330, 2930, 3370, 3800, 3830, 3030, 5460, 970, 1080, 1350, 1540, 1770, 2010, 2180),
    source: 'Härledd ur Socialstyrelsen, riksnormen 2019',
    day: '2017-12-31',
    derived: true,
  },
  {
    year: 2019,
    norm: of(2130, 2380, 2120, 2380, 2990, 3440, 3880, 3910, 3090, 5570, 990, 1100, 1380, 1570, 1810, 2050, 2220),
    source: 'Socialstyrelsen, riksnormen 2019',
    day: '2018-12-31',
  },
  {
    year: 2021,
    norm: of(2180, 2440, 2170, 2440, 3060, 3520, 3970, 4000, 3160, 5700, 1020, 1130, 1420, 1610, 1860, 2100, 2270),
    source: 'SFS 2020:1013',
    day: '2020-12-31',
  },
  {
    year: 2023,
    norm: of(2420, 2700, 2410, 2700, 3380, 3890, 4390, 4430, 3490, 6300, 1130, 1250, 1580, 1790, 2060, 2330, 2510),
    // Two persons: printed as 1150, but its parts 220 and 1030 are 1250.
    source: 'Ängelholms budgetnorm 2023-01-01 efter riksnormen 2023, två personer rättat till summan av delarna',
    day: '2022-12-31',
  },
  {
    year: 2026,
    norm: of(2740, 3060, 2720, 3060, 3820, 4390, 4960, 5000, 3940, 7100, 1280, 1410, 1790, 2030, 2330, 2640, 2830),
    source: 'Socialtjänstförordning (2025:468) 12 kap. 2 §, lydelse SFS 2025:1046',
    day: '2025-12-31',
  },
]

/** From the year before, times thousandths, rounded as the rule of that year says. */
const indexings: readonly { year: number; factor: number; rounding: Rounding; source: string }[] = [
  { year: 2024, factor: 1087, rounding: 'up', source: 'Regeringen, november 2023: 8,7 procent' },
  { year: 2025, factor: 1028, rounding: 'up', source: 'Regeringen, november 2024: 2,8 procent' },
]

export type NormYear = { year: number; norm: Norm; source: string; day: string; derived: boolean }
function norms(): NormYear[] {
  const made: NormYear[] = official.map(({ derived = false, ...one }) => ({ ...one, derived }))
  for (const { year, factor, rounding, source } of indexings) {
    const before = made.find((one) => one.year === year - 1) as NormYear
    const norm = indexed(before.norm, factor, rounding)
    made.push({ year, norm, source, day: `${year - 1}-11-30`, derived: true })
  }
  return made.sort((one, other) => one.year - other.year)
}
export const riksnorm: readonly NormYear[] = norms()
