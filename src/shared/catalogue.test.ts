import { afterEach, expect, it } from 'vitest'
import { catalogue, legal } from './catalogue.ts'
import { type Approved, setApproved, watched, whileReading } from './text-state.ts'

const sv = {
  save: 'Spara',
  staff: { only: 'Bara personal' },
  consent: { body: (name: string) => `Vill du dela med ${name}?` },
  files: (n: number) => (n === 1 ? '1 fil' : `${n} filer`),
  days: { one: '# dag', other: '# dagar' },
  menu: [['/kurser', 'Kurser']],
}
const uk = {
  save: 'Зберегти',
  consent: { body: (name: string) => `Поділитися з ${name}?` },
  files: (n: number) => (n === 1 ? '1 файл' : `${n} файлів`),
  days: { one: '# день', few: '# дні', many: '# днів', other: '# дня' },
  menu: [['/kurser', 'Курси']],
}
const declared = { feature: 'prov', staff: ['staff'], legal: ['consent'] }
const texts = catalogue(sv, { en: sv, uk }, declared)
const t = texts('uk')
const approve = (path: string, body: string): Approved => ({ language: 'uk', feature: 'prov', path, body })
afterEach(() => setApproved([]))

const drafts = (work: () => unknown) => whileReading(() => watched(work)).drafts

it('reading a draft is noted, reading what is approved, Swedish or an address is not', () => {
  expect(drafts(() => t.save)).toBe(true)
  expect(drafts(() => t.files(3))).toBe(true)
  expect(drafts(() => t.menu[0]?.[0])).toBe(false)
  expect(drafts(() => t.menu[0]?.[1])).toBe(true)
  expect(drafts(() => [texts('sv').save, texts('en').save])).toBe(false)
  setApproved([approve('save', 'Зберегти')])
  expect(drafts(() => t.save)).toBe(false)
})

it('what a person has written takes the place of the draft, wording by wording', () => {
  setApproved([approve('save', 'Збережіть'), approve('files(1=1)', 'Один файл'), approve('days.few', '# доби')])
  expect([t.save, t.files(1), t.files(5), t.days]).toEqual([
    'Збережіть',
    'Один файл',
    '5 файлів',
    { ...uk.days, few: '# доби' },
  ])
  setApproved([approve('files', 'Файлів: {1}')])
  expect([t.files(1), t.files(5)]).toEqual(['1 файл', 'Файлів: 5'])
})

it('a legal text is Swedish until a person has approved it', () => {
  const said = () => legal(texts, 'uk', (words) => words.consent.body('Lund'))
  expect(t.consent.body('Lund')).toBe('\u2068Vill du dela med Lund? (på svenska)\u2069')
  expect(drafts(() => t.consent.body('Lund'))).toBe(false)
  expect(said()).toEqual({ swedish: 'Vill du dela med Lund?', own: null })
  setApproved([approve('consent.body', 'Чи хочете поділитися з {1}?')])
  expect(said()).toEqual({ swedish: 'Vill du dela med Lund?', own: 'Чи хочете поділитися з Lund?' })
  expect(legal(texts, 'sv', (words) => words.consent.body('Lund')).own).toBeNull()
})

it('what only staff meet is Swedish for the browser, without a word about it in every line', () => {
  expect(t.staff.only).toBe('\u2066\u2066Bara personal\u2069\u2069')
  expect(texts('so').days.other).toBe('\u2068# dagar (på svenska)\u2069')
})
