import { about, type Language, languages } from '../../shared/language.ts'
import { type Children, inLanguage, onThisSite, type Shown, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { type Answering, answeringId } from './answering.ts'
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
type Switching = { visit: Path /** The form whose typed text goes along. */; answering?: Answering | undefined }

/** A link; where something is being filled in, a button that brings what is typed. */
function OwnName({ visit, answering, language }: Switching & { language: Language }) {
  const { lang, dir, name } = about[language]
  const here = visit.language === language ? 'true' : undefined
  const own = (
    <span lang={lang} dir={dir}>
      {name}
    </span>
  )
  if (!answering)
    return (
      <a href={inLanguage(visit.path, language)} hreflang={lang} aria-current={here}>
        {own}
      </a>
    )
  return (
    <button
      type="submit"
      form={answeringId}
      formaction={inLanguage(answering.of, language)}
      formnovalidate
      aria-current={here}
    >
      {own}
    </button>
  )
}
const OwnNames = (props: Switching) =>
  languages.map((language) => (
    <li>
      <OwnName {...props} language={language} />
    </li>
  )) as Children

/** Each language under its own name, without flags; the page and its filters are kept. The foot of every page has one too. */
export const LanguageSwitch = ({ label, ...props }: Switching & { label?: string | undefined }) => (
  <nav class="own-names" aria-label={label ?? texts(props.visit.language).foot.languages}>
    <ul>
      <OwnNames {...props} />
    </ul>
  </nav>
)

/** Enter presses a form's first button, and the languages in the head come before it: its own button comes first of all. */
const EnterPress = ({ press }: Pick<Answering, 'press'>) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is never focused; it stands for the form's own button, which is heard
  <button class="hidden" type="submit" form={answeringId} tabindex={-1} aria-hidden="true" {...press}></button>
)

/** The same list folded into the head of the page. */
export const LanguageMenu = ({ visit, answering }: Switching) => (
  <>
    {answering && <EnterPress press={answering.press} />}
    <details class="menu">
      <summary>
        <Icon name="globe" />
        <span class="hidden">{texts(visit.language).head.language}: </span>
        {about[visit.language].name}
      </summary>
      <ul class="own-names">
        <OwnNames visit={visit} answering={answering} />
      </ul>
    </details>
  </>
)
