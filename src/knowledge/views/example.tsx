import {
  ButtonGroup,
  ButtonLink,
  type Children,
  Lead,
  Page,
  Quiet,
  SummaryList,
  Tag,
  TranslationMark,
  type Shown as Visit,
} from '../../design/index.ts'
import type { Beside } from '../../figures/index.ts'
import type { Language } from '../../shared/language.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { languagesIn, numberIn } from '../domain/choose.ts'
import { type Template, type TemplateField, templateFields } from '../domain/example.ts'
import type { ExampleRow, ExampleShown, Imported } from '../queries/examples.ts'
import type { About } from '../queries/posts.ts'
import type { Rated } from '../rated.ts'
import { texts } from '../texts/index.ts'
import { Chain, Elsewhere } from './chain.tsx'
import { Evidence } from './evidence.tsx'
import { languageNames, Standing } from './examples.tsx'
import { Own } from './prose.tsx'
import { Themes } from './themes.tsx'

/** An amount that is a number is written as one; what has not been answered is said in words. */
function shownValue(visit: Visit, field: TemplateField, text: string | null | undefined): Children {
  const t = texts(visit.language).examples
  const b = bankTexts(visit.language)
  if (!text) return <Quiet>{t.unknown}</Quiet>
  const amount = numberIn(text)
  if (field === 'costKronor' && amount !== null) return b.kronor(formatNumber(visit.language, amount))
  if (field === 'costHours' && amount !== null) return plural(visit.language, amount, b.hours)
  if (field === 'languages') return languageNames(languagesIn(text))
  const parts = text.split(/\n\s*\n/)
  if (parts.length === 1)
    return (
      <bdi lang="sv" dir="auto">
        {text}
      </bdi>
    )
  return parts.map((part) => (
    <p lang="sv" dir="auto">
      {part}
    </p>
  ))
}
export const TemplateRows = ({
  visit,
  template,
  where,
  more,
}: {
  visit: Visit
  template: Template
  where: Children
  more?: [string, string][]
}) => {
  const t = texts(visit.language).examples
  return (
    <SummaryList
      visit={visit}
      rows={[
        { key: t.where, value: where },
        ...templateFields.map((field) => ({ key: t.fields[field], value: shownValue(visit, field, template[field]) })),
        ...(more ?? []).map(([key, text]) => ({ key, value: <bdi lang="sv">{text}</bdi> })),
      ]}
    />
  )
}

export type ExampleProps = {
  visit: Visit
  example: Rated<ExampleShown>
  beside: Beside | null
  /** Posts that belong with it. */
  posts: readonly About[]
  mayTake: boolean
  status?: string | undefined
}
const Ways = ({
  visit,
  example,
  mayTake,
}: {
  visit: Visit
  example: Pick<ExampleRow, 'slug' | 'stage'>
  mayTake: boolean
}) => {
  const b = bankTexts(visit.language)
  const own = `/goda-exempel/${example.slug}`
  return (
    <ButtonGroup>
      {mayTake && <ButtonLink href={`${own}/upptaget`}>{b.takeUp}</ButtonLink>}
      {example.stage !== 'closed' && (
        <>
          <ButtonLink kind="secondary" href={`${own}/fraga`}>
            {b.ways.question}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${own}/studiebesok`}>
            {b.ways.visit}
          </ButtonLink>
        </>
      )}
    </ButtonGroup>
  )
}
/** Where it was told; nothing where it was written here. */
const sourceOf = (visit: Visit, { source, sourceSection }: ExampleRow): [string, string][] => {
  const t = texts(visit.language).examples
  return [
    ...(source ? [[t.source, source] as [string, string]] : []),
    ...(sourceSection ? [[t.section, sourceSection] as [string, string]] : []),
  ]
}
const Posts = ({ visit, posts }: Pick<ExampleProps, 'visit' | 'posts'>) =>
  posts.length === 0 ? null : (
    <>
      <h2>{texts(visit.language).related}</h2>
      <ul>
        {posts.map(({ slug, title, language }) => (
          <li>
            <a href={`/kunskap/${slug}`}>
              <Own language={language as Language}>{title}</Own>
            </a>
          </li>
        ))}
      </ul>
    </>
  )

const Described = ({ visit, example }: Pick<ExampleProps, 'visit' | 'example'>) => (
  <>
    <TemplateRows
      visit={visit}
      template={example.template}
      where={<bdi>{example.organisationName}</bdi>}
      more={sourceOf(visit, example)}
    />
    {example.sourceSection && (
      <p>
        <Quiet>{texts(visit.language).bySection}</Quiet>
      </p>
    )}
  </>
)

export const ExamplePage = ({ visit, example, beside, posts, mayTake, status }: ExampleProps) => {
  const t = texts(visit.language)
  return (
    <Page
      visit={visit}
      title={example.title}
      heading={<TranslationMark visit={visit}>{example.title}</TranslationMark>}
      back="/goda-exempel"
      status={status}
    >
      <Lead>
        <bdi lang="sv">{example.ingress}</bdi>
      </Lead>
      {visit.language !== 'sv' && <p>{t.onlySwedish}</p>}
      {example.demo && <Tag tone="wait">{bankTexts(visit.language).invented}</Tag>}
      <Standing visit={visit} example={example} />
      <Described visit={visit} example={example} />
      <Ways visit={visit} example={example} mayTake={mayTake} />
      <Evidence visit={visit} example={example} beside={beside} />
      <h2>{t.examples.chain}</h2>
      <Chain visit={visit} adoptions={example.adoptions} original={example.organisationName} />
      {example.elsewhere.length > 0 && <Elsewhere visit={visit} rows={example.elsewhere} />}
      <Posts visit={visit} posts={posts} />
      <Themes
        visit={visit}
        themes={example.themes}
        href={(theme) => `/goda-exempel?amne=${encodeURIComponent(theme)}`}
      />
    </Page>
  )
}

export const ImportedPage = ({
  visit,
  example,
  mayTake,
  status,
}: {
  visit: Visit
  example: Imported
  mayTake: boolean
  status?: string | undefined
}) => {
  const t = texts(visit.language).examples
  return (
    <Page visit={visit} title={example.title} heading={<bdi>{example.title}</bdi>} back="/goda-exempel" status={status}>
      <p>
        <Tag>{t.from(example.region)}</Tag>
      </p>
      <Lead>
        <bdi>{example.ingress}</bdi>
      </Lead>
      <TemplateRows visit={visit} template={example.template} where={<bdi>{example.organisationName}</bdi>} />
      <ButtonGroup>
        {mayTake && (
          <ButtonLink href={`/goda-exempel/${example.slug}/upptaget`}>{bankTexts(visit.language).takeUp}</ButtonLink>
        )}
      </ButtonGroup>
      <p>
        <a href={example.address} rel="noopener nofollow">
          {t.original}
        </a>
      </p>
      <Evidence visit={visit} example={example} />
      <h2>{t.chain}</h2>
      <Chain visit={visit} adoptions={example.here} original={example.organisationName} />
    </Page>
  )
}
