import { Button, ButtonGroup, Form, Lead, Page, Table, Tag } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate, formatDateTime } from '../../../shared/texts.ts'
import type { Why } from '../../cell.ts'
import { texts } from '../../texts-editor/index.ts'

export const path = '/siffror/kallor'
export type ShownSource = {
  name: string
  source: string
  isOn: boolean
  answeredAt: Date | null
  expectedOn: string | null
  stale: boolean
}
export type ShownFailure = { id: string; at: Date; source: string; problem: Why; about: string }
export type ShownTitle = { kpi: string; ours: string; before: string; now: string }
type Props = {
  visit: Shown
  sources: readonly ShownSource[]
  failures: readonly ShownFailure[]
  titles: readonly ShownTitle[]
  /** The setting of the site. */
  off: boolean
  /** Whoever runs the site turns sources on and off; editors look at titles. */
  runs: boolean
  done?: string | undefined
}

export function SourcesPage(props: Props) {
  const { visit, off, failures, titles, done } = props
  const t = texts(visit.language).sources
  const said: Record<string, string> = { hamtas: t.fetching, bytt: t.changed }
  return (
    <Page
      visit={visit}
      title={t.title}
      width="staff"
      status={done && Object.hasOwn(said, done) ? said[done] : undefined}
    >
      <Lead>{t.lead}</Lead>
      {off && <p>{t.off}</p>}
      <Sources {...props} />
      {failures.length === 0 ? <p>{t.noFailures}</p> : <Failures {...props} />}
      {titles.length > 0 && <Titles {...props} />}
    </Page>
  )
}

function Sources({ visit, sources, runs }: Props) {
  const t = texts(visit.language).sources
  return (
    <Table
      visit={visit}
      id="sources"
      caption={t.title}
      blocks
      rows={[...sources]}
      columns={[
        { head: t.name, cell: ({ source }) => source, names: true },
        { head: t.state, cell: ({ isOn }) => <Tag tone={isOn ? 'done' : 'wait'}>{isOn ? t.on : t.offState}</Tag> },
        { head: t.last, cell: ({ answeredAt }) => (answeredAt ? formatDateTime(visit.language, answeredAt) : t.never) },
        {
          head: t.expected,
          cell: (row) =>
            [row.expectedOn ? formatDate(visit.language, row.expectedOn) : '', row.stale ? t.stale : '']
              .filter(Boolean)
              .join(', '),
        },
        ...(runs ? [{ head: t.turnOn, cell: (row: ShownSource) => <Ways visit={visit} row={row} /> }] : []),
      ]}
    />
  )
}

function Ways({ visit, row }: { visit: Shown; row: ShownSource }) {
  const t = texts(visit.language).sources
  return (
    <ButtonGroup>
      <Form visit={visit} of={`${path}/${row.name}/${row.isOn ? 'av' : 'pa'}`}>
        <Button kind="secondary" small about={row.source}>
          {row.isOn ? t.turnOff : t.turnOn}
        </Button>
      </Form>
      {row.isOn && (
        <Form visit={visit} of={`${path}/${row.name}/hamta`}>
          <Button kind="plain" small about={row.source}>
            {t.fetch}
          </Button>
        </Form>
      )}
    </ButtonGroup>
  )
}

function Failures({ visit, failures, runs }: Props) {
  const t = texts(visit.language)
  return (
    <Table
      visit={visit}
      id="failures"
      caption={t.sources.failures}
      blocks
      rows={[...failures]}
      columns={[
        { head: t.sources.name, cell: ({ source }) => source, names: true },
        { head: t.sources.when, cell: ({ at }) => formatDateTime(visit.language, at) },
        {
          head: t.sources.problem,
          cell: ({ problem, about }) => (
            <>
              {t.whys[problem]} <bdi>{about}</bdi>
            </>
          ),
        },
        ...(runs
          ? [
              {
                head: t.sources.settle,
                cell: ({ id, source }: ShownFailure) => (
                  <Form visit={visit} of={`${path}/stopp/${id}`}>
                    <Button kind="plain" small about={source}>
                      {t.sources.settle}
                    </Button>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Titles({ visit, titles, runs }: Props) {
  const t = texts(visit.language).sources
  return (
    <>
      <p>{t.titlesLead}</p>
      <Table
        visit={visit}
        id="titles"
        caption={t.titles}
        blocks
        rows={[...titles]}
        columns={[
          { head: t.ours, cell: ({ ours }) => ours, names: true },
          { head: t.before, cell: ({ before }) => <bdi>{before}</bdi> },
          { head: t.theirs, cell: ({ now }) => <bdi>{now}</bdi> },
          ...(runs
            ? []
            : [
                {
                  head: t.say,
                  cell: ({ kpi, now }: ShownTitle) => (
                    <Form visit={visit} of={`${path}/titel`}>
                      <input type="hidden" name="kpi" value={kpi} />
                      <input type="hidden" name="title" value={now} />
                      <Button kind="secondary" small about={kpi}>
                        {t.say}
                      </Button>
                    </Form>
                  ),
                },
              ]),
        ]}
      />
    </>
  )
}
