import { type Message, PracticeMessage } from '../../../accounts/index.ts'
import { Button, Form, Input, InsetText, Lead, Page, Textarea, type Shown as Visit } from '../../../design/index.ts'
import { formatDate } from '../../../shared/texts.ts'
import type { Editing } from '../../queries/editing.ts'
import { deskTexts } from '../../texts/desk.ts'
import type { Told } from '../told.ts'

type FieldsProps = { visit: Visit; post?: Editing } & Told
const Fields = ({ visit, post, problems = {}, typed = {} }: FieldsProps) => {
  const t = deskTexts(visit.language).invite
  const field = (name: string, value = '') => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  return (
    <>
      <Input {...field('namn', post?.guestName)} label={t.name} maxlength={80} />
      <Input {...field('mejl')} label={t.mail} hint={t.mailHint} type="email" />
      {!post && <Input {...field('rubrik')} label={t.heading} maxlength={160} />}
      <Textarea {...field('uppdrag', post?.guestBrief)} label={t.brief} rows={4} limit={2000} />
    </>
  )
}

/** /redaktion/gaster */
export const InvitePage = (props: { visit: Visit } & Told) => {
  const { visit, problems } = props
  const t = deskTexts(visit.language).invite
  return (
    <Page visit={visit} title={t.title} back="/redaktion" width="staff" problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/redaktion/gaster">
        <Fields {...props} />
        <Button>{t.send}</Button>
      </Form>
    </Page>
  )
}

type Props = { visit: Visit; post: Editing; exercise: Message | null } & Told
/** /redaktion/gaster/{id}: who writes, whether they have said yes, and another link. */
export const GuestStatePage = (props: Props) => {
  const { visit, post, exercise, problems, status } = props
  const t = deskTexts(visit.language).invite
  const said = post.guestApproved === post.edition ? t.approved : t.waits
  return (
    <Page
      visit={visit}
      title={`${t.state}: ${post.title}`}
      back={`/redaktion/${post.id}`}
      width="staff"
      problems={problems}
      status={status}
    >
      {post.invitedAt && <p>{t.invited(post.guestName, formatDate(visit.language, post.invitedAt))}</p>}
      {post.stage !== 'invited' && post.stage !== 'expired' && <InsetText>{said(post.guestName)}</InsetText>}
      {exercise && (
        <section>
          <h2>{t.exercise}</h2>
          <PracticeMessage visit={visit} message={exercise} />
        </section>
      )}
      {post.stage !== 'published' && (
        <section>
          <h2>{t.again}</h2>
          <p>{t.againLead}</p>
          <Form visit={visit} of={`/redaktion/gaster/${post.id}`} version={post.version}>
            <Fields {...props} />
            <Button>{t.again}</Button>
          </Form>
        </section>
      )}
    </Page>
  )
}
