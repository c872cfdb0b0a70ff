import { expect, test } from 'vitest'
import { type Asked, assemble } from '../../src/forecast/domain/assemble.ts'
import { draw } from '../../src/forecast/domain/draw.ts'
import { middle } from '../../src/forecast/domain/evaluate.ts'
import { month } from '../../src/forecast/domain/month.ts'
import { curve, needing } from '../../src/forecast/domain/need.ts'
import { planOf } from '../../src/forecast/domain/plan.ts'
import { tornado } from '../../src/forecast/domain/tornado.ts'
import { placeOf, rowsOf } from './rows.ts'

// The worked example: every number of it was counted by hand elsewhere and typed here.

const place = placeOf()
const plan = planOf([place], 2018, 2019)

test('kronor a month for each kind of household, and for an adult who needs help', () => {
  const { need, start } = place
  const at = (year: number) => month(year, 6) - start
  expect([need.kvinna[at(2018)], need.kvinna[at(2019)]]).toEqual([9851.875, 9969.375])
  expect(need.man[at(2018)]).toBeCloseTo(8878.8, 9)
  expect(need.man[at(2019)]).toBeCloseTo(8970.05, 9)
})

test.each([
  ['women', 0.3, 0.2, 0.02, [0.5, 0.49, 0.443627, 0.402769, 0.395199]],
  ['men', 0.45, 0.1, 0.035, [0.45, 0.43425, 0.364461, 0.307557, 0.297504]],
] as const)('%s who still need help after 0, 1, 6, 11 and 12 months', (_who, p, b, exit, known) => {
  const months = curve(13, () => ({ exit, back: 0.005 }))
  const shown = [0, 1, 6, 11, 12].map((t) => Number(((months[t] as number) * needing(p, b)).toFixed(6)))
  expect(shown).toEqual(known)
})

test('only those who leave in the year, and everybody', () => {
  const [first, second] = middle(plan)[0] ?? []
  expect([first?.kefu, second?.kefu].map((kr) => Math.round(kr ?? 0))).toEqual([3_083_190, 2_198_824])
  expect([first?.full, second?.full].map((kr) => Math.round(kr ?? 0))).toEqual([6_059_939, 9_049_824])
  expect((second?.full ?? 0) / (second?.kefu ?? 1)).toBeCloseTo(4.1, 1)
})

test('ten futures of a hundred below P10 and above P90, to three per cent', () => {
  const { region } = draw(plan, { seed: 2018, draws: 1000 })
  const known = {
    kefu: [
      [2.52, 3.05, 3.64],
      [1.75, 2.15, 2.64],
    ],
    full: [
      [5.06, 5.98, 7.03],
      [7.4, 8.86, 10.52],
    ],
  }
  for (const mode of ['kefu', 'full'] as const)
    known[mode].forEach(([p10 = 0, p50 = 0, p90 = 0], year) => {
      const range = region[mode]?.[year]
      for (const [is, should] of [
        [range?.p10, p10],
        [range?.p50, p50],
        [range?.p90, p90],
      ] as const)
        expect(Math.abs((is ?? 0) / 1e6 / should - 1)).toBeLessThan(0.03)
    })
})

test('what matters most: cost, then how soon men get out of it', () => {
  const bars = tornado(plan, 1).map(({ what, sex, swing }) => [what, sex, Math.round(swing)])
  expect(bars).toEqual([
    ['cost', null, 1_809_259],
    ['exit', 'man', 1_328_753],
    ['p', 'man', 943_443],
    ['exit', 'kvinna', 825_950],
    ['p', 'kvinna', 737_544],
  ])
})

test('what is missing is told by name, and nothing is assumed instead', () => {
  const asked: Asked = { kommun: '1280', from: 2018, to: 2019 }
  for (const key of ['p', 'b', 'exit', 'back', 'q', 'income', 'rent', 'extra', 'width_p', 'width_exit', 'width_cost']) {
    const answer = assemble(
      rowsOf().filter((one) => one.key !== key),
      asked,
    )
    expect(answer).toHaveProperty('missing')
    expect((answer as { missing: { key: string }[] }).missing.map((one) => one.key)).toContain(key)
  }
  const unknownYear = assemble(rowsOf(), { ...asked, to: 2020 }) as { missing: { key: string }[] }
  expect(unknownYear.missing.map(({ key }) => key)).toEqual(expect.arrayContaining(['leavers', 'norm_single']))
})
