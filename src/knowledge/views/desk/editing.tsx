import {
  Button,
  ButtonGroup,
  Checkboxes,
  Form,
  Input,
  InsetText,
  Links,
  Page,
  Radios,
  SummaryList,
  Tag,
  Textarea,
  type Shown as Visit,
  WarningText,
} from '../../../design/index.ts'
import { about, isLanguage, type Language } from '../../../shared/language.ts'
import { formatDate, formatDateTime } from '../../../shared/texts.ts'
import { statesOf } from '../../domain/language-version.ts'
import { actsOn, lacksOf } from '../../domain/post.ts'
import type { Editing } from '../../queries/editing.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { Prose } from '../prose.tsx'
import type { Told } from '../told.ts'

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

const When = ({ visit, post, problems = {}, typed = {} }: PostProps) => {
  const t = deskTexts(visit.language).edit
  return (
    <>
      {post.publishAt && <p>{t.waits(formatDateTime(visit.language, post.publishAt))}</p>}
      <Input
        visit={visit}
        name="dag"
        label={t.day}
        hint={t.dayHint}
        value={typed.dag}
        problem={problems.dag}
        room={12}
        ltr
      />
      <Input visit={visit} name="tid" label={t.time} value={typed.tid} problem={problems.tid} room={8} ltr />
    </>
  )
}

const Acts = (props: PostProps) => {
  const { visit, post } = props
  const t = texts(visit.language).staff
  const acts = actsOn(post.stage, 'editor').filter((act): act is keyof typeof t.acts => act in t.acts)
  const lacks = post.stage === 'submitted' || post.stage === 'approved' ? lacksOf(post) : []
  if (acts.length === 0) return null
  return (
    <>
      <h2>{deskTexts(visit.language).edit.next}</h2>
      {lacks.length > 0 && (
        <WarningText visit={visit}>{t.lacking(lacks.map((lack) => t.lacks[lack]).join(', '))}</WarningText>
      )}
      <Form visit={visit} of={`/redaktion/${post.id}/steg`} version={post.version}>
        {acts.includes('publish') && <When {...props} />}
        <ButtonGroup>
          {acts.map((act) => (
            <Button name="gor" value={act} kind="secondary">
              {t.acts[act]}
            </Button>
          ))}
        </ButtonGroup>
      </Form>
    </>
  )
}

/** The other pages of the same post. */
const Ways = ({ visit, post }: PostProps) => {
  const t = deskTexts(visit.language)
  const of = `/redaktion/${post.id}`
  return (
    <Links
      links={[
        ...(post.stage === 'published' ? [{ href: `/kunskap/${post.slug}`, text: t.edit.open }] : []),
        { href: `${of}/bilder`, text: `${t.pictures.title} (${post.images.length})` },
        { href: `${of}/lankar`, text: `${t.related.title} (${post.related.length})` },
        { href: `${of}/granska`, text: t.review.title },
        ...(post.kind === 'guest' ? [{ href: `/redaktion/gaster/${post.id}`, text: t.invite.state }] : []),
      ]}
    />
  )
}

const Guest = ({ visit, post }: PostProps) => {
  const t = deskTexts(visit.language).invite
  if (post.kind !== 'guest' || post.stage === 'published') return null
  const said = post.guestApproved === post.edition ? t.approved : t.waits
  const isAsked = post.stage === 'invited' && post.invitedAt
  return (
    <InsetText>
      {isAsked ? t.invited(post.guestName, formatDate(visit.language, isAsked)) : said(post.guestName)}
    </InsetText>
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
  const isWritten = post.stage !== 'invited' && post.stage !== 'expired'
  const pictures = { all: post.images, credit: texts(visit.language).credit }
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
      <Guest {...props} />
      <Ways {...props} />
      <Acts {...props} />
      {isWritten && <h2>{deskTexts(visit.language).edit.write}</h2>}
      {isWritten && <Write {...props} />}
      {isWritten && <h2>{t.translations}</h2>}
      {isWritten && <Translations {...props} />}
      <h2>{t.preview}</h2>
      <Prose language="sv" text={post.body} pictures={pictures} />
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
