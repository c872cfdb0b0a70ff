import type { Language } from '../shared/language.ts'
import { raw } from './jsx/runtime.ts'
import { texts } from './texts/index.ts'

const within = '(?:[^\u2066-\u2069]|[\u2066\u2068][^\u2066-\u2069]*\u2069)*'
/** Swedish that stands in for another language, as catalogues give it: said to the reader, or to the browser only. */
const said = new RegExp(`\u2068(${within}) \\(på svenska\\)\u2069`, 'g')
const quiet = new RegExp(`\u2066\u2066(${within})\u2069\u2069`, 'g')
/** Titles, choices and attributes hold no elements: there the isolation marks and the words stay. */
const pieces = /<(title|option|textarea)\b[^<]*<\/\1>|<[^<>]*>|[^<]+/g

const swedish = (text: string) => `<span lang="sv" dir="ltr">${text}</span>`

function marked(html: string, language: Language): string {
  if (!html.includes('\u2066\u2066') && !html.includes('(på svenska)\u2069')) return html
  const word = texts.source.others[language]?.inSwedish ?? '(på svenska)'
  const inText = (text: string) =>
    text
      .replaceAll(said, (_, own: string) => `${swedish(own)} <span class="quiet">${word}</span>`)
      .replaceAll(quiet, (_, own: string) => swedish(own))
  return html.replaceAll(pieces, (piece) => (piece.startsWith('<') ? piece : inText(piece)))
}

/** A part of a page, drawn: what it shows has been read, and Swedish in it says that it is Swedish. */
export const drawn = (part: unknown, language: Language) => raw(marked(String(part), language))
