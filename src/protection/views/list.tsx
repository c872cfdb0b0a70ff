import {
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Lead,
  NotificationBanner,
  Page,
  ProtectedBanner,
  Table,
  WarningText,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Listed } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'

type Props = { visit: Shown; rows: readonly Seen<Listed>[]; atHome: boolean; waiting: number; status: string | null }
/** The only list that shows anybody protected: the reader's own. */
export function ListPage({ visit, rows, atHome, waiting, status }: Props) {
  const t = staffTexts(visit.language)
  return (
    <Page
      visit={visit}
      title={t.list.title}
      width="staff"
      back="/arbetslista"
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.list.lead}</Lead>
      {waiting > 0 && (
        <WarningText visit={visit}>
          {t.list.waiting(waiting)} <a href="/nodoppning">{t.list.answer}</a>
        </WarningText>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t.list.empty}>{t.list.emptyText}</EmptyState>
      ) : (
        <Rows visit={visit} rows={rows} />
      )}
      {atHome && (
        <ButtonGroup>
          <ButtonLink href="/skyddade/ny">{t.list.record}</ButtonLink>
          <ButtonLink kind="secondary" href="/nodoppning">
            {t.list.glass}
          </ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}

function Rows({ visit, rows }: Pick<Props, 'visit' | 'rows'>) {
  const t = staffTexts(visit.language).list
  return (
    <>
      <ProtectedBanner visit={visit} />
      <Table
        visit={visit}
        id="skyddade"
        caption={t.caption}
        rows={[...rows]}
        blocks
        columns={[
          { head: t.person, names: true, cell: ({ id, name }) => <a href={`/skyddade/${id}`}>{name}</a> },
          { head: t.applications, cell: (row) => <Applications visit={visit} row={row} /> },
        ]}
      />
    </>
  )
}

const Applications = ({ visit, row }: { visit: Shown; row: Seen<Listed> }) =>
  row.applications.length === 0 ? (
    <span>{staffTexts(visit.language).list.none}</span>
  ) : (
    <ul>
      {row.applications.map(({ id, course, starts }) => (
        <li>
          <a href={`/ansokningar/${id}`}>
            <bdi lang="sv">{course}</bdi>
          </a>{' '}
          {formatDate(visit.language, starts)}
        </li>
      ))}
    </ul>
  )
