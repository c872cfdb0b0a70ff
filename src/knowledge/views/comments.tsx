import { Button, Form, Input, Page, type Problems, Quiet, Textarea, type Shown as Visit } from '../../design/index.ts'
import { formatDateTime } from '../../shared/texts.ts'
import { longestComment } from '../domain/comment.ts'
import type { Read } from '../queries/comments.ts'
import type { Shown } from '../queries/posts.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'

export type CommentProps = {
  visit: Visit
  post: Shown
  problems?: Problems | undefined
  typed?: Record<string, string> | undefined
  status?: string | undefined
  /** The reader is a moderator: each comment leads to the page where it is judged. */
  judges?: boolean | undefined
}

const CommentForm = ({ visit, post, problems = {}, typed = {} }: CommentProps) => {
  const t = texts(visit.language).comment
  return (
    <Form visit={visit} of={`/kunskap/${post.slug}/kommentar`}>
      <p>{t.about}</p>
      <Input visit={visit} name="namn" label={t.name} value={typed.namn} problem={problems.namn} autocomplete="name" />
      <Input
        visit={visit}
        name="mejl"
        type="email"
        label={t.mail}
        value={typed.mejl}
        problem={problems.mejl}
        autocomplete="email"
      />
      <Textarea
        visit={visit}
        name="text"
        label={t.text}
        value={typed.text}
        problem={problems.text}
        limit={longestComment}
      />
      {/* Left out of what is seen and heard; a program fills it in. */}
      <div hidden>
        <label for="webbplats">{t.trap}</label>
        <input id="webbplats" name="webbplats" tabindex={-1} autocomplete="off" />
      </div>
      <input type="hidden" name="ritad" value={visit.now.getTime()} />
      <Button>{t.send}</Button>
    </Form>
  )
}

export const Comments = (props: CommentProps) => {
  const { visit, post } = props
  const t = texts(visit.language)
  return (
    <section aria-labelledby="kommentarer">
      <h2 id="kommentarer">{t.comments}</h2>
      {post.comments.length === 0 && <p>{t.noComments}</p>}
      {post.comments.map((comment) => (
        <article class="box">
          <p>
            <strong>
              <bdi>{comment.name}</bdi>
            </strong>{' '}
            <Quiet>{formatDateTime(visit.language, new Date(comment.at))}</Quiet>
          </p>
          {comment.text.split(/\n\s*\n/).map((part) => (
            <p dir="auto">{part}</p>
          ))}
          <p class="on-screen">
            <a href={`/kunskap/anmal/${comment.id}`}>{t.report.link}</a>{' '}
            {props.judges && (
              <a href={`/redaktion/kommentarer/${comment.id}`}>{deskTexts(visit.language).moderation.judge}</a>
            )}
          </p>
        </article>
      ))}
      {post.commentsOpen && (
        <div class="on-screen">
          <h3>{t.comment.title}</h3>
          <CommentForm {...props} />
        </div>
      )}
    </section>
  )
}

type ReportProps = {
  visit: Visit
  id: string
  comment: Read | undefined
  problems?: Problems | undefined
  typed?: string | undefined
  sent: boolean
}
export const ReportPage = ({ visit, id, comment, problems = {}, typed, sent }: ReportProps) => {
  const t = texts(visit.language).report
  const back = comment ? `/kunskap/${comment.slug}` : '/kunskap'
  return (
    <Page visit={visit} title={t.title} back={back} problems={problems} status={sent ? t.sent : undefined}>
      {comment && !sent && (
        <blockquote dir="auto">
          <p>{comment.text}</p>
          <p>
            <Quiet>{comment.name}</Quiet>
          </p>
        </blockquote>
      )}
      {!sent && (
        <Form visit={visit} of={`/kunskap/anmal/${id}`}>
          <Textarea visit={visit} name="skal" label={t.reason} value={typed} problem={problems.skal} limit={500} />
          <Button>{t.send}</Button>
        </Form>
      )}
    </Page>
  )
}
