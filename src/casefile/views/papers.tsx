import { readIn, Written } from '../../courses/index.ts'
import { ButtonLink, Day, Links, Table, Tag, type Tone } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime, plural } from '../../shared/texts.ts'
import { staffTexts, texts } from '../texts/index.ts'
import type { RecordProps } from './record.tsx'

type Props = Pick<RecordProps, 'visit' | 'whole' | 'around' | 'own' | 'parts'>
const toneOf: Record<string, Tone> = { missing: 'wait', received: 'now', approved: 'done', rejected: 'stop' }
const readers = ['homeCaseworker', 'homeDecisionMaker', 'admissionOfficer', 'rector']

/** Each document by itself: where it stands, why, and what the reader can do with it. */
export function Documents({ visit, whole, around, own, parts }: Props) {
  const t = texts(visit.language).documents
  if (whole.documents.length === 0) return null
  const reads = parts.some((part) => readers.includes(part))
  return (
    <section>
      <h2 id="dokument">{t.title}</h2>
      <Table
        visit={visit}
        id="documents"
        caption={t.title}
        asked
        blocks
        rows={[...whole.documents]}
        columns={[
          { head: t.title, cell: ({ label }) => <Written visit={visit} text={label} /> },
          {
            head: t.status,
            cell: (row) => (
              <>
                <Status visit={visit} row={row} />
                <p>
                  <DocumentLink
                    visit={visit}
                    whole={whole}
                    row={row}
                    own={own}
                    reads={reads}
                    name={nameOf(around, row.file)}
                  />
                </p>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

type Row = RecordProps['whole']['documents'][number]
const nameOf = ({ files }: Props['around'], file: string | null) => files.find(({ id }) => id === file)?.name

function Status({ visit, row: { status, reason, askedUntil } }: { visit: Shown; row: Row }) {
  const t = texts(visit.language).documents
  return (
    <>
      <Tag tone={toneOf[status]}>{t[status]}</Tag>
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {askedUntil && status === 'missing' && <p class="quiet">{t.until(formatDate(visit.language, askedUntil))}</p>}
    </>
  )
}

type LinkProps = {
  visit: Shown
  whole: Props['whole']
  row: Row
  own: boolean
  reads: boolean
  name: string | undefined
}
function DocumentLink({ visit, whole, row, own, reads, name }: LinkProps) {
  const t = texts(visit.language).documents
  const page = `/ansokningar/${whole.id}/handlingar/${row.id}`
  return (
    <>
      {row.file && (
        <a href={`/ansokningar/${whole.id}/filer/${row.file}`} download>
          {t.open}: <bdi>{name}</bdi>
        </a>
      )}{' '}
      {own && row.status !== 'approved' && <a href={page}>{row.status === 'missing' ? t.send : t.sendAgain}</a>}
      {reads && row.status !== 'missing' && (
        <a href={page}>
          {staffTexts(visit.language).documents.decide}
          <span class="hidden"> {readIn(visit.language, row.label)}</span>
        </a>
      )}
    </>
  )
}

/** Three kinds of decision, each with its own page; the old ones stay. */
export function Decisions({ visit, whole }: Pick<Props, 'visit' | 'whole'>) {
  const t = texts(visit.language).decisions
  if (whole.decisions.length === 0) return null
  const older = new Set(whole.decisions.map(({ supersedes }) => supersedes))
  return (
    <section>
      <h2>{t.title}</h2>
      <Links
        links={[...whole.decisions].reverse().map((decision) => ({
          href: `/ansokningar/${whole.id}/beslut/${decision.id}`,
          text: `${t[decision.kind]}: ${decision.outcome === 'yes' ? t.yes : t.no}`,
          about: (
            <>
              <Day visit={visit} day={decision.decidedAt} /> {older.has(decision.id) && t.old}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** Times that are booked, with a file for one's own calendar. */
export function Appointments({ visit, whole, around, own, parts }: Props) {
  const t = texts(visit.language).appointments
  const books = !own && parts.some((part) => readers.includes(part))
  if (around.appointments.length === 0 && !books) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <ul>
        {around.appointments.map((appointment) => (
          <li>
            <Appointment visit={visit} appointment={appointment} />{' '}
            {appointment.cancelledAt === null && (
              <a href={`/ansokningar/${whole.id}/tider/${appointment.id}/kalender.ics`} download>
                {t.calendar}
              </a>
            )}{' '}
            {books && appointment.cancelledAt === null && (
              <a href={`/ansokningar/${whole.id}/tider/${appointment.id}`}>
                {staffTexts(visit.language).appointments.cancel}
              </a>
            )}
          </li>
        ))}
      </ul>
      {books && (
        <ButtonLink href={`/ansokningar/${whole.id}/tider`} kind="secondary" small>
          {staffTexts(visit.language).appointments.link}
        </ButtonLink>
      )}
    </section>
  )
}

type Booked = Props['around']['appointments'][number]
function Appointment({ visit, appointment }: { visit: Shown; appointment: Booked }) {
  const t = texts(visit.language).appointments
  const { kind, startsAt, minutes, place, interpreter, cancelledAt } = appointment
  const text = (
    <>
      <strong>{t[kind]}</strong>{' '}
      <time datetime={startsAt.toISOString()}>{formatDateTime(visit.language, startsAt)}</time>,{' '}
      {plural(visit.language, minutes, t.minutes)}, <bdi>{place}</bdi>
    </>
  )
  if (cancelledAt)
    return (
      <>
        <s>{text}</s> {t.cancelled}
      </>
    )
  return (
    <>
      {text}. {interpreter && t.interpreter}
    </>
  )
}
