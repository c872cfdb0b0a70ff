import { describe, expect, it } from 'vitest'
import { languages } from '../shared/language.ts'
import { demoCourses } from './facts/demonstration.ts'
import { phraseIn, readIn } from './phrases.ts'
import { type Halted, WhyNot } from './views/words.tsx'

describe('what schools ask for', () => {
  const asked = demoCourses.flatMap(({ prerequisites, documents }) =>
    [...prerequisites, ...documents].map(([, text]) => text),
  )

  it('is read in the own language, in every course of the demonstration', () => {
    expect(asked.length).toBeGreaterThan(50)
    for (const language of languages) expect(asked.filter((text) => phraseIn(language, text) === null)).toEqual([])
    expect(phraseIn('ar', 'Betyg eller intyg från SFI')).toBe('شهادة أو وثيقة من SFI')
  })

  it('stays as the school wrote it, in its own direction, where the words are its own', () => {
    expect(phraseIn('ar', 'Betyg eller intyg från vår skola')).toBeNull()
    expect(readIn('ar', 'Betyg från oss')).toBe('\u2068Betyg från oss\u2069')
    expect(readIn('uk', 'Betyg från oss')).toBe('Betyg från oss')
  })
})

describe('a card of the catalogue', () => {
  const gone = { intake: 'closed', entryDate: '2026-01-10', reopens: null, intakeReason: 'Sök nästa start.' } as const
  const drawn = (round: Halted) => String(WhyNot({ visit: { language: 'ar' }, round, today: '2026-02-01' }))

  it('says in the reader’s language that the last day has passed, with the day and no Swedish', () => {
    expect(drawn(gone)).toContain('10 يناير 2026')
    expect(drawn(gone)).not.toContain('Sök')
  })

  it('shows what the school wrote as Swedish, beside the site’s own sentence', () => {
    const html = drawn({ ...gone, intake: 'paused', entryDate: '2026-06-10', reopens: '2026-03-01' })
    expect(html).toContain('<span lang="sv" dir="ltr">Sök nästa start.</span>')
    expect(html).toContain('أوقفت المدرسة التقديم مؤقتًا.')
    expect(html).toContain('1 مارس 2026')
  })
})
