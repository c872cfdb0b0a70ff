import { Button, Details, Form, Input, Page, Quiet, Tag, Textarea, type Shown as Visit } from '../../../design/index.ts'
import { formatDateTime } from '../../../shared/texts.ts'
import { type Change, changesBetween, paragraphsOf } from '../../domain/change.ts'
import type { Editing } from '../../queries/editing.ts'
import type { Edition, Note } from '../../queries/review.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { type Pictures, Prose } from '../prose.tsx'
import type { Told } from '../told.ts'

const Said = ({ visit, note }: { visit: Visit; note: Note }) => {
  const t = deskTexts(visit.language).review
  return (
    <li>
      {note.paragraph !== null && <strong>{t.at(String(note.paragraph))}: </strong>}
      <span dir="auto">{note.text}</span>
      <br />
      <Quiet>{t.said(note.saidBy, formatDateTime(visit.language, note.at))}</Quiet>
    </li>
  )
}

/** What editor and guest have said to each other, by paragraph. */
export const Notes = ({ visit, notes }: { visit: Visit; notes: readonly Note[] }) => {
  const t = deskTexts(visit.language).review
  const sorted = notes.toSorted((a, b) => (a.paragraph ?? 0) - (b.paragraph ?? 0))
  return (
    <>
      <h2>{t.notes}</h2>
      {notes.length === 0 ? (
        <p>{t.noNotes}</p>
      ) : (
        <ul>
          {sorted.map((note) => (
            <Said visit={visit} note={note} />
          ))}
        </ul>
      )}
    </>
  )
}

type NoteProps = { visit: Visit; of: string; title: string } & Pick<Told, 'problems' | 'typed'>
export const NoteForm = ({ visit, of, title, problems = {}, typed = {} }: NoteProps) => {
  const t = deskTexts(visit.language).review
  return (
    <Form visit={visit} of={of}>
      <h3>{title}</h3>
      <Input
        visit={visit}
        name="stycke"
        label={t.paragraph}
        hint={t.paragraphHint}
        value={typed.stycke}
        problem={problems.stycke}
        room={4}
        inputmode="numeric"
        ltr
      />
      <Textarea visit={visit} name="not" label={title} asked value={typed.not} problem={problems.not} limit={2000} />
      <Button kind="secondary">{t.send}</Button>
    </Form>
  )
}

const marks = { same: null, gone: 'stop', new: 'done' } as const
const Changed = ({ visit, change }: { visit: Visit; change: Change }) => {
  const t = deskTexts(visit.language).review
  const tone = marks[change.kind]
  if (!tone) return <p dir="auto">{change.text}</p>
  const words = change.kind === 'gone' ? <del>{change.text}</del> : <ins>{change.text}</ins>
  return (
    <p dir="auto">
      <Tag tone={tone}>{change.kind === 'gone' ? t.gone : t.fresh}</Tag> {words}
    </p>
  )
}

type Compared = Pick<Edition, 'title' | 'ingress' | 'body'>
const whole = ({ title, ingress, body }: Compared) => [title, ingress, body].join('\n\n')

/** Everything that stands otherwise than in that edition. */
export const Changes = ({ visit, before, after }: { visit: Visit; before: Edition | undefined; after: Compared }) => {
  const t = deskTexts(visit.language).review
  const changes = before ? changesBetween(whole(before), whole(after)) : []
  const isSame = changes.every(({ kind }) => kind === 'same')
  return (
    <section>
      <h2>{t.changes}</h2>
      {before && <p>{t.since(before.saidBy, formatDateTime(visit.language, before.at))}</p>}
      {isSame && <p>{t.noChanges}</p>}
      {!isSame && changes.map((change) => <Changed visit={visit} change={change} />)}
    </section>
  )
}

/** Each paragraph with the number that notes lead to. */
export const Numbered = ({ body, pictures }: { body: string; pictures: Pictures }) => (
  <ol class="numbered">
    {paragraphsOf(body).map((paragraph) => (
      <li>
        <Prose language="sv" text={paragraph} pictures={pictures} part />
      </li>
    ))}
  </ol>
)

/** What the guest has seen: their last own text, or the last they said yes to. */
export const lastSeen = (post: Editing, editions: readonly Edition[]): Edition | undefined =>
  editions.find(({ edition }) => edition === post.guestApproved) ??
  editions.find(({ byGuest }) => byGuest) ??
  editions.at(1)

type Props = { visit: Visit; post: Editing; notes: Note[]; editions: Edition[] } & Told
/** /redaktion/{id}/granska */
export const ReviewPage = ({ visit, post, notes, editions, problems, typed, status }: Props) => {
  const t = deskTexts(visit.language)
  const of = `/redaktion/${post.id}/granska`
  const before = post.kind === 'guest' ? lastSeen(post, editions) : editions.at(1)
  return (
    <Page
      visit={visit}
      title={`${t.review.title}: ${post.title}`}
      back={`/redaktion/${post.id}`}
      width="staff"
      problems={problems}
      status={status}
    >
      <Numbered body={post.body} pictures={{ all: post.images, credit: texts(visit.language).credit }} />
      <Notes visit={visit} notes={notes} />
      <NoteForm
        visit={visit}
        of={of}
        title={post.kind === 'guest' ? t.review.note : t.review.noteOwn}
        problems={problems}
        typed={typed}
      />
      <Details title={t.review.changes}>
        <Changes visit={visit} before={before} after={post} />
      </Details>
    </Page>
  )
}
