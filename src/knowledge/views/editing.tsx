import {
  Button,
  ButtonGroup,
  Checkboxes,
  Form,
  Input,
  Lead,
  Links,
  Page,
  type Problems,
  Radios,
  SummaryList,
  Table,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../design/index.ts'
import { about, isLanguage, type Language } from '../../shared/language.ts'
import { formatDate } from '../../shared/texts.ts'
import { statesOf } from '../domain/language-version.ts'
import { actsOn } from '../domain/post.ts'
import type { Editing, Row } from '../queries/editing.ts'
import { texts } from '../texts/index.ts'
import { Prose } from './prose.tsx'

export type Told = {
  problems?: Problems | undefined
  typed?: Record<string, string> | undefined
  status?: string | undefined
}

const Posts = ({ visit, rows }: { visit: Visit; rows: Row[] }) => {
  const t = texts(visit.language).staff
  return (
    <Table
      visit={visit}
      id="inlagg"
      caption={t.post}
      blocks
      rows={rows}
      columns={[
        { head: t.heading, cell: ({ id, title }) => <a href={`/redaktion/${id}`}>{title}</a> },
        { head: t.author, cell: ({ author }) => author },
        {
          head: t.stage,
          cell: ({ stage }) => <Tag tone={stage === 'published' ? 'done' : 'plain'}>{t.stages[stage]}</Tag>,
        },
        {
          head: texts(visit.language).examples.fields.period,
          cell: ({ publishedAt, publishAt }) => {
            const at = publishedAt ?? publishAt
            return at ? formatDate(visit.language, at) : '–'
          },
        },
      ]}
    />
  )
}

export const DeskPage = ({ visit, rows, problems, typed, status }: { visit: Visit; rows: Row[] } & Told) => {
  const t = texts(visit.language).staff
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/redaktion">
        <Input
          visit={visit}
          name="rubrik"
          label={t.heading}
          value={typed?.rubrik}
          problem={problems?.rubrik}
          maxlength={160}
        />
        <Button>{t.begin}</Button>
      </Form>
      {rows.length === 0 ? <p>{t.none}</p> : <Posts visit={visit} rows={rows} />}
    </Page>
  )
}

type PostProps = { visit: Visit; post: Editing } & Told
const Write = ({ visit, post, problems = {}, typed = {} }: PostProps) => {
  const t = texts(visit.language).staff
  const field = (name: string, value: string) => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  return (
    <Form visit={visit} of={`/redaktion/${post.id}`} version={post.version}>
      <Input {...field('rubrik', post.title)} label={t.heading} maxlength={160} />
      <Textarea {...field('ingress', post.ingress)} label={t.ingress} rows={3} limit={600} />
      <Textarea {...field('text', post.body)} label={t.body} hint={t.bodyHint} rows={20} />
      <Input {...field('forfattare', post.author)} label={t.author} />
      <Input {...field('sidansvarig', post.responsible)} label={t.responsible} />
      <Input {...field('amnen', post.themes.join(', '))} label={t.themes} optional />
      <Checkboxes
        visit={visit}
        name="kommentarer"
        label={t.commentsOpen}
        asked
        choices={[{ value: 'ja', text: t.commentsOpen }]}
        values={post.commentsOpen ? ['ja'] : []}
      />
      {post.stage === 'published' && <Input {...field('andrat', '')} label={t.updatedWhat} />}
      <Button>{t.save}</Button>
    </Form>
  )
}

const Acts = ({ visit, post, problems = {} }: PostProps) => {
  const t = texts(visit.language).staff
  const acts = actsOn(post.stage, 'editor').filter((act): act is keyof typeof t.acts => act in t.acts)
  return (
    <Form visit={visit} of={`/redaktion/${post.id}/steg`} version={post.version}>
      {acts.includes('publish') && (
        <Input visit={visit} name="dag" label={t.publishAt} problem={problems.dag} room={12} ltr />
      )}
      <ButtonGroup>
        {acts.map((act) => (
          <Button name="gor" value={act} kind="secondary">
            {t.acts[act]}
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  )
}

const Translations = ({ visit, post }: PostProps) => {
  const t = texts(visit.language).staff
  const versions = post.texts.flatMap(({ language, state, from }) =>
    isLanguage(language) ? [{ language, state, from }] : [],
  )
  return (
    <SummaryList
      visit={visit}
      rows={statesOf(versions, post.edition).map(([language, state]) => ({
        key: about[language].name,
        value: (
          <Tag tone={state === 'approved' ? 'done' : state === 'outdated' ? 'wait' : 'plain'}>{t.states[state]}</Tag>
        ),
        change: { href: `/redaktion/${post.id}/sprak/${language}`, what: about[language].name },
      }))}
    />
  )
}

export const EditPage = (props: PostProps) => {
  const { visit, post, problems, status } = props
  const t = texts(visit.language).staff
  return (
    <Page
      visit={visit}
      title={post.title || t.post}
      back="/redaktion"
      width="staff"
      problems={problems}
      status={status}
    >
      <p>
        <Tag tone={post.stage === 'published' ? 'done' : 'plain'}>{t.stages[post.stage]}</Tag>
      </p>
      {post.stage === 'published' && <Links links={[{ href: `/kunskap/${post.slug}`, text: post.title }]} />}
      <Acts {...props} />
      <Write {...props} />
      <h2>{t.translations}</h2>
      <Translations {...props} />
      <h2>{t.preview}</h2>
      <Prose language="sv" text={post.body} />
    </Page>
  )
}

type TranslationProps = PostProps & { language: Language }
const Translate = ({ visit, post, language, problems = {}, typed = {} }: TranslationProps) => {
  const t = texts(visit.language).staff
  const own = post.texts.find((one) => one.language === language)
  const field = (name: string, value: string) => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  return (
    <Form visit={visit} of={`/redaktion/${post.id}/sprak/${language}`} version={post.version}>
      <Input {...field('rubrik', own?.title ?? '')} label={t.heading} hint={post.title} maxlength={160} />
      <Textarea {...field('ingress', own?.ingress ?? '')} label={t.ingress} hint={post.ingress} rows={3} limit={600} />
      <Textarea {...field('text', own?.body ?? '')} label={t.body} rows={20} />
      <Radios
        visit={visit}
        name="lage"
        label={t.state}
        problem={problems.lage}
        value={typed.lage ?? own?.state ?? 'draft'}
        choices={(['draft', 'read', 'approved'] as const).map((state) => ({ value: state, text: t.states[state] }))}
      />
      <Button>{t.saveTranslation}</Button>
    </Form>
  )
}

export const TranslationPage = (props: TranslationProps) => {
  const { visit, post, language, problems } = props
  return (
    <Page
      visit={visit}
      title={texts(visit.language).staff.translate(about[language].name)}
      back={`/redaktion/${post.id}`}
      width="staff"
      problems={problems}
    >
      <Translate {...props} />
      <h2>{about.sv.name}</h2>
      <Prose language="sv" text={post.body} />
    </Page>
  )
}
