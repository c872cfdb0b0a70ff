/** What is asked of SCB's tables: TAB638, population by region, sex and year. Regions are `00`, two figures for a county, four for a municipality. */

import { countyNames, municipalityNames } from '../../shared/facts/municipalities.ts'
import type { ScbSeries } from '../connectors/scb.ts'

const regions = ['00', ...[...countyNames.keys()].map((code) => code.slice(2)), ...municipalityNames.keys()]

export const scbSeries: readonly ScbSeries[] = [
  { slug: 'folkmangd', edition: 1, tables: ['TAB638'], content: 'BE0101N1', regions, years: 5 },
]
