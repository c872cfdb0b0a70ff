import {
  ButtonGroup,
  ButtonLink,
  type Column,
  Filter,
  Lead,
  Page,
  Quiet,
  Results,
  Select,
  Table,
  Tag,
} from '../../design/index.ts'
import { type Organisation, type OrganisationKind, shownName } from '../../organisations/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { topKinds } from './forms.tsx'
import { addressOf } from './frame.tsx'

export type Listed = Organisation & { administrators: number }
type Props = { visit: Shown; rows: Listed[]; kind: OrganisationKind | undefined }

function columnsOf(visit: Shown): Column<Listed>[] {
  const t = texts(visit.language)
  return [
    { head: t.one.name, cell: (row) => <a href={addressOf(row.id)}>{shownName(row)}</a> },
    {
      head: t.one.kind,
      cell: (row) => (
        <div>
          {t.kinds[row.kind]} {row.demo && <Quiet>({t.tree.demo.toLowerCase()})</Quiet>}
        </div>
      ),
    },
    {
      head: t.all.administrators,
      cell: (row) =>
        row.administrators > 0 || row.kind === 'corner' ? (
          formatNumber(visit.language, row.administrators)
        ) : (
          <Tag tone="wait">{t.all.noneYet}</Tag>
        ),
    },
  ]
}

function Choose({ visit, kind }: Omit<Props, 'rows'>) {
  const t = texts(visit.language)
  const options = ['owner' as const, ...topKinds].map((one) => ({ value: one, text: t.kinds[one] }))
  return (
    <Filter visit={visit} action="/organisation" results="organisations" title={t.all.filter} open={kind !== undefined}>
      <Select visit={visit} name="slag" label={t.one.kind} empty={t.all.every} options={options} value={kind} />
    </Filter>
  )
}

/** The platform's administrator: everybody that takes part, and who still lacks an administrator. */
export function AllPage({ visit, rows, kind }: Props) {
  const t = texts(visit.language).all
  return (
    <Page visit={visit} width="staff" title={t.title}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <ButtonLink href="/organisation/ny">{t.add}</ButtonLink>
        <ButtonLink kind="secondary" href="/organisation/horn">
          {t.corners}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/organisation/omraden">
          {t.areas}
        </ButtonLink>
      </ButtonGroup>
      <Choose visit={visit} kind={kind} />
      <Results id="organisations" count={plural(visit.language, rows.length, t.count)}>
        {rows.length > 0 && (
          <Table
            visit={visit}
            id="organisations-table"
            caption={t.title}
            asked
            blocks
            columns={columnsOf(visit)}
            rows={rows}
          />
        )}
      </Results>
    </Page>
  )
}
