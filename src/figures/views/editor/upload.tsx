import {
  Button,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  type Problems,
  Select,
  SummaryList,
  Table,
} from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Cell, Stop } from '../../cell.ts'
import type { Sheet } from '../../connectors/sheet.ts'
import { nameOfPlace } from '../../facts/places.ts'
import { texts } from '../../texts-editor/index.ts'
import { path } from './start.tsx'
import { titleOf, titles } from './titles.ts'

export type ShownUpload = {
  id: string
  /** Of an answer of Kolada's: nobody needs to say what its columns are. */
  kpi?: string
  name: string
  sheet: Sheet
  columns: Record<string, string>
  period: string
  slug: string
}
export type ShownPreview =
  | { stopped: Stop }
  | { cells: Cell[]; changed: number; fresh: number; same: number; warnings: string[] }
type Props = {
  visit: Shown
  upload: ShownUpload
  unknown: readonly string[]
  preview?: ShownPreview | undefined
  problems?: Problems
}
const shownRows = 10

/** How the file was read, what its columns mean, and what would come of it. */
export function UploadPage({ visit, upload, unknown, preview, problems = {} }: Props) {
  const t = texts(visit.language).upload
  const { sheet } = upload
  const rows = [
    { key: t.encoding, value: sheet.encoding },
    ...(sheet.separator ? [{ key: t.separator, value: sheet.separator === '\t' ? t.tab : sheet.separator }] : []),
    ...(upload.kpi
      ? [{ key: 'Kolada', value: upload.kpi }]
      : [
          { key: t.headerRows, value: String(sheet.headerRows) },
          { key: t.rows, value: String(sheet.rows.length) },
        ]),
  ]
  return (
    <Page visit={visit} title={t.title(upload.name)} back={path} width="staff" problems={problems}>
      <h2>{t.read}</h2>
      <SummaryList visit={visit} rows={rows} />
      {preview && <Preview visit={visit} upload={upload} preview={preview} />}
      {unknown.length > 0 && <p>{t.unknown(unknown.join(', '))}</p>}
      {upload.kpi === undefined && (
        <>
          <h2>{t.columns}</h2>
          <Lead>{t.columnsLead}</Lead>
          <Meaning visit={visit} upload={upload} problems={problems} />
        </>
      )}
    </Page>
  )
}

type Words = ReturnType<typeof texts>['upload']
const optionsOf = (t: Words, known: ReturnType<typeof titles>) => [
  ...Object.entries(t.roles).map(([value, text]) => ({ value, text: String(text) })),
  ...known.map(({ slug, title }) => ({ value: `value:${slug}`, text: t.valueOf(title) })),
]

function Meaning({ visit, upload, problems = {} }: Pick<Props, 'visit' | 'upload' | 'problems'>) {
  const t = texts(visit.language).upload
  const known = titles(visit.language)
  const options = optionsOf(t, known)
  return (
    <Form visit={visit} of={`${path}/fil/${upload.id}`}>
      <Headers visit={visit} upload={upload} problems={problems} options={options} />
      <Input
        visit={visit}
        name="period"
        label={t.period}
        hint={t.periodHint}
        value={upload.period}
        optional
        room={8}
        problem={problems.period}
      />
      <Select
        visit={visit}
        name="slug"
        label={t.slug}
        optional
        empty="–"
        options={known.map(({ slug, title }) => ({ value: slug, text: title }))}
        value={upload.slug}
        problem={problems.slug}
      />
      <Button>{t.show}</Button>
    </Form>
  )
}

function Preview({ visit, upload, preview }: { visit: Shown; upload: ShownUpload; preview: ShownPreview }) {
  const t = texts(visit.language)
  if ('stopped' in preview) return <StoppedAt visit={visit} stop={preview.stopped} />
  return (
    <>
      <Cells visit={visit} cells={preview.cells} />
      <p>{t.upload.differences(preview.fresh, preview.changed, preview.same)}</p>
      {preview.warnings.length > 0 && <p>{`${t.upload.warnings}: ${preview.warnings.slice(0, 10).join(', ')}`}</p>}
      <Form visit={visit} of={`${path}/fil/${upload.id}/las-in`}>
        <Button>{t.upload.confirm}</Button>
      </Form>
    </>
  )
}

function StoppedAt({ visit, stop: { why, about } }: { visit: Shown; stop: Stop }) {
  const t = texts(visit.language)
  return (
    <NotificationBanner tone="stop" title={t.upload.stopped}>
      <p>{t.whys[why]}</p>
      {about && (
        <p>
          <bdi>{about}</bdi>
        </p>
      )}
    </NotificationBanner>
  )
}

function Cells({ visit, cells }: { visit: Shown; cells: readonly Cell[] }) {
  const t = texts(visit.language)
  const title = titleOf(visit.language)
  return (
    <Table
      visit={visit}
      id="preview"
      caption={t.upload.preview}
      rows={cells.slice(0, shownRows)}
      columns={[
        { head: t.upload.indicator, cell: ({ slug }) => title(slug), names: true },
        { head: t.upload.place, cell: ({ municipality }) => nameOfPlace(municipality) },
        { head: t.upload.roles.period, cell: ({ period }) => period },
        { head: t.upload.sex, cell: ({ sex }) => sex },
        {
          head: t.upload.value,
          cell: ({ value, status }) => (value === null ? status : String(value)),
          numeric: true,
        },
      ]}
    />
  )
}

type Heads = Required<Pick<Props, 'visit' | 'upload' | 'problems'>> & { options: ReturnType<typeof optionsOf> }
const Headers = ({ visit, upload, problems, options }: Heads) => (
  <>
    {upload.sheet.headers.map((header, at) => (
      <Select
        visit={visit}
        name={`k${at}`}
        label={header || String(at + 1)}
        hint={upload.sheet.rows[0]?.[at] ?? ''}
        options={options}
        value={upload.columns[header] ?? 'ignore'}
        problem={problems[`k${at}`]}
      />
    ))}
  </>
)
