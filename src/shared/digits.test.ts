import { expect, test } from 'vitest'
import { costOf } from './cost.ts'
import { latinDigits, plain } from './digits.ts'

test.each([
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['rum ٤۲ b7', 'rum 42 b7'],
])('%s is read as %s', (written, digits) => {
  expect(latinDigits(written)).toBe(digits)
})

test('pasted text loses what cannot be seen and gets plain dashes', () => {
  expect(plain('\u200f 070–174\u00a006 05\u2069\ufeff')).toBe('070-1740605')
})

test('50 000 hostile signs are read at once', async () => {
  const hostile = '\u200b\u2014 '.repeat(16_700)
  expect((await costOf(() => plain(hostile), { ms: 500 })).ms).toBeLessThan(500)
})
