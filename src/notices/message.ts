/**
 * The words of one message (meddelande), in the person's language. The trap: a phone lies on tables and mail is read by
 * others, so neither says which course, which school, which place or whose it is; the subject and the text message say
 * only that there is something new, with four signs of the number.
 */
import { about, type Language } from '../shared/language.ts'
import { aside } from '../shared/text-state.ts'
import { isolate } from '../shared/texts.ts'
import { newsOf } from './kinds.ts'
import { texts } from './texts/index.ts'

export type Words = { subject: string; text: string; html: string; link: string }
/** What may stand in the sentence of a kind: a day, a rule or the number. */
export type Said = { kind: string; value: string }
type Facts = {
  language: Language
  receipt: string
  link: string
  said: readonly Said[]
  /** To somebody who helps: only that there is something new. */
  toHelper: boolean
  isQuestion: boolean
  settings: string
}

/** Four signs of the number; isolated only where the sentence runs the other way, for each such mark makes a text message dearer. */
export const shortNumber = (language: Language, receipt: string): string =>
  about[language].dir === 'rtl' ? isolate(receipt.slice(0, 4)) : receipt.slice(0, 4)

/** The sentence of a kind; undefined where nobody has written one. */
export function sentence(language: Language, { kind, value }: Said): string | undefined {
  const { news } = texts(language)
  const name = newsOf(kind, news)
  const said = name && news[name]
  return typeof said === 'function' ? said(value) : said
}

export function wordsOf(facts: Facts): Words {
  const { language, receipt, link, said, toHelper, isQuestion, settings } = facts
  const t = texts(language).message
  const number = shortNumber(language, receipt)
  const subject = toHelper ? t.subjectHelper(number) : t.subject(number)
  const news = aside(() =>
    toHelper ? [t.helper] : said.map((one) => sentence(language, one) ?? '').filter((text) => text !== ''),
  )
  const way = { label: isQuestion ? t.answer : t.open, link }
  const small = [...(news.drafts ? [t.drafted] : []), t.noReply, ...(toHelper ? [] : [`${t.change}: ${settings}`])]
  return { subject, link, ...lettered({ language, subject, paragraphs: news.made, way, small }) }
}

type Letter = {
  language: Language
  subject: string
  paragraphs: readonly string[]
  way: { label: string; link: string }
  small: readonly string[]
}
/** The same twice: plain, and as a page with language and direction. */
export function lettered({ language, subject, paragraphs, way, small }: Letter): { text: string; html: string } {
  const text = [...paragraphs, `${way.label}: ${way.link}`, ...small].join('\n\n')
  const { lang, dir } = about[language]
  const parts = [
    ...paragraphs.map((one) => `<p>${escaped(one)}</p>`),
    `<p>${escaped(way.label)}: <a href="${escaped(way.link)}"><bdi dir="ltr">${escaped(way.link)}</bdi></a></p>`,
    ...small.map((one) => `<p><small>${escaped(one)}</small></p>`),
  ]
  const head = `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`
  return { text, html: `<!doctype html><html lang="${lang}" dir="${dir}">${head}<body>${parts.join('')}</body></html>` }
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** A text message is the subject and the link, whatever has happened. */
export const smsOf = ({ subject, link }: Pick<Words, 'subject' | 'link'>): string => `${subject} ${link}`
