import { describe, expect, it } from 'vitest'
import { languages } from '../shared/language.ts'
import { channelNamed, isQuestion, newsOf, noticeKinds, stillHolds } from './kinds.ts'
import { sentence, smsOf, wordsOf } from './message.ts'
import { ar } from './texts/ar.ts'
import { en } from './texts/en.ts'
import { texts } from './texts/index.ts'
import { sv } from './texts/sv.ts'

const written = { sv, en, ar }
const told = ['Svetsare', 'Yrkesskolan', 'Helsingborg', 'Fatima', 'Exempel', 'Kort utbildning', 'tis 9 mars 2027']

describe('every kind that a step, a reminder or a job emits', () => {
  it('is known: all steps of the table and what is told beside them', () => {
    expect(noticeKinds).toContain('admitted.offered')
    expect(noticeKinds).toContain('draft.submitted')
    expect(noticeKinds.length).toBeGreaterThan(80)
  })
  it.each(noticeKinds)('%s has words in Swedish, English and Arabic', (kind) => {
    for (const [language, { news }] of Object.entries(written)) {
      const name = newsOf(kind, news as object)
      expect(name, `${kind} in ${language}`).toBeDefined()
      const said = (news as Record<string, unknown>)[name as string]
      const words = typeof said === 'function' ? said('VALUE') : said
      expect(words, `${kind} in ${language}`).toMatch(/\S{2}/)
    }
  })
  it('would be missed without words', () => {
    expect(newsOf('offered.somewhere', sv.news)).toBeUndefined()
    expect(sentence('sv', { kind: 'offered.somewhere', value: '' })).toBeUndefined()
  })
})

describe('a text message', () => {
  const link = 'https://knutpunkt.exempel.se/ansokningar/0f8fad5b-d9cb-469f-a165-70867728950e'
  const made = (language: (typeof languages)[number], kind: string, toHelper: boolean) =>
    wordsOf({
      language,
      receipt: '8K3F7QDM',
      link,
      said: told.map((value) => ({ kind, value })),
      toHelper,
      isQuestion: isQuestion(kind),
      settings: 'https://knutpunkt.exempel.se/mina-uppgifter/aviseringar',
    })
  it('says four signs of the number and the link, whatever has happened, in all languages', () => {
    for (const language of languages)
      for (const kind of noticeKinds)
        for (const toHelper of [false, true]) {
          const words = made(language, kind, toHelper)
          const sms = smsOf(words)
          expect(sms).toBe(`${words.subject} ${link}`)
          expect(words.subject).toContain('8K3F')
          expect(words.subject).not.toContain('7QDM')
          for (const word of told) expect(`${sms} ${words.subject}`, `${kind} ${language}`).not.toContain(word)
          expect(sms.replace(link, '')).not.toMatch(/kurs|skola|kommun|course|school|municipal|دورة|مدرسة|بلدية/i)
        }
  })
  it('in Swedish is written in signs that all telephones have, so that it stays one message', () => {
    expect(smsOf(made('sv', 'admitted.offered', false))).toBe(`Något nytt i din ansökan 8K3F ${link}`)
  })
  it('is what mail has in its subject, and the mail says more in the same language', () => {
    const mail = made('ar', 'admitted.offered', false)
    expect(mail.html).toContain('<html lang="ar" dir="rtl">')
    expect(mail.html).toContain(link)
    expect(mail.text).toContain(link)
    expect(mail.text).toContain('ترجمها الحاسوب')
    expect(made('en', 'admitted.offered', false).text).not.toContain('computer')
    expect(mail.html).not.toMatch(/<(script|style|img)|style=/)
  })
  it('to who helps says only that there is something new', () => {
    const mail = made('sv', 'assessment.not_admitted', true)
    expect(mail.text).not.toContain('beslut')
    expect(mail.subject).toBe('Något nytt i ansökan 8K3F')
  })
})

describe('news', () => {
  it('of something to do holds while it is there to be done', () => {
    expect(stillHolds('admitted.offered', ['offered'])).toBe(true)
    expect(stillHolds('admitted.offered', ['declined'])).toBe(false)
    expect(stillHolds('remind.offer.sms', ['accepted'])).toBe(false)
    expect(stillHolds('call.start', ['withdrawn'])).toBe(false)
    expect(stillHolds('offered.accepted', ['awaiting_start'])).toBe(true)
    expect(stillHolds('corrected', ['ongoing'])).toBe(true)
  })
  it('names its channel only where it is a reminder of an offer', () => {
    expect(channelNamed('remind.offer.letter')).toBe('letter')
    expect(channelNamed('admitted.offered')).toBeNull()
  })
  it('in Swedish tells nobody off and leaves nobody without a way on', () => {
    expect(JSON.stringify(texts('sv').message)).not.toMatch(/ogiltig|obligatorisk|ärende|avslag|samt/i)
    for (const kind of noticeKinds)
      expect(sentence('sv', { kind, value: '' })).not.toMatch(/ogiltig|ärende|avslag|samt /i)
  })
})
