import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOf } from './cost.ts'
import {
  checkDigit,
  isTestNumber,
  readOrganisationNumber,
  readPersonalNumber,
  readTestNumber,
  showPersonalNumber,
} from './personal-number.ts'
import { testNumbers } from './test-numbers.ts'

const now = new Date('2026-11-21T12:00:00Z')
const read = (text: string) => readPersonalNumber(text, now)
const withCheck = (eleven: string) => eleven + checkDigit(eleven.slice(2))

describe('the check digit', () => {
  test.each([
    ['640823' + '323', 4],
    ['701063' + '239', 1],
    ['212000' + '115', 7],
  ])('of %s is %i', (nine, digit) => {
    expect(checkDigit(nine)).toBe(digit)
  })

  test('finds every single wrong digit', () => {
    for (let place = 2; place < 12; place++) {
      const right = '19900101' + '9802'
      const wrong = `${right.slice(0, place)}${(Number(right[place]) + 1) % 10}${right.slice(place + 1)}`
      expect('problem' in read(wrong)).toBe(true)
    }
  })
})

describe('forgiving input', () => {
  test.each([
    '19900101-9802',
    '199001019802',
    '900101-9802',
    '9001019802',
    ' 1990 01 01 98 02 ',
    '1990-01-01-9802',
    '19900101–9802',
    '١٩٩٠٠١٠١-٩٨٠٢',
    '۱۹۹۰۰۱۰۱۹۸۰۲',
    '\u200f19900101-9802\u200e',
  ])('%j', (text) => {
    expect(read(text)).toEqual({ value: { digits: '199001019802', kind: 'personnummer' } })
  })

  test('a co-ordination number is recognised by its day', () => {
    const digits = withCheck('19900161' + '980')
    expect(read(digits)).toEqual({ value: { digits, kind: 'samordningsnummer' } })
    expect(read('701063' + '2391')).toEqual({ value: { digits: '197010' + '632391', kind: 'samordningsnummer' } })
  })
})

describe('the century of ten digits', () => {
  const born = (digits: string) => (outcome: ReturnType<typeof read>) =>
    expect('value' in outcome && outcome.value.digits.slice(0, 4)).toBe(digits)

  test.each([
    ['-', '2026', withCheck('20260101' + '980')],
    ['-', '1927', withCheck('19270101' + '980')],
    ['+', '1926', withCheck('19260101' + '980')],
    ['+', '1927', withCheck('19270101' + '980')],
  ])('%s in 2026 is %s', (sign, year, digits) => {
    const atTheTime = sign === '+' && year === '1927' ? new Date('2027-01-01T12:00:00Z') : now
    born(year)(readPersonalNumber(`${digits.slice(2, 8)}${sign}${digits.slice(8)}`, atTheTime))
  })

  test('the new year begins in Sweden, not in Greenwich', () => {
    const ten = withCheck('20270101' + '980').slice(2)
    born('2027')(readPersonalNumber(ten, new Date('2026-12-31T23:30:00Z')))
    born('1927')(readPersonalNumber(ten, new Date('2026-12-31T22:30:00Z')))
  })
})

describe('refused', () => {
  test.each([
    ['19900101-9803', 'checkDigit'],
    ['', 'length'],
    ['9001-9802', 'length'],
    ['19900101-98021', 'length'],
    ['199001O1-9802', 'digits'],
    ['9001++019802', 'digits'],
    ["' or 1=1 --", 'digits'],
    [withCheck('19900230' + '980'), 'date'],
    [withCheck('19901301' + '980'), 'date'],
    [withCheck('19900100' + '980'), 'date'],
    [withCheck('19900160' + '980'), 'date'],
    [withCheck('19900192' + '980'), 'date'],
    [withCheck('19900289' + '980'), 'date'],
    [withCheck('19000229' + '980'), 'date'],
    [withCheck('18390101' + '980'), 'date'],
    [withCheck('20261122' + '980'), 'date'],
  ])('%j for its %s', (text, problem) => {
    expect(read(text)).toEqual({ problem })
  })

  test('29 February exists in leap years only', () => {
    expect(read(withCheck('20000229' + '980'))).toHaveProperty('value')
    expect(read(withCheck('19960229' + '980'))).toHaveProperty('value')
    expect(read(withCheck('19950229' + '980'))).toEqual({ problem: 'date' })
    expect(read(withCheck('20000289' + '980'))).toHaveProperty('value')
  })

  test('whatever is typed is answered, never thrown, and quickly', async () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => 'problem' in read(text) || 'value' in read(text)))
    const long = ['1'.repeat(50_000), '-'.repeat(50_000)]
    expect((await costOf(() => long.map((text) => read(text)), { ms: 500 })).ms).toBeLessThan(500)
  })
})

describe('test numbers', () => {
  const first = (count: number, seed: number) => {
    const numbers = testNumbers(seed, { from: 1990, to: 1993 })
    return Array.from({ length: count }, () => String(numbers.next().value))
  }
  const many = first(5000, 1)

  test('are all valid and nobody has them', () => {
    for (const digits of many) {
      expect(read(showPersonalNumber(digits))).toEqual({ value: { digits, kind: 'personnummer' } })
      expect(isTestNumber(digits)).toBe(true)
    }
  })

  test('never repeat, and the seed decides the order', () => {
    expect(new Set(testNumbers(7, { from: 2000, to: 2000 })).size).toBe(366 * 20)
    expect(first(5, 1)).toEqual(many.slice(0, 5))
    expect(first(5, 2)).not.toEqual(many.slice(0, 5))
  })

  test('half a million people can have one', () => {
    expect([...testNumbers(1)].length).toBe(533_260)
  })

  test('a demonstration takes no others', () => {
    expect(readTestNumber('19900101-9802', now)).toHaveProperty('value')
    expect(readTestNumber('640823' + '3234', now)).toEqual({ problem: 'notTest' })
    expect(readTestNumber('19900101-9803', now)).toEqual({ problem: 'checkDigit' })
  })
})

describe('organisation numbers', () => {
  test.each(['212000-115' + '7', '212000115' + '7', '16212000115' + '7'])('%s', (text) => {
    expect(readOrganisationNumber(text)).toBe('212000115' + '7')
  })

  test.each(['212000-1158', '900101-9802', '21200011', 'abc'])('%s is none', (text) => {
    expect(readOrganisationNumber(text)).toBeNull()
  })
})
