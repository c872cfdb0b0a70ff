import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

export type SummaryRow = {
  key: string
  value: Children
  /** Where the answer is changed; the link says "Ändra" and what. */
  change?: { href: string; what: string } | undefined
  /** Another link than one that changes. */
  link?: { href: string; text: string } | undefined
}

const Change = ({ visit, change }: { visit: Spoken; change: NonNullable<SummaryRow['change']> }) => (
  <a href={change.href}>
    {texts(visit.language).change}
    <span class="hidden"> {change.what}</span>
  </a>
)

const Row = ({ visit, row }: { visit: Spoken; row: SummaryRow }) => (
  <div>
    <dt>{row.key}</dt>
    <dd>{row.value}</dd>
    {row.change && (
      <dd class="row-link">
        <Change visit={visit} change={row.change} />
      </dd>
    )}
    {row.link && (
      <dd class="row-link">
        <a href={row.link.href}>{row.link.text}</a>
      </dd>
    )}
  </div>
)

/** Answers before they are sent, or facts about one thing; `narrow` for the side of a page. */
export const SummaryList = (props: { visit: Spoken; rows: SummaryRow[]; narrow?: boolean | undefined }) => (
  <dl class={props.narrow ? 'summary narrow' : 'summary'}>
    {props.rows.map((row) => (
      <Row visit={props.visit} row={row} />
    ))}
  </dl>
)
