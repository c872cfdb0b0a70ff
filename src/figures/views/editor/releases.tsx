import {
  Button,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  type Problems,
  SummaryList,
  Table,
  Tag,
  Textarea,
} from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate } from '../../../shared/texts.ts'
import { texts } from '../../texts-editor/index.ts'
import type { Stage } from '../../words.ts'
import { path as redaction } from './start.tsx'
import { titleOf } from './titles.ts'

export type ShownRelease = {
  seq: number
  name: string
  stage: Stage
  plannedFor: string
  preparedName: string
  approvedName: string
  approvedBy: string | null
  reason: string
  corrects: number | null
  sha256: string | null
  cells: number
  version: number
}
export type ShownBrought = { slug: string; rows: number; changed: number; protected: number }
export const path = `${redaction}/utgavor`

type Listed = { visit: Shown; releases: readonly ShownRelease[]; typed: Record<string, string>; problems?: Problems }
export function ReleasesPage({ visit, releases, typed, problems = {} }: Listed) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.releases.title} back={redaction} width="staff" problems={problems}>
      <Lead>{t.releases.lead}</Lead>
      <Table
        visit={visit}
        id="releases"
        caption={t.releases.list}
        rows={[...releases]}
        columns={[
          { head: t.releases.name, cell: ({ seq, name }) => <a href={`${path}/${seq}`}>{name}</a>, names: true },
          {
            head: t.releases.stage,
            cell: ({ stage }) => <Tag tone={stage === 'published' ? 'done' : 'now'}>{t.stages[stage]}</Tag>,
          },
          { head: t.releases.on, cell: ({ plannedFor }) => formatDate(visit.language, plannedFor) },
        ]}
      />
      <Plan visit={visit} typed={typed} problems={problems} />
    </Page>
  )
}

function Plan({ visit, typed, problems = {} }: Omit<Listed, 'releases'>) {
  const t = texts(visit.language)
  return (
    <>
      <h2>{t.releases.plan}</h2>
      <Form visit={visit} of={path}>
        <Input
          visit={visit}
          name="name"
          label={t.releases.name}
          hint={t.releases.nameHint}
          value={typed.name}
          room={8}
          problem={problems.name}
        />
        <Input
          visit={visit}
          name="on"
          label={t.releases.on}
          hint={t.releases.dayHint}
          value={typed.on}
          room={12}
          problem={problems.on}
        />
        <Button>{t.releases.save}</Button>
      </Form>
    </>
  )
}

type One = {
  visit: Shown
  release: ShownRelease
  brought: readonly ShownBrought[]
  /** I prepared it myself. */
  mine: boolean
  refused?: string | undefined
  typed?: Record<string, string>
  problems?: Problems
}
export function ReleasePage({ visit, release, brought, mine, refused, typed = {}, problems = {} }: One) {
  const t = texts(visit.language).release
  return (
    <Page visit={visit} title={t.title(release.name)} back={path} width="staff" problems={problems}>
      {refused && <NotificationBanner tone="stop" title={refused} />}
      <Facts visit={visit} release={release} />
      {brought.length > 0 && <Brought visit={visit} brought={brought} />}
      <Steps visit={visit} release={release} brought={brought} mine={mine} />
      <MoreSteps visit={visit} release={release} typed={typed} problems={problems} />
    </Page>
  )
}

function Facts({ visit, release }: { visit: Shown; release: ShownRelease }) {
  const { release: t, stages, releases } = texts(visit.language)
  const out = release.sha256 !== null
  const rows = [
    { key: releases.stage, value: stages[release.stage] },
    { key: t.planned, value: t.at(formatDate(visit.language, release.plannedFor)) },
    { key: t.prepared, value: release.preparedName || t.nobody },
    { key: t.approved, value: release.approvedName || t.nobody },
    ...(release.reason ? [{ key: t.reason, value: release.reason }] : []),
    ...(out
      ? [
          { key: t.cells, value: String(release.cells) },
          { key: t.digest, value: <code>{release.sha256}</code> },
        ]
      : []),
  ]
  return (
    <>
      <SummaryList visit={visit} rows={rows} />
      {out && (
        <p>
          <a href={`/siffror/utgava/${release.name}`}>{t.public}</a>
        </p>
      )}
    </>
  )
}

function Brought({ visit, brought }: { visit: Shown; brought: readonly ShownBrought[] }) {
  const t = texts(visit.language).release
  const title = titleOf(visit.language)
  return (
    <Table
      visit={visit}
      id="brought"
      caption={t.brought}
      rows={[...brought]}
      columns={[
        { head: t.indicator, cell: ({ slug }) => title(slug), names: true },
        { head: t.rows, cell: ({ rows }) => String(rows), numeric: true },
        { head: t.changed, cell: ({ changed }) => String(changed), numeric: true },
        { head: t.hidden, cell: (row) => String(row.protected), numeric: true },
      ]}
    />
  )
}

type Stepping = Pick<One, 'visit' | 'release' | 'brought' | 'mine'>
function Steps({ visit, release, brought, mine }: Stepping) {
  const t = texts(visit.language).release
  const step = (name: string, text: string, kind: 'primary' | 'secondary' = 'primary') => (
    <Form visit={visit} of={`${path}/${release.seq}/${name}`} version={release.version}>
      <Button kind={kind}>{text}</Button>
    </Form>
  )
  if (release.stage === 'planned') return step('forbered', t.prepare)
  if (release.stage === 'preparing')
    return (
      <>
        {brought.length === 0 && <p>{t.nothing}</p>}
        {step('klar', t.ready)}
      </>
    )
  if (release.stage !== 'ready') return null
  return (
    <>
      {release.approvedBy ? <p>{t.waitsForJob}</p> : mine ? <p>{t.same}</p> : <p>{t.approveLead}</p>}
      {!release.approvedBy && !mine && step('godkann', t.approve)}
      {step('forbered', t.back, 'secondary')}
    </>
  )
}

type More = Required<Pick<One, 'visit' | 'release' | 'typed' | 'problems'>>
function MoreSteps(props: More) {
  if (props.release.stage === 'corrected') return null
  return props.release.stage === 'published' ? <Correct {...props} /> : <Move {...props} />
}

type Asking = More & { label: string; hint?: string }
const Reason = ({ visit, typed, problems, label, hint }: Asking) => (
  <Textarea
    visit={visit}
    name="reason"
    label={label}
    {...(hint && { hint })}
    rows={2}
    value={typed.reason}
    problem={problems.reason}
  />
)

function Correct(props: More) {
  const { visit, release } = props
  const t = texts(visit.language).release
  return (
    <>
      <h2>{t.correct}</h2>
      <p>{t.correctLead}</p>
      <Form visit={visit} of={`${path}/${release.seq}/ratta`} version={release.version}>
        <Reason {...props} label={t.correctReason} />
        <Button kind="secondary">{t.correct}</Button>
      </Form>
    </>
  )
}

function Move(props: More) {
  const { visit, release, typed, problems } = props
  const { release: t, releases } = texts(visit.language)
  return (
    <>
      <h2>{t.move}</h2>
      <Form visit={visit} of={`${path}/${release.seq}/flytta`} version={release.version}>
        <Input
          visit={visit}
          name="to"
          label={t.to}
          hint={releases.dayHint}
          value={typed.to}
          room={12}
          problem={problems.to}
        />
        <Reason {...props} label={t.moveReason} hint={t.moveReasonHint} />
        <Button kind="secondary">{t.move}</Button>
      </Form>
    </>
  )
}
