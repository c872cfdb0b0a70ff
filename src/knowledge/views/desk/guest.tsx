import {
  Button,
  Form,
  Input,
  InsetText,
  Lead,
  Links,
  Page,
  Textarea,
  type Shown as Visit,
} from '../../../design/index.ts'
import { guestMayApprove, guestWrites } from '../../domain/post.ts'
import type { Editing } from '../../queries/editing.ts'
import type { Edition, Note } from '../../queries/review.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { Own } from '../prose.tsx'
import type { Told } from '../told.ts'
import { Changes, lastSeen, NoteForm, Notes, Numbered } from './review.tsx'

type Props = { visit: Visit; token: string; post: Editing; notes: Note[]; editions: Edition[] } & Told
const address = (token: string, part = '') => `/gastinlagg/${token}${part}`

const Step = ({ visit, token, post, act }: Props & { act: 'accept' | 'submit' }) => (
  <Form visit={visit} of={address(token, '/steg')} version={post.version}>
    <Button name="gor" value={act} kind={act === 'accept' ? 'primary' : 'secondary'}>
      {deskTexts(visit.language).guest[act]}
    </Button>
  </Form>
)

const Welcome = (props: Props) => {
  const { visit, post } = props
  const t = deskTexts(visit.language).guest
  return (
    <>
      <Lead>
        <bdi>{t.hello(post.guestName)}</bdi> <bdi>{t.asks(post.editor)}</bdi>
      </Lead>
      {post.guestBrief && (
        <InsetText>
          <p dir="auto">{post.guestBrief}</p>
        </InsetText>
      )}
      <p>{t.how}</p>
      <Step {...props} act="accept" />
    </>
  )
}

const Write = (props: Props) => {
  const { visit, token, post, problems = {}, typed = {} } = props
  const { guest: t, pictures } = deskTexts(visit.language)
  const staff = texts(visit.language).staff
  const field = (name: string, value: string) => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  return (
    <>
      <Form visit={visit} of={address(token)} version={post.version}>
        <Input {...field('rubrik', post.title)} label={staff.heading} maxlength={160} />
        <Textarea {...field('ingress', post.ingress)} label={staff.ingress} rows={3} limit={600} />
        <Textarea {...field('text', post.body)} label={staff.body} hint={staff.bodyHint} rows={20} />
        <Input {...field('forfattare', post.author)} label={t.byline} autocomplete="name" />
        <Input {...field('organisation', post.organisation)} label={t.organisation} optional />
        <Button>{t.save}</Button>
      </Form>
      <h2>{pictures.title}</h2>
      <p>{pictures.where}</p>
      <Links links={[{ href: address(token, '/bilder'), text: `${pictures.title} (${post.images.length})` }]} />
      <h2>{t.submit}</h2>
      <p>{t.submitLead}</p>
      <Step {...props} act="submit" />
    </>
  )
}

/** The whole text as it stands now, and the button that says yes to just that. */
const Yes = ({ visit, token, post }: Props) => {
  const t = deskTexts(visit.language).guest
  if (post.guestApproved === post.edition) return <InsetText>{t.approved}</InsetText>
  return (
    <>
      <p>{t.approveLead}</p>
      <Form visit={visit} of={address(token, '/ja')} version={post.version}>
        <input type="hidden" name="utgava" value={post.edition} />
        <Button>{t.approve}</Button>
      </Form>
    </>
  )
}

const Read = (props: Props) => {
  const { visit, token, post, editions } = props
  const t = deskTexts(visit.language)
  const at = (id: string) => address(token, `/bild/${id}`)
  const pictures = { all: post.images, credit: texts(visit.language).credit, at }
  const before = post.guestApproved === post.edition ? undefined : lastSeen(post, editions)
  return (
    <>
      {before && <Changes visit={visit} before={before} after={post} />}
      <h2>{t.guest.text}</h2>
      <h3>
        <Own language="sv">{post.title}</Own>
      </h3>
      <Lead>
        <Own language="sv">{post.ingress}</Own>
      </Lead>
      <Numbered body={post.body} pictures={pictures} />
      {guestMayApprove(post.stage) && <Yes {...props} />}
    </>
  )
}

/** /gastinlagg/{token}: what a guest's link opens. Opening it does nothing; buttons do. */
export const GuestPage = (props: Props) => {
  const { visit, token, post, notes, problems, typed, status } = props
  const t = deskTexts(visit.language)
  const isOpen = post.stage !== 'invited' && post.stage !== 'expired'
  const writes = guestWrites(post.stage)
  return (
    <Page visit={visit} title={t.guest.title} back="/kunskap" problems={problems} status={status}>
      <p>
        <strong>{t.guest.stages[post.stage]}</strong>
      </p>
      {post.stage === 'invited' && <Welcome {...props} />}
      {post.stage === 'published' && <Links links={[{ href: `/kunskap/${post.slug}`, text: t.guest.read }]} />}
      {writes && <Write {...props} />}
      {isOpen && (!writes || post.guestApproved !== post.edition) && post.body !== '' && <Read {...props} />}
      {isOpen && <Notes visit={visit} notes={notes} />}
      {isOpen && (
        <NoteForm
          visit={visit}
          of={address(token, '/svar')}
          title={t.review.noteEditor}
          problems={problems}
          typed={typed}
        />
      )}
    </Page>
  )
}

export const GuestGonePage = ({ visit }: { visit: Visit }) => {
  const t = deskTexts(visit.language).guest
  return (
    <Page visit={visit} title={t.gone} back="/kunskap">
      <Lead>{t.goneLead}</Lead>
    </Page>
  )
}
