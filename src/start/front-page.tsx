import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Cards,
  type Children,
  Columns,
  Input,
  Lead,
  Links,
  Page,
  Quiet,
} from '../design/index.ts'
import { FrontFigures } from '../figures/index.ts'
import { FeedLinks } from '../knowledge/index.ts'
import { about, type Language } from '../shared/language.ts'
import type { Shown } from '../shared/shown.ts'
import { formatDate } from '../shared/texts.ts'
import type { Front } from './front.ts'
import { texts } from './texts/index.ts'

type Props = { visit: Shown; front: Front }

const In = ({ language, children }: { language: Language; children?: Children }) => (
  <bdi lang={about[language].lang} dir={about[language].dir}>
    {children}
  </bdi>
)

/** A part of the page: its rows or what is said when there are none, and the way to all of them. */
type PartProps = { title: string; way: { href: string; text: string }; none: string; children: Children[] }
const Part = ({ title, way, none, children }: PartProps) => (
  <section>
    <h2>{title}</h2>
    {children.length > 0 ? <Cards>{children}</Cards> : <p>{none}</p>}
    <p>
      <a href={way.href}>{way.text}</a>
    </p>
  </section>
)

const Posts = ({ visit, front: { posts } }: Props) => {
  const t = texts(visit.language).front
  const { language } = visit
  return (
    <Part title={t.news} way={{ href: '/kunskap', text: t.allNews }} none={t.noNews}>
      {posts.map((post) => (
        <Card level={3} title={<In language={post.language}>{post.title}</In>} href={`/kunskap/${post.slug}`}>
          <p>
            <In language={post.language}>{post.ingress}</In>
          </p>
          <p>
            <Quiet>
              {post.organisation && (
                <>
                  <bdi lang="sv">{post.organisation}</bdi>,{' '}
                </>
              )}
              {formatDate(language, new Date(post.publishedAt))}
            </Quiet>
          </p>
        </Card>
      ))}
    </Part>
  )
}

const Courses = ({ visit, front: { courses } }: Props) => {
  const t = texts(visit.language).front
  const { language } = visit
  return (
    <Part title={t.courses} way={{ href: '/kurser', text: t.allCourses }} none={t.noCourses}>
      {courses.map((round) => (
        <Card
          level={3}
          title={<In language={round.own ? language : 'sv'}>{round.title}</In>}
          href={`/kurser/${round.slug}/${round.id}`}
        >
          <p>
            {t.starts(formatDate(language, round.starts))} <bdi lang="sv">{round.municipality}</bdi>
          </p>
        </Card>
      ))}
    </Part>
  )
}

const Examples = ({ visit, front: { examples } }: Props) => {
  const t = texts(visit.language).front
  return (
    <Part title={t.examples} way={{ href: '/goda-exempel', text: t.allExamples }} none={t.noExamples}>
      {examples.map(({ slug, title, ingress, organisation }) => (
        <Card level={3} title={<In language="sv">{title}</In>} href={`/goda-exempel/${slug}`}>
          <p>
            <In language="sv">{ingress}</In>
          </p>
          <p>
            <Quiet>
              <bdi lang="sv">{organisation}</bdi>
            </Quiet>
          </p>
        </Card>
      ))}
    </Part>
  )
}

const Find = ({ visit }: { visit: Shown }) => {
  const t = texts(visit.language)
  return (
    <search>
      <form method="get" action="/hitta">
        <Input visit={visit} name="ord" type="search" label={t.front.search} maxlength={80} />
        <Button kind="secondary">{t.front.find}</Button>
      </form>
    </search>
  )
}

/** First what somebody who looks for a course needs, then the region. */
export function FrontPage({ visit, front }: Props) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} width="staff" head={<FeedLinks language={visit.language} />}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <ButtonLink href="/kurser">{t.find}</ButtonLink>
        <ButtonLink kind="secondary" href="/status">
          {t.follow}
        </ButtonLink>
      </ButtonGroup>
      <p>
        <a href="/utkast">{t.resume}</a>
      </p>
      <Find visit={visit} />
      <Columns>
        <Courses visit={visit} front={front} />
        <Posts visit={visit} front={front} />
        <Examples visit={visit} front={front} />
      </Columns>
      <Columns>
        <FrontFigures visit={visit} front={front.figures} />
        <section>
          <h2>{t.front.meetings}</h2>
          <p>{t.front.noMeetings}</p>
        </section>
        <section>
          <h2>{t.front.more}</h2>
          <Links
            links={[
              { href: '/fordelning', text: t.allocation },
              { href: '/prognos', text: t.forecast },
              { href: '/rekommendationer', text: t.front.recommendations },
            ]}
          />
        </section>
      </Columns>
    </Page>
  )
}
