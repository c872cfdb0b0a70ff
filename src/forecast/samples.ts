import type { Parameter, Status } from './domain/parameter.ts'
import type { Sex } from './domain/sex.ts'

/** The worked example: invented, and marked so in every row. Norm and Malmö's ceilings are real. */
type Row = Omit<Parameter, 'id' | 'source' | 'sourceDate' | 'owner' | 'status' | 'note' | 'low' | 'high' | 'kommun'>
const row = (key: string, value: number, of: Partial<Row> = {}): Row => ({
  ...{ key, value, sex: null, household: null, from: '2017-01-01', to: null },
  ...of,
})
const both = (key: string, women: number, men: number, of: Partial<Row> = {}): Row[] => [
  row(key, women, { sex: 'kvinna', ...of }),
  row(key, men, { sex: 'man', ...of }),
]
const family = '4_6+7_10'
const homes = ['1', '2', `2+${family}`, `1+${family}`]
const each = (key: string, values: number[], sex: Sex | null = null) =>
  homes.map((household, at) => row(key, values[at] as number, { household, sex }))
const during = (from: string, to: string) => ({ from: `${from}-01`, to })

const assumed: readonly Row[] = [
  ...both('p', 0.3, 0.45),
  ...both('b', 0.2, 0.1),
  ...both('exit', 0.02, 0.035),
  row('back', 0.005),
  ...each('q', [0.3, 0.15, 0.35, 0.2], 'kvinna'),
  ...each('q', [0.6, 0.15, 0.22, 0.03], 'man'),
  ...each('income', [0, 0, 2650, 4000]),
  ...each('rent', [5065, 6220, 8975, 8975]),
  row('extra', 0),
  row('ceiling', 5065, { household: '1' }),
  row('ceiling', 6220, { household: '2' }),
  row('ceiling', 8975, { household: 'barn2' }),
]
const leaving: readonly Row[] = [
  ...both('leavers', 5, 7, during('2017-07', '2017-12-31')),
  ...both('leavers', 4, 6, during('2018-01', '2018-12-31')),
  ...both('leavers', 3, 4, during('2019-01', '2019-12-31')),
]
const marked = {
  kommun: null,
  low: null,
  high: null,
  source: 'Påhittat räkneexempel',
  sourceDate: '2017-12-01',
  owner: 'Övningsmiljön',
  status: 'example' as Status,
  note: '',
}
/** `times` makes it a larger or a smaller municipality. */
export const exampleRows = (times = 1): Omit<Parameter, 'id'>[] => [
  ...assumed.map((one) => ({ ...one, ...marked })),
  ...leaving.map((one) => ({ ...one, ...marked, value: Math.round(one.value * times) })),
]
/** What would happen had people been active from the first day: as invented as the rest. */
export const activeRows: Omit<Parameter, 'id'>[] = both('p_active', 0.4, 0.55).map((one) => ({ ...one, ...marked }))

/** What closed years came to, invented: smaller municipalities are harder to foresee. */
const cameTo = { 2017: 1_100_000, 2018: 6_300_000, 2019: 9_400_000 } as const
export const testedYears = [2018, 2019] as const
export const outcomeRows = (times = 1): Omit<Parameter, 'id'>[] =>
  Object.entries(cameTo).map(([year, kr]) => ({
    ...row('outcome', Math.round(kr * times * (times < 2 ? 1.3 : 1)), during(`${year}-01`, `${year}-12-31`)),
    ...{ ...marked, sourceDate: '2020-02-01' },
  }))
