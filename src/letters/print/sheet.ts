import { ltr } from '../../shared/catalogue.ts'
import { about, type Language } from '../../shared/language.ts'
import { texts } from '../texts/index.ts'
import type { Body, Letter, Paper } from '../words/letter.ts'

type Tongue = { lang: string; rtl: boolean }
type PrintedBody = Tongue & {
  ownWords: string
  title: string
  lead: string
  sections: { heading: string; lines: { text: string; own: boolean }[] }[]
  facts: { name: string; value: string }[]
}
/** What the template is given: words and nothing to decide. */
export type Sheet = {
  title: string
  from: Letter['from']
  reach: string
  to: string | null
  mark: string
  markAlt: string
  foot: string
  /** For each page what stands in its foot. */
  pages: string[]
  swedish: PrintedBody
  own: PrintedBody | null
  line: (Tongue & { text: string; more: string[] }) | null
}

/** Numbers with dashes keep their order among letters that run the other way. */
const turns = /\p{Script=Arabic}/u
const tongue = (language: Language): Tongue => ({ lang: about[language].lang, rtl: about[language].dir === 'rtl' })
const printed = ({ language, title, lead, sections, facts }: Body): PrintedBody => ({
  ...tongue(language),
  ownWords: texts(language).paper.ownWords,
  title,
  lead,
  sections: sections.map(({ heading, lines }) => ({
    heading,
    lines: lines.map(({ text, own }) => ({ text: own ? ltr(text) : text, own: own ?? false })),
  })),
  facts: facts.map(({ name, value }) => ({ name, value: turns.test(value) ? value : ltr(value) })),
})

const knot = 'M3 3l6.5 6.5M21 3l-6.5 6.5M3 21l6.5-6.5M21 21l-6.5-6.5M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z'
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${knot}" fill="none" stroke="#024f56" stroke-width="2" stroke-linecap="round"/></svg>`

/** More pages than any letter has; the last one stands for all after it. */
const pages = (say: (page: string, of: string) => string) =>
  Array.from({ length: 9 }, (_, n) => say(String(n + 1), '{of}'))

export function sheetOf({ form, number, date, from, to, swedish, own, line }: Paper): Sheet {
  const { paper } = texts('sv')
  return {
    title: swedish.title,
    from,
    reach: [from.phone, from.mail].filter(Boolean).join(' · '),
    to,
    mark,
    markAlt: paper.mark,
    foot: [number, date, paper.letterVersion(form)].join(' · '),
    pages: pages(paper.page),
    swedish: printed(swedish),
    own: own && printed(own),
    line: line && {
      ...tongue(line.language),
      text: line.text,
      more: [line.drafted, line.interpreter].filter((text) => text !== null),
    },
  }
}

export const madeAt = (letter: Paper): number => Math.floor(Date.parse(`${letter.date}T12:00:00Z`) / 1000)
