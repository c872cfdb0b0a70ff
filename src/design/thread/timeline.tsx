import { formatDateTime } from '../../shared/texts.ts'
import type { Children, Shown } from '../shown.ts'

export type Occurrence = {
  at: Date
  title: Children
  /** Who did it, as a role and an organisation. */
  by?: string | undefined
  /** It has been taken back since; it stays, struck out. */
  undone?: boolean | undefined
  children?: Children
}

const Row = ({ visit, event }: { visit: Pick<Shown, 'language'>; event: Occurrence }) => (
  <li class="done">
    <p class="knot-title">{event.undone ? <s>{event.title}</s> : <strong>{event.title}</strong>}</p>
    <p class="quiet">
      <time datetime={event.at.toISOString()}>{formatDateTime(visit.language, event.at)}</time>
      {event.by && (
        <>
          {' · '}
          <bdi>{event.by}</bdi>
        </>
      )}
    </p>
    {event.children}
  </li>
)

/** What has happened (händelser), in the order given. */
export const Timeline = (props: { visit: Pick<Shown, 'language'>; label: string; events: Occurrence[] }) => (
  <ol class="thread timeline" aria-label={props.label}>
    {props.events.map((event) => (
      <Row visit={props.visit} event={event} />
    ))}
  </ol>
)
