/**
 * What others have seen, to hold an assumption against: shown beside the economist's fields and never counted with. `key` is the assumption that it says
 * something about. Read 2026-11-22.
 */
export type Reference = {
  key: string
  what: string
  value: number
  unit: 'kr' | 'share' | 'months' | 'persons'
  source: string
}

const socialstyrelsen = 'Socialstyrelsen, årsstatistik 2012'
const stockholm = 'Stockholms stads statistik, 25 maj 2018'
const report = 'Tillgång eller belastning?, Kommunförbundet Skåne 2018'
const statskontoret = 'Statskontoret, slutrapport 2023'
const press = 'kristianstadsbladet.se, juni 2019'

export const references: readonly Reference[] = [
  { key: 'p', what: 'trelleborgGoal', value: 0.6, unit: 'share', source: report },
  { key: 'p', what: 'intensiveAtExit', value: 0.25, unit: 'share', source: statskontoret },
  { key: 'p', what: 'intensiveLater', value: 0.4, unit: 'share', source: statskontoret },
  { key: 'p', what: 'intoWork', value: 31_202, unit: 'persons', source: report },
  { key: 'p', what: 'womenIntoWork', value: 0.27, unit: 'share', source: report },
  { key: 'b', what: 'intoStudies', value: 10_870, unit: 'persons', source: report },
  { key: 'b', what: 'womenIntoStudies', value: 0.42, unit: 'share', source: report },
  { key: 'exit', what: 'months', value: 6.6, unit: 'months', source: socialstyrelsen },
  { key: 'exit', what: 'longTerm', value: 0.4, unit: 'share', source: socialstyrelsen },
  { key: 'exit', what: 'monthsStockholm', value: 7, unit: 'months', source: stockholm },
  { key: 'leavers', what: 'womenIn', value: 31_304, unit: 'persons', source: report },
  { key: 'leavers', what: 'menIn', value: 36_476, unit: 'persons', source: report },
  { key: 'income', what: 'year2012', value: 47_183, unit: 'kr', source: socialstyrelsen },
  {
    key: 'income',
    what: 'year2017',
    value: 49_767,
    unit: 'kr',
    source: '10,7 miljarder kr på 215 000 hushåll, reformisterna.se 2019',
  },
  { key: 'income', what: 'yearStockholm', value: 63_682, unit: 'kr', source: stockholm },
  { key: 'income', what: 'monthStockholm', value: 9_135, unit: 'kr', source: stockholm },
  { key: 'income', what: 'singleMonth', value: 9_065, unit: 'kr', source: 'riksnorm 2018 och Malmös högsta hyra' },
  { key: 'outcome', what: 'hassleholm2012', value: 31_800_000, unit: 'kr', source: press },
  { key: 'outcome', what: 'hassleholm2018', value: 44_800_000, unit: 'kr', source: press },
  { key: 'outcome', what: 'hassleholmBudget', value: 42_600_000, unit: 'kr', source: press },
  { key: 'outcome', what: 'hassleholmForecast', value: 54_000_000, unit: 'kr', source: press },
  { key: 'outcome', what: 'hassleholmMore', value: 6_000_000, unit: 'kr', source: press },
]
