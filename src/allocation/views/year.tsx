import { Form, Lead, Links, Page, type Problems, type Shown, Table, Tag } from '../../design/index.ts'
import { nameOf } from '../domain/names.ts'
import type { Decided, Lanstal, MoveRow } from '../queries/numbers.ts'
import type { Run } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { MoveForm } from './move-form.tsx'
import { shown } from './words.tsx'

export type YearProps = {
  visit: Shown
  year: number
  lanstal: Lanstal[]
  runs: Run[]
  decided: Decided[]
  moves: MoveRow[]
  officer: boolean
  problems?: Problems
  typed?: Record<string, string>
  status?: string | undefined
}

const tones = { draft: 'wait', proposed: 'now', decided: 'done', superseded: 'plain' } as const

export const StatusTag = ({ visit, run }: { visit: Shown; run: Run }) => (
  <Tag tone={tones[run.status]}>{texts(visit.language).status[run.status]}</Tag>
)

const Versions = ({ visit, year, runs }: YearProps) => {
  const t = texts(visit.language)
  const versions = runs.filter((run, at) => runs.findIndex(({ version }) => version === run.version) === at)
  if (versions.length === 0) return null
  return (
    <>
      <h2>{t.versions}</h2>
      <ul class="links">
        {versions.map((run) => (
          <li>
            <a href={`/fordelning/${year}/${run.version}`}>{t.versionName(run.version)}</a>{' '}
            <StatusTag visit={visit} run={run} /> <span class="quiet">{run.ruleName}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const Numbers = ({ visit, lanstal }: YearProps) => {
  const t = texts(visit.language)
  return (
    <ul>
      {lanstal.map(({ part, number, version, decisionRef }) => (
        <li>
          {t.part[part]}, {t.versionName(version)}: <strong>{shown(visit, number)}</strong>{' '}
          <span class="quiet">{decisionRef}</span>
        </li>
      ))}
    </ul>
  )
}

/** A column for each part, where there are two. */
function partsIn(visit: Shown, own: readonly Decided[]) {
  const parts = [...new Set(own.map(({ part }) => part))].sort()
  const numberOf = (code: string, part: string) =>
    own.find((one) => one.code === code && one.part === part)?.number ?? 0
  return (parts.length > 1 ? parts : []).map((part) => ({
    part,
    cell: ({ code }: { code: string }) => shown(visit, numberOf(code, part)),
    sum: own.reduce((all, one) => all + (one.part === part ? one.number : 0), 0),
  }))
}

/** One row a municipality: its parts added, of the version that holds, with what has been moved. */
function DecidedTable({ visit, year, decided, moves }: YearProps) {
  const t = texts(visit.language)
  const newest = Math.max(0, ...decided.map(({ version }) => version))
  const own = decided.filter(({ version }) => version === newest)
  const codes = [...new Set(own.map(({ code }) => code))].sort()
  const numberOf = (code: string) =>
    own.filter((one) => one.code === code).reduce((all, { number }) => all + number, 0) +
    moves.reduce((all, { from, to, number }) => all + (to === code ? number : from === code ? -number : 0), 0)
  const rows = codes.map((code) => ({ code, number: numberOf(code) }))
  if (rows.length === 0) return null
  const [first] = own
  const ofParts = partsIn(visit, own)
  return (
    <>
      <Table
        visit={visit}
        id="beslutat"
        caption={t.decidedCaption(year)}
        blocks
        columns={[
          { head: t.columns.name, cell: ({ code }) => <bdi>{nameOf(code)}</bdi> },
          ...ofParts.map(({ part, cell }) => ({ head: t.part[part], numeric: true, cell })),
          { head: t.decided, numeric: true, cell: ({ number }) => shown(visit, number) },
        ]}
        rows={rows}
        sums={[
          t.columns.sum,
          ...ofParts.map(({ sum }) => shown(visit, sum)),
          shown(
            visit,
            rows.reduce((all, { number }) => all + number, 0),
          ),
        ]}
      />
      <p class="quiet">{t.sources([first?.source, first?.decidedBy, first?.decisionRef].filter(Boolean).join(', '))}</p>
    </>
  )
}

const Moves = ({ visit, moves }: { visit: Shown; moves: MoveRow[] }) => {
  const t = texts(visit.language).moves
  if (moves.length === 0) return null
  return (
    <>
      <h2>{t.title}</h2>
      <ul>
        {moves.map(({ from, to, number, agreement }) => (
          <li>{t.row(nameOf(from), nameOf(to), shown(visit, number), agreement)}</li>
        ))}
      </ul>
    </>
  )
}

export const YearPage = (props: YearProps) => {
  const { visit, year, decided, runs, lanstal, officer, problems, status } = props
  const t = texts(visit.language)
  const isEmpty = decided.length === 0 && runs.length === 0 && lanstal.length === 0
  return (
    <Page
      visit={visit}
      title={t.yearTitle(year)}
      back="/fordelning"
      problems={problems}
      status={status && <p>{status}</p>}
    >
      {isEmpty ? <Lead>{t.nothing}</Lead> : <Numbers {...props} />}
      {year >= 2024 && <p>{t.parts}</p>}
      <Links
        links={[
          { href: `/fordelning/${year}/mottagna`, text: t.pages.received },
          { href: `/fordelning/${year}/prova`, text: t.pages.tryOut },
          ...(officer ? [{ href: `/fordelning/${year}/rad`, text: t.placing.received.link }] : []),
        ]}
      />
      <Versions {...props} />
      <DecidedTable {...props} />
      <Moves {...props} />
      {officer && decided.length > 0 && (
        <Form visit={visit} of={`/fordelning/${year}/flytt`}>
          <MoveForm visit={visit} problems={problems ?? {}} typed={props.typed ?? {}} />
        </Form>
      )}
    </Page>
  )
}
