import { Lead, Links, Page } from '../../../design/index.ts'
import type { CalendarEvent } from '../../../shared/ics.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate } from '../../../shared/texts.ts'
import { escaped } from '../../charts/pen.ts'
import type { ReleaseRow } from '../../queries/pages/releases.ts'
import { texts } from '../../texts/index.ts'

type Props = { visit: Shown; rows: readonly ReleaseRow[] }

/** /siffror/kalender: every date from the first day it is known. */
export function CalendarPage({ visit, rows }: Props) {
  const t = texts(visit.language)
  const coming = rows.filter(({ publishedAt }) => publishedAt === null).toReversed()
  return (
    <Page visit={visit} title={t.calendar.title} back="/siffror">
      <Lead>{t.calendar.lead}</Lead>
      {coming.length === 0 && <p>{t.releases.none}</p>}
      <ul>
        {coming.map(({ name, plannedFor, moves }) => (
          <li>
            <time datetime={plannedFor}>{formatDate(visit.language, plannedFor)}</time>: {t.releases.of(name)}
            {moves.map(({ from, to, reason }) => (
              <p class="quiet">
                {t.releases.moved(formatDate(visit.language, from), formatDate(visit.language, to), reason)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <Links
        links={[
          { href: '/siffror/kalender.ics', text: t.calendar.ics },
          { href: '/siffror/kalender.atom', text: t.calendar.atom },
          { href: '/siffror/prenumerera', text: t.ways.subscribe },
          { href: '/siffror/utgavor', text: t.ways.releases },
        ]}
      />
    </Page>
  )
}

/** One day for each release; a moved one keeps its id, so that the reader's calendar moves it too. */
export const eventsOf = ({ visit, rows }: Props, base: string): CalendarEvent[] =>
  rows.map(({ name, plannedFor, publishedAt }) => ({
    id: `utgava-${name}`,
    title: texts(visit.language).calendar.event(name),
    url: `${base}${publishedAt ? `/siffror/utgava/${name}` : '/siffror/kalender'}`,
    when: { from: plannedFor, to: plannedFor },
  }))

const entry = ({ visit }: Props, base: string, row: ReleaseRow): string => {
  const t = texts(visit.language)
  const at = row.publishedAt ? new Date(row.publishedAt).toISOString() : `${row.plannedFor}T07:00:00.000Z`
  const about = row.publishedAt
    ? t.releases.published(formatDate(visit.language, row.publishedAt))
    : [
        t.releases.planned(formatDate(visit.language, row.plannedFor)),
        ...row.moves.map(({ from, to, reason }) =>
          t.releases.moved(formatDate(visit.language, from), formatDate(visit.language, to), reason),
        ),
      ].join('. ')
  const link = `${base}${row.publishedAt ? `/siffror/utgava/${row.name}` : '/siffror/kalender'}`
  return `<entry><id>${escaped(`${base}/siffror/utgava/${row.name}`)}</id><title>${escaped(t.calendar.event(row.name))}</title><updated>${row.moves.at(-1) ? new Date(row.moves.at(-1)?.at ?? at).toISOString() : at}</updated><link href="${escaped(link)}"/><summary>${escaped(about)}</summary></entry>`
}

/** The newest first, as Atom (RFC 4287). */
export function atomOf(props: Props, base: string): string {
  const t = texts(props.visit.language)
  const updated = props.rows
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .sort()
    .at(-1)
  const moment = (updated ? new Date(updated) : new Date(0)).toISOString()
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${props.visit.language}">` +
    `<id>${escaped(base)}/siffror/kalender.atom</id><title>${escaped(t.calendar.title)}</title><updated>${moment}</updated>` +
    `<link rel="self" href="${escaped(base)}/siffror/kalender.atom"/><author><name>Knutpunkt</name></author>` +
    `${props.rows.map((row) => entry(props, base, row)).join('')}</feed>\n`
  )
}
