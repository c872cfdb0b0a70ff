import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { coverageOf } from '../../src/letters/print/coverage.ts'
import { fontPaths } from '../../src/letters/print/fonts.ts'
import { printLetter } from '../../src/letters/print/printer.ts'
import { abouts, decidedAs, factsFor } from '../../src/letters/samples.ts'
import { compose } from '../../src/letters/words/compose.ts'
import type { Facts } from '../../src/letters/words/facts.ts'
import { tidy } from '../../src/letters/words/tidy.ts'
import { approveLetters, approveNothing } from './approve.ts'
import { takeApart } from './pdf.ts'

afterEach(approveNothing)
const printed = async (facts: Facts) => takeApart(await printLetter(compose(facts)))
const admissionNo = abouts.admissionNo as Facts['about']

describe('a sheet', () => {
  test('is tagged, has title and language, and says that it is accessible (PDF/UA-1)', async () => {
    const { info, part, isTagged, roles, alts } = await printed(factsFor(admissionNo))
    expect(info.Title).toBe('Beslut om mottagande')
    expect(info.Language).toBe('sv')
    expect([isTagged, part]).toEqual([true, '1'])
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles).toContain('H2')
    expect(roles).toContain('L')
    expect(alts).toEqual(['Knutpunkts märke: fyra linjer som möts i en knut'])
  })
  test('is read in the order of the letter: outcome, why, next, other courses, appeal, who to ask, facts', async () => {
    const { text } = await printed(factsFor(admissionNo))
    const order = [
      'Fatima Exempel',
      'Beslut om mottagande',
      'Skolan kan inte ta emot dig på den här kursen.',
      'Så tänkte vi',
      'Det här händer nu',
      'Andra kurser',
      'Om du inte håller med',
      'Har du frågor?',
      '1260-2027-00001',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places.filter((place) => place < 0)).toEqual([])
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
  test.each(Object.keys(abouts))('%s fits one page', async (name) => {
    const { pages } = await printed(factsFor(abouts[name] as Facts['about'], 'ar'))
    expect(pages).toHaveLength(1)
  })
  test('of the same letter is the same bytes', async () => {
    const letter = compose(factsFor(admissionNo))
    expect(await printLetter(letter)).toEqual(await printLetter(letter))
  })
})

describe('other writing', () => {
  test('Arabic letters come out as they were, none doubled, on a page that is theirs', async () => {
    approveLetters('ar')
    const letter = compose(factsFor(admissionNo, 'ar'))
    const { pages, languages } = await takeApart(await printLetter(letter))
    expect(pages).toHaveLength(2)
    const [first, second] = pages.map((page) => page.replaceAll(/[\u2066-\u2069]/g, ''))
    expect(first).not.toMatch(/\p{Script=Arabic}/u)
    expect(languages).toContain('ar')
    // Drawn from right to left, words come in the order of the sheet; lam and alef are one shape, turned by the reader.
    const turned = (words: string) => words.replaceAll('لا', 'ال')
    const read = new Set(turned(second ?? '').split(/[^\p{L}]+/u))
    const written = ['لا تستطيع المدرسة قبولك في هذه الدورة', 'تتطلب الدورة لغة سويدية أكثر', 'إذا كنت لا توافق']
    for (const word of turned(written.join(' ')).split(' ')) expect(read).toContain(word)
    expect(second).toContain('1260-2027-00001')
    expect(second).toContain('Yrkesskolan Tråden')
  })
  test('Tigrinya and Ukrainian have fonts', async () => {
    const facts = factsFor(decidedAs('admission', 'no', { text: 'ሰላም ንዓኻ. Вітаємо Вас.' }))
    const { text } = await printed(facts)
    expect(text).toContain('ሰላም ንዓኻ')
    expect(text).toContain('Вітаємо Вас')
  })
  test('a letter that no font has becomes a square, and the sheet is made', async () => {
    const { text } = await printed(factsFor(admissionNo, 'sv', { to: '王小明 Exempel 🙂' }))
    expect(text).toContain('□□□ Exempel □')
  })
  test('fonts say truly what they can draw', () => {
    const drawn = fontPaths().map((path) => coverageOf(readFileSync(path)))
    const can = (sign: string) => drawn.map((font) => font.has(sign.codePointAt(0) ?? 0))
    expect([can('å')[0], can('ሰ')[2], can('ب')[4], can('ب')[0], can('王').includes(true)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('words of people are never Typst', () => {
  const hostile = [
    '#panic("x") #import "/etc/passwd" $x^2$ @ref <label> \\u{1} \\ " \' ` = Rubrik - lista / + *fet* _kursiv_ // slut /* */ ]]',
    '#eval("1+1") #read("/etc/passwd") {of} }}',
    'Alef\u202eesrever\u202c \u2066x\u2069 \u0000\u0007 \ud800',
  ]
  test.each(hostile)('%j', async (text) => {
    const facts = factsFor(decidedAs('admission', 'no', { text: tidy(text), by: tidy(text) }), 'sv', {
      to: tidy(text),
      course: tidy(text),
    })
    const { text: seen } = await printed(facts)
    const bare = (words: string) => words.replaceAll(/[\s\u00ad\ufffd\u25a1]/g, '')
    expect(bare(seen)).toContain(bare(tidy(text)))
    expect(seen).not.toContain('root:')
  })
  test('and without tidying the sheet is made all the same', async () => {
    const { text } = await printed(factsFor(decidedAs('cost', 'no', { text: 'a\u0000b\u202ec\ufffe' })))
    expect(text).toContain('a')
  })
})
