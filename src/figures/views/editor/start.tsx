import {
  Button,
  FileUpload,
  Form,
  Lead,
  Links,
  Page,
  type Problems,
  Table,
  Tag,
  type Tone,
} from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDateTime } from '../../../shared/texts.ts'
import { texts } from '../../texts-editor/index.ts'
import type { replyStates } from '../../words.ts'

export const path = '/siffror/redaktion'
type State = (typeof replyStates)[number]
export type ShownReply = {
  id: string
  source: string
  at: Date
  state: State
  rows: number
  waits: number
  why: string
  opens: boolean
}
type Props = {
  visit: Shown
  replies: readonly ShownReply[]
  local: boolean
  done?: string | undefined
  problems?: Problems
}
const tones: Record<State, Tone> = {
  received: 'now',
  imported: 'done',
  unchanged: 'done',
  failed: 'stop',
  undone: 'wait',
}

/** Where files come in, and all that has come. */
export function StartPage({ visit, replies, local, done = '', problems = {} }: Props) {
  const t = texts(visit.language).start
  const links = [
    { href: `${path}/utgavor`, text: t.releases },
    { href: '/siffror/kallor', text: t.sources },
  ]
  return (
    <Page visit={visit} title={t.title} width="staff" status={t.done[done]} problems={problems}>
      <Lead>{t.lead}</Lead>
      {!local && <Links links={links} />}
      <h2>{t.upload}</h2>
      {local && <p>{t.own}</p>}
      <Form visit={visit} of={path} multipart>
        <FileUpload
          visit={visit}
          name="file"
          label={t.file}
          hint={t.hint}
          accept=".csv,.txt,.xlsx,.json"
          problem={problems.file}
        />
        <Button>{t.send}</Button>
      </Form>
      {replies.length === 0 ? <p>{t.none}</p> : <Replies visit={visit} replies={replies} />}
    </Page>
  )
}

function Replies({ visit, replies }: Pick<Props, 'visit' | 'replies'>) {
  const t = texts(visit.language)
  return (
    <Table
      visit={visit}
      id="replies"
      caption={t.start.replies}
      blocks
      rows={[...replies]}
      columns={[
        {
          head: t.start.source,
          cell: ({ opens, id, source }) =>
            opens ? (
              <a href={`${path}/fil/${id}`}>
                <bdi>{source}</bdi>
              </a>
            ) : (
              <bdi>{source}</bdi>
            ),
          names: true,
        },
        { head: t.start.when, cell: ({ at }) => formatDateTime(visit.language, at) },
        { head: t.start.state, cell: (row) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag> },
        {
          head: t.start.rows,
          cell: (row) => (row.state === 'failed' ? row.why : t.start.counted(row.rows, row.waits)),
        },
        { head: t.start.undo, cell: (row) => <Ways visit={visit} row={row} /> },
      ]}
    />
  )
}

function Ways({ visit, row }: { visit: Shown; row: ShownReply }) {
  const t = texts(visit.language).start
  if (row.state === 'imported' && row.waits > 0)
    return (
      <Form visit={visit} of={`${path}/fil/${row.id}/angra`}>
        <Button kind="plain" small about={row.source}>
          {t.undo}
        </Button>
      </Form>
    )
  if (row.state === 'failed')
    return (
      <Form visit={visit} of={`${path}/fil/${row.id}/las-om`}>
        <Button kind="plain" small about={row.source}>
          {t.again}
        </Button>
      </Form>
    )
  return null
}
