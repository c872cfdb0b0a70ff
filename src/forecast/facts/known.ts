import type { Parameter } from '../domain/parameter.ts'
import { riksnorm } from './riksnorm.ts'

/** What everybody counts with: typed from the source that each row names. */
type Fact = Omit<Parameter, 'id'>
const fact = (key: string, value: number, of: Partial<Fact>): Fact => ({
  ...{ key, value, kommun: null, sex: null, household: null, low: null, high: null, from: '2010-01-01', to: null },
  ...{ source: '', sourceDate: '2010-01-01', owner: 'Knutpunkt', status: 'fact', note: '' },
  ...of,
})

const norm: Fact[] = riksnorm.flatMap(({ year, norm, source, day, derived }) =>
  Object.entries(norm).map(([item, value]) =>
    fact(`norm_${item}`, value, {
      ...{ from: `${year}-01-01`, to: `${year}-12-31`, source, sourceDate: day },
      note: derived ? 'Härledd: kontrollera' : '',
    }),
  ),
)

const malmo = (year: number, day: string, ceilings: [household: string, kr: number][]): Fact[] =>
  ceilings.map(([household, kr]) =>
    fact('ceiling', kr, {
      ...{ kommun: '1280', household, from: `${year}-01-01`, to: `${year}-12-31` },
      ...{ source: `malmo.se ${day}`, sourceDate: day },
    }),
  )

const width = (key: string, value: number) =>
  fact(key, value, { status: 'assumption', source: 'Knutpunkts modell: bredd för osäkerhet', sourceDate: '2017-01-01' })

export const knownFacts: readonly Fact[] = [
  ...norm,
  ...malmo(2018, '2018-08-08', [
    ...([
      ['1', 5065],
      ['2', 6220],
      ['barn1', 7500],
      ['barn2', 8975],
      ['barn3', 10450],
    ] as [string, number][]),
  ]),
  ...malmo(2019, '2019-02-06', [
    ...([
      ['1', 6300],
      ['2', 6300],
      ['barn1', 7625],
      ['barn2', 9425],
    ] as [string, number][]),
  ]),
  fact('ceiling_further', 1800, {
    ...{
      kommun: '1280',
      from: '2019-01-01',
      to: '2019-12-31',
      source: 'malmo.se 2019-02-06',
      sourceDate: '2019-02-06',
    },
  }),
  fact('programme_months', 24, { source: 'Lag (2010:197) om etableringsinsatser', sourceDate: '2010-12-01' }),
  fact('compensation', 126_400, {
    ...{ from: '2017-01-01', to: '2017-12-31', source: 'lerum.se 2017-01-26', sourceDate: '2017-01-26' },
    note: 'För en person under 65 år, under två år',
  }),
  width('width_p', 0.15),
  width('width_exit', 0.3),
  width('width_cost', 0.078),
]
