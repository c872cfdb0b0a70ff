import {
  Box,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  Lead,
  NotificationBanner,
  Page,
  Table,
  Tag,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Shown } from '../../shared/shown.ts'
import type { MoveRow } from '../queries/moves.ts'
import type { RequestRow, Requests } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { Due } from './words.tsx'

type Props = {
  visit: Shown
  actor: Actor
  moves: Seen<MoveRow>[]
  requests: Requests
  status?: string | undefined
  problem?: string | undefined
}
const tones = { waiting: 'wait', accepted: 'done', refused: 'stop', withdrawn: 'plain', sent: 'done' } as const

type Listed = { visit: Shown; id: string; rows: Seen<MoveRow>[]; caption: string; empty: string }
function Moves({ visit, id, rows, caption, empty }: Listed) {
  const t = texts(visit.language)
  if (rows.length === 0) return <EmptyState title={empty} />
  const here = id === 'hit'
  const columns = [
    {
      head: t.list.name,
      names: true,
      cell: (row: MoveRow) => (
        <a href={`/flyttar/${row.id}`}>
          <bdi>{row.name || t.list.open}</bdi>
        </a>
      ),
    },
    { head: t.list.what, cell: (row: MoveRow) => (row.toCourse ? t.list.course(row.toCourse) : t.list.home) },
    {
      head: here ? t.list.from : t.list.to,
      cell: (row: MoveRow) => <bdi lang="sv">{here ? row.fromName : row.toName}</bdi>,
    },
    { head: t.list.due, cell: (row: MoveRow) => row.state === 'waiting' && <Due visit={visit} due={row.due} /> },
    { head: t.list.state, cell: (row: MoveRow) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag> },
  ]
  return <Table visit={visit} id={id} caption={caption} asked blocks rows={rows} columns={columns} />
}

function Press({ visit, row, answer }: { visit: Shown; row: RequestRow; answer: 'send' | 'refuse' | 'withdraw' }) {
  return (
    <Form visit={visit} of={`/flyttar/begaran/${row.id}/svar`} version={row.version}>
      <input type="hidden" name="answer" value={answer} />
      <Button kind={answer === 'send' ? 'primary' : 'secondary'} small about={row.toName}>
        {texts(visit.language).request[answer]}
      </Button>
    </Form>
  )
}

/** The old home sees whether it is one of theirs; the one who asks does not. */
function Asked({ visit, row, requests, acts }: { visit: Shown; row: RequestRow; requests: Requests; acts: boolean }) {
  const t = texts(visit.language)
  const found = requests.matched.get(row.id)
  const waits = row.state === 'waiting'
  return (
    <Box title={row.here ? t.request.by(row.toName) : t.request.from(row.fromName)}>
      <p>
        <Tag tone={tones[row.state]}>{t.requestStates[row.state]}</Tag> {waits && t.list.due}{' '}
        {waits && <Due visit={visit} due={row.due} />}
      </p>
      {row.text && (
        <p>
          {t.request.says}: <bdi lang="sv">{row.text}</bdi>
        </p>
      )}
      {row.here && waits && (
        <p>
          {found ? (
            <>
              {t.request.match}: <bdi>{found.name}</bdi> {!found.application && t.request.nothing}
            </>
          ) : (
            t.request.noMatch
          )}
        </p>
      )}
      {waits && acts && row.here && found?.application && <Press visit={visit} row={row} answer="send" />}
      {waits && acts && <Press visit={visit} row={row} answer={row.here ? 'refuse' : 'withdraw'} />}
    </Box>
  )
}

function Enquiries({ visit, requests, acts }: Pick<Props, 'visit' | 'requests'> & { acts: boolean }) {
  const t = texts(visit.language).list
  const part = (here: boolean) => requests.asked.filter((row) => row.here === here)
  const titled = [[t.asked, part(true)] as const, [t.own, part(false)] as const]
  return (
    <>
      {titled.map(
        ([title, rows]) =>
          rows.length > 0 && (
            <>
              <h2>{title}</h2>
              {rows.map((row) => (
                <Asked visit={visit} row={row} requests={requests} acts={acts} />
              ))}
            </>
          ),
      )}
    </>
  )
}

export function ListPage({ visit, actor, moves, requests, status, problem }: Props) {
  const t = texts(visit.language).list
  const acts = actor.role === 'caseworker'
  return (
    <Page
      visit={visit}
      title={t.title}
      width="staff"
      back="/arbetslista"
      problems={problem ? { form: problem } : {}}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.lead}</Lead>
      <h2>{t.here}</h2>
      <Moves visit={visit} id="hit" rows={moves.filter(({ here }) => here)} caption={t.here} empty={t.nobody} />
      <h2>{t.away}</h2>
      <Moves
        visit={visit}
        id="harifran"
        rows={moves.filter(({ here }) => !here)}
        caption={t.away}
        empty={t.nobodyAway}
      />
      <Enquiries visit={visit} requests={requests} acts={acts} />
      {acts && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href="/flytt/begar">
            {t.ask}
          </ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}
