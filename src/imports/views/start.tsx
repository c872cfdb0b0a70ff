import {
  Button,
  EmptyState,
  FileUpload,
  Form,
  Lead,
  Links,
  Page,
  type Problems,
  Quiet,
  Radios,
  Table,
  Tag,
  type Tone,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { ImportState, Kind } from '../kinds.ts'
import { texts } from '../texts/index.ts'

export type ShownImport = { id: string; kind: Kind; name: string; state: ImportState; madeAt: Date; own: boolean }
type Props = {
  visit: Shown
  kinds: readonly Kind[]
  imports: readonly ShownImport[]
  problems?: Problems
  kind?: string | undefined
}

const path = '/import'

/** Where a file is handed in, and those that are on their way. */
export function StartPage({ visit, kinds, imports, problems = {}, kind }: Props) {
  const t = texts(visit.language).start
  if (kinds.length === 0)
    return (
      <Page visit={visit} title={t.title} width="staff">
        <EmptyState title={t.none}>
          <p>{t.noneWay}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems}>
      <Lead>{t.lead}</Lead>
      <Upload visit={visit} kinds={kinds} imports={imports} problems={problems} kind={kind} />
      <List visit={visit} title={t.waiting} id="waiting" rows={imports.filter(({ own }) => !own)} />
      <List visit={visit} title={t.open} id="open" rows={imports.filter(({ own }) => own)} />
      <h2>{t.templates}</h2>
      <Links
        links={kinds.map((one) => ({
          href: `${path}/mall/${one}`,
          text: t.template(texts(visit.language).kinds[one]),
        }))}
      />
    </Page>
  )
}

function Upload({ visit, kinds, problems = {}, kind }: Props) {
  const t = texts(visit.language)
  return (
    <Form visit={visit} of={path} multipart>
      <Radios
        visit={visit}
        name="kind"
        label={t.start.kind}
        choices={kinds.map((value) => ({ value, text: t.kinds[value] }))}
        value={kind ?? (kinds.length === 1 ? kinds[0] : undefined)}
        problem={problems.kind}
      />
      <FileUpload
        visit={visit}
        name="file"
        label={t.start.file}
        hint={t.start.hint}
        accept=".csv,.txt,.xlsx"
        problem={problems.file}
      />
      <Button>{t.start.send}</Button>
      <p>
        <Quiet>{t.start.kept}</Quiet>
      </p>
    </Form>
  )
}

const tones: Record<ImportState, Tone> = { uploaded: 'now', checked: 'now', waiting: 'wait', done: 'done' }

type Listed = { visit: Shown; title: string; id: string; rows: readonly ShownImport[] }
function List({ visit, title, id, rows }: Listed) {
  const t = texts(visit.language)
  if (rows.length === 0) return null
  return (
    <Table
      visit={visit}
      id={id}
      caption={title}
      blocks
      rows={[...rows]}
      columns={[
        {
          head: t.start.file,
          cell: (row) => (
            <a href={`${path}/${row.id}`}>
              <bdi>{row.name}</bdi>
            </a>
          ),
        },
        { head: t.preview.rowsTitle, cell: (row) => t.kinds[row.kind] },
        { head: t.start.go, cell: (row) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag> },
        { head: t.start.when, cell: (row) => formatDateTime(visit.language, row.madeAt) },
      ]}
    />
  )
}
