import { EmptyState, Lead, Page, Table, Tag, type Tone } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Half, Pair, PairState } from '../queries/pairs.ts'
import { texts } from '../texts/index.ts'

const tones: Record<PairState, Tone> = { waiting: 'wait', same: 'done', different: 'plain' }

function Pairs({ visit, id, title, rows }: { visit: Shown; id: string; title: string; rows: Pair[] }) {
  const t = texts(visit.language)
  const columns = [
    {
      head: t.list.compare,
      names: true,
      cell: ({ id: pair, people }: Pair) => (
        <a href={`/dubbletter/${pair}`}>
          <bdi>{people[0]?.name}</bdi>
        </a>
      ),
    },
    { head: t.list.second, cell: ({ people }: Pair) => <bdi>{people[1]?.name}</bdi> },
    { head: t.list.found, cell: ({ foundAt }: Pair) => formatDate(visit.language, foundAt) },
    { head: t.list.state, cell: ({ state }: Pair) => <Tag tone={tones[state]}>{t.states[state]}</Tag> },
  ]
  return (
    <>
      <h2>{title}</h2>
      <Table visit={visit} id={id} caption={title} asked blocks rows={rows} columns={columns} />
    </>
  )
}

export function ListPage({ visit, pairs }: { visit: Shown; pairs: Pair[] }) {
  const t = texts(visit.language).list
  const waiting = pairs.filter(({ state }) => state === 'waiting')
  const judged = pairs.filter(({ state }) => state !== 'waiting')
  return (
    <Page visit={visit} title={t.title} width="staff" back="/arbetslista">
      <Lead>{t.lead}</Lead>
      {waiting.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <Pairs visit={visit} id="vantar" title={t.waiting} rows={waiting} />
      )}
      {judged.length > 0 && <Pairs visit={visit} id="svarade" title={t.judged} rows={judged} />}
    </Page>
  )
}

const Applicant = ({ half }: { half: Half | undefined }) =>
  half ? (
    <>
      <a href={`/ansokningar/${half.id}`}>
        <bdi>{half.name || showReceipt(half.receipt)}</bdi>
      </a>{' '}
      <bdi lang="sv">{half.course}</bdi>
    </>
  ) : null

/** Each as the school sees the application already; nothing is told of who they are elsewhere. */
export function ApplicantsPage({ visit, pairs }: { visit: Shown; pairs: Seen<Half>[][] }) {
  const t = texts(visit.language)
  const columns = [
    { head: t.list.first, names: true, cell: (pair: Seen<Half>[]) => <Applicant half={pair[0]} /> },
    { head: t.list.second, cell: (pair: Seen<Half>[]) => <Applicant half={pair[1]} /> },
  ]
  return (
    <Page visit={visit} title={t.school.title} width="staff" back="/arbetslista">
      <Lead>{t.school.lead}</Lead>
      {pairs.length === 0 ? (
        <EmptyState title={t.school.none}>{t.school.noneText}</EmptyState>
      ) : (
        <Table visit={visit} id="sokande" caption={t.school.title} asked blocks rows={pairs} columns={columns} />
      )}
    </Page>
  )
}
