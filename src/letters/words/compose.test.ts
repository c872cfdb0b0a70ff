import { afterEach, describe, expect, test } from 'vitest'
import { refusedIn, weigh } from '../../../bin/plain/lix.ts'
import { approveLetters, approveNothing } from '../../../test/letters/approve.ts'
import { abouts, decidedAs, factsFor } from '../samples.ts'
import { compose } from './compose.ts'
import type { Body } from './letter.ts'

afterEach(approveNothing)
const said = ({ lead, sections }: Body) =>
  [lead, ...sections.flatMap(({ heading, lines }) => [heading, ...lines.map(({ text }) => text)])].join('\n')
const swedish = (name: string) => compose(factsFor(abouts[name] as never)).swedish

describe.each(Object.keys(abouts))('%s', (name) => {
  const body = swedish(name)
  test('says first what has happened, then who to ask, with a phone', () => {
    expect(body.lead).toMatch(/\.$/)
    expect(body.sections.at(-1)?.heading).toBe('Har du frågor?')
    expect(said(body)).toMatch(/telefon 042-\d\d/)
    expect(body.facts.map(({ name: fact }) => fact)).toContain('Datum')
  })
  test('is light to read: LIX at most 40, no sentence over 25 words, none of the words the house does not use', () => {
    const lines = said(body).split('\n')
    expect(weigh(lines).lix).toBeLessThanOrEqual(40)
    expect(weigh(lines).longest.split(' ').length).toBeLessThanOrEqual(25)
    expect(lines.flatMap((line) => refusedIn(line, 'newcomer') ?? [])).toEqual([])
  })
})

describe('a no', () => {
  test.each(['costNo', 'admissionNo'])('%s: grounds, three weeks, the board, other courses', (name) => {
    const text = said(swedish(name))
    expect(text).toContain('inom 3 veckor från den dag du fick beslutet')
    expect(text).toContain('Skolväsendets överklagandenämnd')
    expect(text).toContain('Svetsare med SFI, börjar måndag 16 augusti 2027, Yrkesskolan Tråden')
    expect(text).toMatch(/Kommunen har en likvärdig kurs\.|Kursen kräver mer svenska\./)
  })
  test('goes to the one who decided: the cost to the municipality, admission to the school', () => {
    expect(said(swedish('costNo'))).toContain('Skriv till Vuxenutbildningen i Bjuv.')
    expect(said(swedish('admissionNo'))).toContain('Skriv till Yrkesskolan Tråden.')
  })
  test('about a place says how to ask them to think again, and promises no board', () => {
    const text = said(swedish('seatNo'))
    expect(text).toContain('går oftast inte att överklaga')
    expect(text).toContain('Be Yrkesskolan Tråden tänka om')
    expect(text).not.toContain('överklagandenämnd')
    expect(text).toContain('Din plats i kön finns kvar')
  })
  test('of admission keeps the right to SFI only for those who have it', () => {
    expect(said(swedish('admissionNo'))).toContain('Du har rätt att läsa vanlig SFI')
    const other = compose(factsFor(decidedAs('admission', 'no', { sfi: false })))
    expect(said(other.swedish)).not.toContain('rätt att läsa vanlig SFI')
  })
})

test('a time to appeal that is no whole weeks is told in days', () => {
  expect(said(compose(factsFor(decidedAs('cost', 'no', { appealDays: 10 }))).swedish)).toContain('inom 10 dagar')
})

test('the decision says who took it, by what power, and its number', () => {
  const { facts } = swedish('admissionNo')
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toMatchObject({
    'Beslutets nummer': '1260-2027-00001',
    Datum: 'tisdag 2 mars 2027',
    'Beslutat av': 'Rut Prov, rektor',
    'Med stöd av': 'Delegationsordning 4.2',
  })
})

describe('the language of the person', () => {
  test('is one drafted sentence, said to be a machine’s, until a person has approved the letter', () => {
    const { own, line } = compose(factsFor(abouts.admissionNo as never, 'ar'))
    expect(own).toBeNull()
    expect(line?.text).toBe('لا تستطيع المدرسة قبولك في هذه الدورة.')
    expect(line?.drafted).toContain('الحاسوب')
    expect(line?.interpreter).toContain('مترجم')
  })
  test('stands beside the Swedish when every text of it is approved, and not before', () => {
    approveLetters('ar', (path) => path === 'appeal.board')
    expect(compose(factsFor(abouts.admissionNo as never, 'ar')).own).toBeNull()
    approveLetters('ar')
    const { own, line, swedish: source } = compose(factsFor(abouts.admissionNo as never, 'ar'))
    expect(line).toBeNull()
    expect(own?.language).toBe('ar')
    expect(own?.sections).toHaveLength(source.sections.length)
    expect(own && said(own).replaceAll(/[\u2066-\u2069]/g, '')).toContain('خلال 3 أسابيع')
  })
  test('is not the only one: whoever reads in another gets the first sentence in that', () => {
    const { lines } = compose(factsFor(abouts.admissionNo as never, 'ar'))
    expect(lines.find(({ language }) => language === 'uk')?.text).toMatch(/\p{Script=Cyrillic}/u)
    expect(lines.map(({ language }) => language)).not.toContain('sv')
  })
  test('that is Swedish is said once, and English needs no approval', () => {
    expect(compose(factsFor(abouts.costYes as never, 'sv'))).toMatchObject({ own: null, line: null })
    expect(compose(factsFor(abouts.costYes as never, 'en')).own?.lead).toBe('Your municipality pays for the course.')
  })
})
