import { about, type Language, languages } from '../../shared/language.ts'
import { type Children, inLanguage, onThisSite, type Shown, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { Icon } from './icon.tsx'

export const SkipLink = ({ visit }: { visit: Spoken }) => (
  <a class="skip" href="#innehall">
    {texts(visit.language).skip}
  </a>
)

/** To where one came from; an address outside this site leads to the start. */
export const BackLink = ({ visit, href, text }: { visit: Spoken; href: string; text?: string | undefined }) => (
  <p class="back">
    <a href={onThisSite(href)}>
      <Icon name="back" />
      {text ?? texts(visit.language).back}
    </a>
  </p>
)

type Crumb = { href: string; text: string }
/** For staff deeper than two pages; the last word is this page. */
export const Breadcrumbs = ({ visit, crumbs, here }: { visit: Spoken; crumbs: Crumb[]; here: string }) => (
  <nav class="crumbs" aria-label={texts(visit.language).crumbs}>
    <ol>
      {crumbs.map(({ href, text }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
      <li aria-current="page">{here}</li>
    </ol>
  </nav>
)

type Path = Pick<Shown, 'language' | 'path'>
const OwnName = ({ visit, language }: { visit: Path; language: Language }) => {
  const { lang, dir, name } = about[language]
  const here = visit.language === language ? 'true' : undefined
  return (
    <li>
      <a href={inLanguage(visit.path, language)} hreflang={lang} aria-current={here}>
        <span lang={lang} dir={dir}>
          {name}
        </span>
      </a>
    </li>
  )
}
const OwnNames = ({ visit }: { visit: Path }) =>
  languages.map((language) => <OwnName visit={visit} language={language} />) as Children

/** Each language under its own name, without flags; the page and its filters are kept. The foot of every page has one too. */
export const LanguageSwitch = ({ visit, label }: { visit: Path; label?: string | undefined }) => (
  <nav class="own-names" aria-label={label ?? texts(visit.language).foot.languages}>
    <ul>
      <OwnNames visit={visit} />
    </ul>
  </nav>
)

/** The same list folded into the head of the page. */
export const LanguageMenu = ({ visit }: { visit: Path }) => (
  <details class="menu">
    <summary>
      <Icon name="globe" />
      <span class="hidden">{texts(visit.language).head.language}: </span>
      {about[visit.language].name}
    </summary>
    <ul class="own-names">
      <OwnNames visit={visit} />
    </ul>
  </details>
)
