import { Card, Cards, Chips, Lead, Links, Page, Pagination, Quiet, type Shown as Visit } from '../../design/index.ts'
import { municipalityNames } from '../../shared/facts/municipalities.ts'
import { about, type Language } from '../../shared/language.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { isReadable, stateOf } from '../domain/language-version.ts'
import { pageSize } from '../domain/post.ts'
import type { Listed, Shown } from '../queries/posts.ts'
import { texts } from '../texts/index.ts'
import { type CommentProps, Comments } from './comments.tsx'
import { FeedLinks, feedAddress } from './feed-links.tsx'
import { Own, Prose } from './prose.tsx'
import { Themes } from './themes.tsx'

const languageOf = (post: Pick<Listed, 'language'>) => post.language as Language

const Signed = ({ visit, post }: { visit: Visit; post: Listed }) => {
  const t = texts(visit.language)
  return (
    <p>
      <Quiet>
        {[post.author && t.by(post.author), post.organisation].filter(Boolean).join(', ')}
        {(post.author || post.organisation) && '. '}
        <time datetime={post.publishedAt.toISOString()}>
          {t.published(formatDate(visit.language, post.publishedAt))}
        </time>
      </Quiet>
    </p>
  )
}

type Chosen = { theme: string | null; municipality: string | null }
const Ways = ({ visit, chosen }: { visit: Visit; chosen: Chosen }) => {
  const t = texts(visit.language)
  const of = { ...chosen, language: visit.language }
  return (
    <>
      <h2>{t.follow}</h2>
      <Links
        links={[
          { href: '/nyhetsbrev', text: t.newsletter.ask },
          { href: feedAddress('atom', of), text: t.atom },
          { href: feedAddress('json', of), text: t.json },
        ]}
      />
    </>
  )
}

const listOf = ({ theme, municipality }: Partial<Chosen>) =>
  `/kunskap?${new URLSearchParams({ ...(theme && { amne: theme }), ...(municipality && { kommun: municipality }) })}`
/** What the list is about now, each with its own way out. */
const chipsOf = ({ theme, municipality }: Chosen) => [
  ...(theme ? [{ text: theme, href: listOf({ municipality }) }] : []),
  ...(municipality ? [{ text: municipalityNames.get(municipality) ?? municipality, href: listOf({ theme }) }] : []),
]

type ListProps = {
  visit: Visit
  posts: Listed[]
  total: number
  page: number
  chosen: Chosen
  address: (page: number) => string
}
export const PostsPage = ({ visit, posts, total, page, chosen, address }: ListProps) => {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} back="/" head={<FeedLinks {...chosen} language={visit.language} />}>
      <Lead>{t.lead}</Lead>
      <Links
        links={[
          { href: '/hitta', text: t.search.title },
          { href: '/goda-exempel', text: t.examples.title },
          { href: '/rekommendationer', text: t.recommendations.title },
        ]}
      />
      <Chips visit={visit} chips={chipsOf(chosen)} clear="/kunskap" />
      <p>{total > 0 ? plural(visit.language, total, t.posts) : t.nothing}</p>
      <Cards>
        {posts.map((post) => (
          <Card title={<Own language={languageOf(post)}>{post.title}</Own>} href={`/kunskap/${post.slug}`}>
            <p>
              <Own language={languageOf(post)}>{post.ingress}</Own>
            </p>
            <Signed visit={visit} post={post} />
          </Card>
        ))}
      </Cards>
      <Pagination visit={visit} page={page} pages={Math.ceil(total / pageSize)} href={address} />
      <Ways visit={visit} chosen={chosen} />
    </Page>
  )
}

const Facts = ({ visit, post }: { visit: Visit; post: Shown }) => {
  const t = texts(visit.language)
  return (
    <footer>
      {post.updatedAt && <p>{t.updated(formatDate(visit.language, post.updatedAt), post.updatedWhat)}</p>}
      <p>
        <Quiet>
          {t.responsible}: {post.responsible}. {t.editor}: {post.editor}.
        </Quiet>
      </p>
      <Themes visit={visit} themes={post.themes} href={(theme) => listOf({ theme })} />
      {post.related.length > 0 && (
        <>
          <h2>{t.related}</h2>
          <Links links={post.related.map(({ href, text }) => ({ href, text }))} />
        </>
      )}
    </footer>
  )
}

/** The languages that somebody has approved, and the Swedish. */
const readableIn = ({ versions, edition }: Shown): Language[] => [
  'sv',
  ...versions.filter((one) => isReadable(stateOf(one, edition))).map(({ language }) => language),
]
const inLanguage = ({ slug }: Shown, language: Language) => `/kunskap/${slug}?sprak=${language}`
const Versions = ({ post }: { post: Shown }) => (
  <>
    {readableIn(post).map((language) => (
      <link rel="alternate" hreflang={about[language].lang} href={inLanguage(post, language)} />
    ))}
  </>
)
const Languages = ({ visit, post }: { visit: Visit; post: Shown }) => {
  const others = readableIn(post).filter((language) => language !== post.language)
  if (others.length === 0) return null
  return (
    <p class="on-screen">
      {texts(visit.language).inLanguages}:{' '}
      {others.map((language) => (
        <>
          <a href={inLanguage(post, language)} lang={about[language].lang} hreflang={about[language].lang}>
            {about[language].name}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

type PostProps = { visit: Visit; post: Shown; state: 'own' | 'outdated' | 'swedish' } & Omit<
  CommentProps,
  'visit' | 'post'
>
export const PostPage = ({ visit, post, state, ...comments }: PostProps) => {
  const t = texts(visit.language)
  const language = languageOf(post)
  return (
    <Page
      visit={visit}
      title={post.title}
      heading={<Own language={language}>{post.title}</Own>}
      back="/kunskap"
      head={<Versions post={post} />}
      problems={comments.problems}
      status={comments.status}
    >
      {state === 'outdated' && <p class="drafted">{t.outdated}</p>}
      {state === 'swedish' && <p class="drafted">{t.inSwedish}</p>}
      <article>
        <Lead>
          <Own language={language}>{post.ingress}</Own>
        </Lead>
        <Signed visit={visit} post={post} />
        <Languages visit={visit} post={post} />
        <Prose language={language} text={post.body} pictures={{ all: post.images, credit: t.credit }} />
        <Facts visit={visit} post={post} />
      </article>
      <Comments visit={visit} post={post} {...comments} />
    </Page>
  )
}

/** What was here is gone; the address is never another post's. */
export const GonePage = ({ visit, at }: { visit: Visit; at: Date }) => {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.gone.title} back="/kunskap">
      <Lead>{t.gone.text(formatDate(visit.language, at))}</Lead>
      <Links links={[{ href: '/kunskap', text: t.title }]} />
    </Page>
  )
}
