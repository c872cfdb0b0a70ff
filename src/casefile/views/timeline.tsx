import { isUndo, stateTexts } from '../../applications/index.ts'
import { Details, type Occurrence, Timeline } from '../../design/index.ts'
import { whyOf } from '../standing.ts'
import { texts } from '../texts/index.ts'
import type { RecordProps } from './record.tsx'

type Props = Pick<RecordProps, 'visit' | 'whole' | 'around' | 'own' | 'undoable'>
type Event = RecordProps['whole']['events'][number]

/** Who: the part for the applicant, the name as well for staff. */
function byOf({ party, account }: Event, { visit, around }: Pick<Props, 'visit' | 'around'>): string {
  const part = texts(visit.language).timeline.by[party]
  const name = account && around.names[account]
  return name ? `${name}, ${part}` : part
}

function occurrenceOf(event: Event, props: Props): Occurrence {
  const { visit, whole, own, undoable } = props
  const t = texts(visit.language)
  const said = stateTexts(visit.language).state[event.to]
  const name = own ? said.heading : said.staff
  const why = whyOf(event, visit.language)
  return {
    at: event.at,
    title: isUndo(event) ? t.timeline.taken(name) : name,
    by: byOf(event, props),
    undone: whole.events.some((other) => isUndo(other) && other.compensates === event.id),
    children: (
      <>
        {why.length > 0 && (
          <p>
            <bdi>{why.join(' ')}</bdi>
          </p>
        )}
        {undoable === event.id && (
          <p>
            <a href={`/ansokningar/${whole.id}/angra/${event.id}`}>
              {t.undo.link}
              <span class="hidden">: {name}</span>
            </a>
          </p>
        )}
      </>
    ),
  }
}

/** Everything that has happened, the latest first: nothing is edited, what was wrong is struck out and stays. */
export function Events(props: Props) {
  const t = texts(props.visit.language).timeline
  const events = [...props.whole.events].reverse().map((event) => occurrenceOf(event, props))
  return (
    <Details title={t.title} open={!props.own || props.undoable !== null}>
      <Timeline visit={props.visit} label={t.title} events={events} />
    </Details>
  )
}
