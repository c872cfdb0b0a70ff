import { about } from '../../shared/language.ts'
import { addresses, type Children, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

type Props = {
  visit: Spoken
  /** From `legal(texts, visit.language, pick)`: the Swedish, and the reader's own language where a person approved it. */
  swedish: string
  own: string | null
  /** What it is about in one line, drafted; it stands in until the text itself is approved. */
  gist: string
}

const Own = ({ visit, children }: { visit: Spoken; children?: Children }) => {
  const { lang, dir } = about[visit.language]
  return (
    <div class="legal-own" lang={lang} dir={dir}>
      {children}
    </div>
  )
}

const paragraphs = (text: string) => text.split(/\n+/).map((one) => <p>{one}</p>) as Children

function Gist({ visit, gist }: { visit: Spoken; gist: string }) {
  const t = texts(visit.language)
  return (
    <Own visit={visit}>
      <p>{gist}</p>
      <p class="quiet">{t.legal.onlySwedish}</p>
      <p>
        <a href={`${addresses.help}#tolk`}>{t.legal.interpreter}</a>
      </p>
    </Own>
  )
}

/** A consent, a decision or a text about secrecy: the Swedish counts; the other language stands beside it. */
export const LegalText = ({ visit, swedish, own, gist }: Props) => (
  <div class={visit.language === 'sv' ? 'legal' : 'legal both'}>
    <div lang="sv" dir="ltr">
      {paragraphs(swedish)}
    </div>
    {visit.language !== 'sv' &&
      (own === null ? <Gist visit={visit} gist={gist} /> : <Own visit={visit}>{paragraphs(own)}</Own>)}
  </div>
)

/** The way to an interpreter, beside whatever somebody must understand to the full. */
export const AskInterpreter = ({ visit }: { visit: Spoken }) => (
  <a href={`${addresses.help}#tolk`}>{texts(visit.language).legal.interpreter}</a>
)
