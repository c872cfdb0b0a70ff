import { expect, it } from 'vitest'
import { filled, placesIn, valuesOf, variantsOf } from './text-variants.ts'
import { plural } from './texts.ts'

const wordings = (say: (...values: never[]) => string, as = say) =>
  variantsOf(say as never, as as never).map(({ at, text }) => (at ? `${at}: ${text}` : text))

it('a text with values reads as a sentence with named places', () => {
  expect(wordings((day: string, place: string) => `Start ${day}, ${place}`)).toEqual(['Start {1}, {2}'])
  expect(wordings(() => 'Klart')).toEqual(['Klart'])
  expect(wordings((what: string) => `Det som avgör: ${what.toLowerCase()}.`)).toEqual(['Det som avgör: {1}.'])
})

it('a text that chooses its words by its values is several wordings', () => {
  expect(wordings((day: string, n: number) => `${day}: ${n}`)).toEqual(['{1}: {2}'])
  expect(wordings((n: number) => (n === 1 ? '1 fil' : `${n} filer`))).toEqual(['{1} filer', '1=1: {1} fil'])
  expect(wordings((name: string) => (name ? `Inloggad som ${name}.` : 'Inloggad.'))).toEqual([
    'Inloggad som {1}.',
    '1=: Inloggad.',
  ])
})

it('numbers that stand in the text anyhow are not taken for the value', () => {
  expect(wordings((day: string) => `Inom 2 dygn, 18 år, ${day}`)).toEqual(['Inom 2 dygn, 18 år, {1}'])
})

it('values are called by their order, or by their keys when they come as one', () => {
  expect(
    wordings(
      (x: string) => `By ${x}`,
      (day: string) => `Den ${day}`,
    ),
  ).toEqual(['By {1}'])
  const letter = ({ number, link }: { number: string; link: string }) => `Faktura ${number}: ${link}`
  expect(wordings(letter)).toEqual(['Faktura {number}: {link}'])
  expect(valuesOf(letter as never, [{ number: '7', link: 'x' }])).toEqual({ number: '7', link: 'x' })
})

it('places are filled with what is known', () => {
  expect(filled('{a} och {b} och {c}', { a: 1, b: '$&' })).toBe('1 och $& och {c}')
  expect(placesIn('{b} {a} {b}')).toEqual(['{a}', '{b}'])
})

it('plural forms inside a text are its wordings', () => {
  const days = (n: number) => plural('uk', n, { one: '# день', few: '# дні', many: '# днів', other: '# дня' })
  expect(wordings(days)).toEqual(['{1} дня', '1=0: {1} днів', '1=1: {1} день', '1=2: {1} дні'])
})
