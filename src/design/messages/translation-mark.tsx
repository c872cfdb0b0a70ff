import { type Children, inLanguage, type Shown, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

/** Says that a machine translated the page and that nobody has checked it. */
export function Drafted({ visit }: { visit: Pick<Shown, 'language' | 'path'> }) {
  const { text, link } = texts(visit.language).draft
  return (
    <p class="drafted">
      {text}{' '}
      <a href={inLanguage(visit.path, 'sv')} hreflang="sv">
        {link}
      </a>
    </p>
  )
}

/** Names of offices, courses and laws stay Swedish in every language, and keep their direction. */
export const Swedish = ({ children }: { children?: Children }) => (
  <span lang="sv" dir="ltr">
    {children}
  </span>
)

const hole = '{}'
/** A sentence with Swedish words in it: they keep their own language and direction, so that neither is read into the other. */
export function AroundSwedish({ say, children }: { say: (words: string) => string; children?: Children }) {
  const [before = '', after = ''] = say(hole).split(hole)
  return (
    <>
      {before}
      <bdi lang="sv" dir="auto">
        {children}
      </bdi>
      {after}
    </>
  )
}

/** A text that exists in Swedish only: the text in its own direction, and the word for it in the reader's language. */
export const TranslationMark = ({ visit, children }: { visit: Spoken; children?: Children }) => (
  <>
    <Swedish>{children}</Swedish>
    {visit.language !== 'sv' && <span class="quiet"> {texts(visit.language).inSwedish}</span>}
  </>
)
