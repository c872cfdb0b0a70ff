import { describe, expect, it } from 'vitest'
import { dayOf } from './calendar.ts'
import { languages } from './language.ts'
import * as texts from './texts.ts'

const { catalogue, plural, formatDate, formatDateTime, formatDays, formatMoney, formatNumber, formatTime } = texts

const sv = {
  save: 'Spara',
  greet: (name: string) => `Hej ${name}`,
  stage: { sent: 'Skickad', seen: 'Läst' },
  steps: ['Läs', 'Svara'],
}
const en: typeof sv = {
  save: 'Save',
  greet: (name) => `Hello ${name}`,
  stage: { sent: 'Sent', seen: 'Read' },
  steps: ['Read', 'Answer'],
}
const say = catalogue(sv, { en, ar: { save: 'احفظ', stage: { sent: 'أُرسل' } } }, { feature: 'test' })

describe('a catalogue of texts', () => {
  it('gives Swedish and English as they are', () => {
    expect(say('sv')).toEqual(sv)
    expect(say('en').greet('Sara')).toBe('Hello Sara')
  })

  it('gives what a language has, also deep inside', () => {
    expect(say('ar').save).toBe('احفظ')
    expect(say('ar').stage.sent).toBe('أُرسل')
  })

  it('marks and isolates what a language lacks', () => {
    expect(say('ar').stage.seen).toBe('\u2068Läst (på svenska)\u2069')
    expect(say('ar').greet('Sara')).toBe('\u2068Hej Sara (på svenska)\u2069')
    expect(say('ar').steps[1]).toBe('\u2068Svara (på svenska)\u2069')
  })

  it('falls back as a whole where a language has nothing yet', () => {
    expect(say('ti').stage.sent).toBe('\u2068Skickad (på svenska)\u2069')
  })

  it('makes each language once', () => {
    expect(say('ar')).toBe(say('ar'))
  })

  it('refuses an English catalogue with a gap, and a word that Swedish lacks', () => {
    // @ts-expect-error English lacks `seen`
    catalogue({ sent: 'Skickad', seen: 'Läst' }, { en: { sent: 'Sent' } }, { feature: 'test' })
    // @ts-expect-error Arabic has a word of its own
    catalogue({ sent: 'Skickad' }, { en: { sent: 'Sent' }, ar: { gone: 'ذهب' } }, { feature: 'test' })
  })
})

describe('plural forms', () => {
  it('follow each language', () => {
    const swedish = (n: number) => plural('sv', n, { one: '# dag', other: '# dagar' })
    expect([swedish(1), swedish(2), swedish(1631)]).toEqual(['1 dag', '2 dagar', '1\u00a0631 dagar'])
    const arabic = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }
    expect([0, 1, 2, 3, 11, 100].map((n) => plural('ar', n, arabic))).toEqual(Object.values(arabic))
    expect(plural('uk', 3, { one: '# день', few: '# дні', other: '# дня' })).toBe('3 дні')
  })

  it('may be more in another language than in Swedish', () => {
    const days = catalogue(
      { days: { one: '# dag', other: '# dagar' } },
      {
        en: { days: { one: '# day', other: '# days' } },
        uk: { days: { one: '# день', few: '# дні', other: '# дня' } },
      },
      { feature: 'test' },
    )
    expect(plural('uk', 3, days('uk').days)).toBe('3 дні')
    expect(plural('so', 3, days('so').days)).toBe('\u20683 dagar (på svenska)\u2069')
  })

  it('use `other` where a form is not named', () => {
    expect(plural('ar', 2, { other: '# يوم' })).toBe('2 يوم')
  })
})

describe('dates and times', () => {
  const moment = new Date('2026-03-03T13:05:00Z')

  it('are written as in Sweden', () => {
    expect(formatDate('sv', moment)).toBe('tis 3 mars 2026')
    expect(formatDate('sv', '2026-03-03', 'long')).toBe('tisdag 3 mars 2026')
    expect(formatTime('sv', moment)).toBe('kl. 14.05')
    expect(formatDateTime('sv', moment)).toBe('tis 3 mars 2026 kl. 14.05')
    expect(formatDateTime('en', moment, 'long')).toBe('Tuesday 3 March 2026, 14:05')
    expect(formatDate('uk', moment, 'long')).toBe('вівторок, 3 березня 2026')
  })

  it('follow the clock of Sweden over midnight and summer time', () => {
    expect(formatDate('sv', new Date('2026-06-30T22:30:00Z'))).toBe('ons 1 juli 2026')
    expect(formatTime('sv', new Date('2026-03-29T01:30:00Z'))).toBe('kl. 03.30')
    expect(dayOf(new Date('2025-12-31T23:30:00Z'))).toBe('2026-01-01')
  })

  it('keep Latin digits and the Gregorian year in every language', () => {
    for (const language of languages) expect(formatDateTime(language, moment)).toMatch(/2026.*14[:.]05/)
  })

  it('count calendar days, and say them only within a week', () => {
    const now = new Date('2026-03-28T23:30:00Z')
    expect(texts.daysUntil('2026-03-30', now)).toBe(1)
    expect(texts.daysUntil(new Date('2026-03-28T22:30:00Z'), now)).toBe(-1)
    expect(formatDays('sv', '2026-04-01', now)).toBe('om 3 dagar')
    expect(formatDays('sv', '2026-03-28', now)).toBe('i går')
    expect(formatDays('sv', '2026-04-05', now)).toBeNull()
  })
})

describe('numbers', () => {
  it('are grouped by a space that does not break', () => {
    expect(formatNumber('sv', 1631)).toBe('1\u00a0631')
    expect(texts.formatPercent('sv', 0.125)).toBe('12,5\u00a0%')
  })

  it('of money come in öre and are shown in kronor', () => {
    expect(formatMoney('sv', 450_000)).toBe('4\u00a0500\u00a0kr')
    expect(formatMoney('sv', 450_050)).toBe('4\u00a0500,50\u00a0kr')
    expect(formatMoney('ar', 450_000)).toBe('\u20664,500\u00a0kr\u2069')
  })
})
