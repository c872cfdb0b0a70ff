import {
  Button,
  ButtonGroup,
  ButtonLink,
  type Children,
  Form,
  NotificationBanner,
  Page,
  SummaryList,
  Table,
  WarningText,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import type { Kind } from '../kinds.ts'
import type { Problem } from '../read/problem.ts'
import { texts } from '../texts/index.ts'
import { sentenceOf } from '../words.ts'

type Count = { new: number; there: number; changed: number }
export type ShownFound = {
  rows: number
  counts: Readonly<Record<string, Count>>
  problems: readonly Problem[]
  sample: { headers: readonly string[]; rows: readonly (readonly string[])[] } | null
}
type Props = {
  visit: Shown
  row: { id: string; kind: Kind; name: string; version: number; digest: string }
  found: ShownFound
  /** What the button does: at once, left to a second person, confirmed by one, or nothing for now. */
  act: 'bring' | 'propose' | 'confirm' | 'wait'
  notice?: string | undefined
}

/** What would happen, before anything is saved: counts, what to change, the first rows. */
export function PreviewPage(props: Props) {
  const { visit, row, found, notice } = props
  const t = texts(visit.language).preview
  return (
    <Page
      visit={visit}
      title={t.title(texts(visit.language).kinds[row.kind])}
      back="/import"
      width="staff"
      status={notice && <NotificationBanner tone="wait" title={notice} />}
      aside={<Facts {...props} />}
    >
      {found.problems.length > 0 ? <ToDo {...props} /> : <Ready {...props} />}
      {found.sample && <Sample visit={visit} sample={found.sample} />}
    </Page>
  )
}

function Facts({ visit, row, found }: Props) {
  const t = texts(visit.language).preview
  const rows = [
    { key: t.file, value: <bdi>{row.name}</bdi> },
    { key: t.rowsTitle, value: plural(visit.language, found.rows, t.rows) },
    { key: t.digest, value: <bdi class="code">{row.digest}</bdi> },
  ]
  return <SummaryList visit={visit} rows={rows} narrow />
}

const Change = ({ visit, row, children }: Pick<Props, 'visit' | 'row'> & { children?: Children }) => (
  <ButtonGroup>
    {children}
    <ButtonLink kind="secondary" href={`/import/${row.id}/kolumner`}>
      {texts(visit.language).preview.change}
    </ButtonLink>
  </ButtonGroup>
)

const Discard = ({ visit, row }: Pick<Props, 'visit' | 'row'>) => (
  <Form visit={visit} of={`/import/${row.id}/ta-bort`} version={row.version}>
    <Button kind="plain">{texts(visit.language).preview.discard}</Button>
  </Form>
)

function Ready({ visit, row, found, act }: Props) {
  const t = texts(visit.language).preview
  const label = { bring: t.bring, propose: t.propose, confirm: t.confirm, wait: '' }[act]
  return (
    <>
      <Counts visit={visit} kind={row.kind} counts={found.counts} />
      {act === 'propose' && <WarningText visit={visit}>{t.proposeWhy}</WarningText>}
      {act === 'wait' ? (
        <p>{t.waits}</p>
      ) : (
        <Form visit={visit} of={`/import/${row.id}/las-in`} version={row.version}>
          <Button>{label}</Button>
        </Form>
      )}
      {act !== 'confirm' && act !== 'wait' && <Change visit={visit} row={row} />}
      {act !== 'confirm' && <Discard visit={visit} row={row} />}
    </>
  )
}

type Counted = { visit: Shown; kind: Kind; counts: ShownFound['counts']; isDone?: boolean }
export function Counts({ visit, kind, counts, isDone }: Counted) {
  const t = texts(visit.language)
  const number = (n: number) => formatNumber(visit.language, n)
  const isHistory = kind === 'applications'
  return (
    <>
      <Table
        visit={visit}
        id="counts"
        caption={isDone ? t.done.what : t.preview.what}
        rows={Object.entries(counts)}
        columns={[
          { head: t.preview.sort, cell: ([sort]) => t.counted[sort as keyof typeof t.counted] },
          { head: t.preview.new, cell: ([, count]) => number(count.new), numeric: true },
          { head: t.preview.there, cell: ([, count]) => number(count.there), numeric: true },
          {
            head: isHistory ? t.preview.differs : isDone ? t.done.changed : t.preview.changed,
            cell: ([, count]) => number(count.changed),
            numeric: true,
          },
        ]}
      />
      {isHistory && counts.applications?.changed ? <p>{t.preview.stays}</p> : null}
    </>
  )
}

const mostShown = 200
function ToDo({ visit, row, found }: Props) {
  const t = texts(visit.language).preview
  const { problems, sample } = found
  const shown = problems.slice(0, mostShown)
  return (
    <>
      <NotificationBanner tone="stop" title={plural(visit.language, problems.length, t.problems)}>
        <p>{t.nothing}</p>
        {!sample && <p>{t.hidden}</p>}
      </NotificationBanner>
      {problems.length > shown.length && <p>{t.first(formatNumber(visit.language, shown.length))}</p>}
      <Table
        visit={visit}
        id="problems"
        caption={t.wrong}
        blocks
        rows={shown}
        columns={[
          { head: t.row, cell: (problem) => t.atRow(String(problem.row)) },
          { head: t.column, cell: (problem) => <bdi>{problem.column}</bdi> },
          { head: t.todo, cell: (problem) => sentenceOf(visit.language, problem) },
        ]}
      />
      <Change visit={visit} row={row}>
        <ButtonLink href="/import">{t.again}</ButtonLink>
        <ButtonLink kind="secondary" href={`/import/${row.id}/att-andra.csv`} download>
          {t.download}
        </ButtonLink>
      </Change>
      <Discard visit={visit} row={row} />
    </>
  )
}

function Sample({ visit, sample }: { visit: Shown; sample: NonNullable<ShownFound['sample']> }) {
  const t = texts(visit.language).preview
  return (
    <Table
      visit={visit}
      id="sample"
      caption={plural(visit.language, sample.rows.length, t.sample)}
      rows={[...sample.rows]}
      columns={sample.headers.map((head, at) => ({
        head: head || String(at + 1),
        cell: (cells: readonly string[]) => cells[at] ?? '',
      }))}
    />
  )
}
