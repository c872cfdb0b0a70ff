import { about } from '../shared/language.ts'
import { watched } from '../shared/text-state.ts'
import { assets } from './assets.ts'
import { answeringIn } from './chrome/answering.ts'
import { Cover } from './chrome/cover.tsx'
import { Foot } from './chrome/foot.tsx'
import { Head } from './chrome/head.tsx'
import { BackLink, SkipLink } from './chrome/links.tsx'
import { ErrorSummary } from './fields/error-summary.tsx'
import { raw } from './jsx/runtime.ts'
import { drawn } from './marked.ts'
import { Drafted } from './messages/translation-mark.tsx'
import { type Children, type Problems, product, type Shown } from './shown.ts'
import { texts } from './texts/index.ts'
import { hex } from './tokens.ts'

type Props = {
  visit: Shown
  title: string
  /** Where the page has something else to say than its title, or an element in it. */
  heading?: Children
  /** Address of the page one came from. */
  back?: string | undefined
  width?: 'person' | 'staff' | undefined
  /** What else belongs in `<head>`, such as other languages of an article. */
  head?: Children
  problem?: boolean | undefined
  /** Problems of the page's form: the title says so, and the summary comes first. */
  problems?: Problems | undefined
  /** What has just happened, said once. */
  status?: Children
  /** Facts at the side, on staff's pages. */
  aside?: Children
  children?: Children
}

const isTroubled = ({ problem, problems }: Props) => problem || Object.keys(problems ?? {}).length > 0

function Meta({ props }: { props: Props }) {
  const t = texts(props.visit.language)
  const title = `${props.title} – ${product}`
  const { css } = assets()
  return (
    <head>
      <meta charset="utf-8" />
      <title>{isTroubled(props) ? t.titleProblem(title) : title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content={hex('head', 'light')} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={hex('head', 'dark')} media="(prefers-color-scheme: dark)" />
      <link rel="stylesheet" href={css.path} />
      {props.head}
    </head>
  )
}

function Main({ props }: { props: Props }) {
  const { visit, problems = {} } = props
  return (
    <>
      {props.back && <BackLink visit={visit} href={props.back} />}
      <div role="status" class="status">
        {props.status}
      </div>
      <ErrorSummary visit={visit} problems={problems} />
      <h1>{props.heading ?? props.title}</h1>
      {props.children}
    </>
  )
}

/** The main part comes first: what can be filled in there goes along to another language. */
function drawnParts(props: Props) {
  const { visit, aside } = props
  const draw = (part: Children) => drawn(part, visit.language)
  const { main, answering } = answeringIn(`${draw(<Main props={props} />)}`)
  return {
    head: draw(<Meta props={props} />),
    top: draw(
      <>
        <SkipLink visit={visit} />
        <Head visit={visit} answering={answering} />
      </>,
    ),
    main: raw(main),
    aside: aside && draw(<aside aria-label={texts(visit.language).foot.aside}>{aside}</aside>),
    foot: draw(
      <>
        <Foot visit={visit} answering={answering} />
        <Cover visit={visit} />
      </>,
    ),
  }
}

/** Every page of the site, from language to foot; the doctype is added where it is sent. */
export function Page(props: Props) {
  const { visit, width = 'person' } = props
  const { lang, dir } = about[visit.language]
  const { made, drafts } = watched(() => drawnParts(props))
  return (
    <html lang={lang} dir={dir}>
      {made.head}
      <body class={width}>
        {made.top}
        <div class={made.aside ? 'wide sided' : 'wide'}>
          <main id="innehall" tabindex={-1}>
            {drafts && <Drafted visit={visit} />}
            {made.main}
          </main>
          {made.aside}
        </div>
        {made.foot}
        <script type="module" src={assets().js.path}></script>
      </body>
    </html>
  )
}
