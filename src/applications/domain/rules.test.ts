import { expect, test } from 'vitest'
import { endOfDay } from '../../shared/calendar.ts'
import { amountOf, defaultRules, endOf, type Rule, ruleKeys, ruleOf } from './rules.ts'

const rules = { rules: defaultRules }
const friday = new Date('2027-03-05T14:00:00Z')

test('the limits of the house, as typed from its rules', () => {
  const value = (key: (typeof ruleKeys)[number]) => [
    key,
    amountOf(rules, key, friday),
    ruleOf(defaultRules, key, '2027-03-05').unit,
  ]
  expect(
    (
      [
        'draftReminder',
        'draftDeleted',
        'routeHome',
        'homeAnswer',
        'completion',
        'returnAnswer',
        'providerStart',
      ] as const
    ).map(value),
  ).toEqual([
    ['draftReminder', 23, 'days'],
    ['draftDeleted', 30, 'days'],
    ['routeHome', 2, 'wd'],
    ['homeAnswer', 10, 'wd'],
    ['completion', 14, 'days'],
    ['returnAnswer', 5, 'wd'],
    ['providerStart', 5, 'wd'],
  ])
  expect(
    (['assess', 'answer', 'reserveAnswer', 'reserveConfirm', 'revive', 'callTask', 'undo', 'payerAnswer'] as const).map(
      value,
    ),
  ).toEqual([
    ['assess', 15, 'wd'],
    ['answer', 7, 'days'],
    ['reserveAnswer', 2, 'wd'],
    ['reserveConfirm', 4, 'workingHours'],
    ['revive', 14, 'days'],
    ['callTask', 1, 'wd'],
    ['undo', 24, 'hours'],
    ['payerAnswer', 10, 'wd'],
  ])
})

test('every row has a source, and what nobody has checked says so', () => {
  expect(defaultRules.map(({ key }) => key)).toEqual(ruleKeys)
  expect(defaultRules.filter(({ source }) => source === '')).toEqual([])
  expect(defaultRules.every(({ verifiedOn }) => verifiedOn === null)).toBe(true)
})

test('a row that changes later never changes an old clock, and an own row goes before the general', () => {
  const change = (but: Partial<Rule>): Rule => ({ ...ruleOf(defaultRules, 'answer', '2027-01-01'), ...but })
  const rows = [
    ...defaultRules,
    change({ value: 10, from: '2028-01-01' }),
    change({ value: 3, organisation: 'school' }),
  ]
  expect(ruleOf(rows, 'answer', '2027-12-31').value).toBe(7)
  expect(ruleOf(rows, 'answer', '2028-01-01').value).toBe(10)
  expect(ruleOf(rows, 'answer', '2028-01-01', 'school').value).toBe(3)
  expect(ruleOf(rows, 'answer', '2028-01-01', 'another').value).toBe(10)
  expect(() => ruleOf(rows, 'answer', '2001-01-01')).toThrow('no rule row for answer')
})

test.each([
  ['returnAnswer', endOfDay('2027-03-12')],
  ['answer', endOfDay('2027-03-12')],
  ['sfiEstablishment', endOfDay('2027-04-05')],
  ['reserveConfirm', new Date('2027-03-08T09:30:00Z')],
  ['undo', new Date('2027-03-06T14:00:00Z')],
] as const)('from Friday 15.00 the time of %s is over at its end', (key, end) => {
  expect(endOf(rules, key, friday)).toEqual(end)
})
