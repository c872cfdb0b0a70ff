import { Tag, type Tone } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { InvoiceState } from '../domain/invoice.ts'
import { texts } from '../texts/index.ts'

const tones: Record<InvoiceState, Tone> = {
  draft: 'plain',
  sent: 'wait',
  returned: 'stop',
  approved: 'now',
  paid: 'done',
}
export const StateTag = ({ visit, state }: { visit: Shown; state: InvoiceState }) => (
  <Tag tone={tones[state]}>{texts(visit.language).invoice.states[state]}</Tag>
)

/** `mars 2027`, of the first day of the month. */
export const monthName = ({ language }: Shown, day: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day.slice(0, 7)}-01T12:00:00Z`))

export const Moment = ({ visit, at }: { visit: Shown; at: Date }) => (
  <time datetime={at.toISOString()}>{formatDate(visit.language, at)}</time>
)
export const Name = ({ visit, name }: { visit: Shown; name: string }) => (
  <bdi>{name || texts(visit.language).protected}</bdi>
)
export const Course = ({ title }: { title: string }) => <bdi lang="sv">{title}</bdi>

/** Where this request, or something that is done with it, stands. */
export const at = (row: { share: string }, what = '') => `/betalningar/${row.share}${what}`
