import { criterionCodes, type DecidedBy, type State, states, stateTexts } from '../../applications/index.ts'
import {
  Accordion,
  Button,
  ButtonGroup,
  ButtonLink,
  type Column,
  EmptyState,
  Form,
  InsetText,
  NotificationBanner,
  Table,
  Tag,
} from '../../design/index.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import type { Mode, Selection } from '../acts/selection.ts'
import type { ApplicantRow } from '../queries/applicants.ts'
import type { Proposed } from '../selection.ts'
import { texts } from '../texts/index.ts'
import { addressOf, RoundPage } from './frame.tsx'

type Props = {
  visit: Shown
  selection: Selection
  mode: Mode
  may: 'decide' | 'noDelegation' | 'see'
  status?: string | undefined
  problem?: string | undefined
}
export type Ranked = Proposed & { applicant: ApplicantRow }

/** What the school has seen, in a line: what has no evidence is not among it. */
export function meritLine(visit: Shown, { answers }: Pick<ApplicantRow, 'answers'>): string {
  const t = texts(visit.language)
  const seen = criterionCodes.flatMap((code) =>
    answers.filter((answer) => answer.code === code && answer.evidence.trim() !== ''),
  )
  const words = seen.flatMap(({ code, value }) => {
    if (code === 'shortEducation') return [t.selection.years(value)]
    return value > 0 ? [t.criteria[code]] : []
  })
  return words.join(', ') || t.selection.noMerits
}

function Becomes({ visit, row: one }: { visit: Shown; row: Ranked }) {
  const t = texts(visit.language).selection
  if (one.outcome === 'offered') return <Tag tone="done">{t.offered}</Tag>
  if (one.outcome === 'waits') return <Tag tone="stop">{t[one.why]}</Tag>
  const text = one.applicant.state === 'reserve' ? t.stands(one.place) : t.reserve(one.place)
  return <Tag tone="wait">{text}</Tag>
}

function columnsOf({ visit, selection }: Props): Column<Ranked>[] {
  const t = texts(visit.language)
  const s = t.selection
  const of = addressOf(selection.round.id, 'selection')
  return [
    { head: s.rank, numeric: true, cell: ({ rank }) => rank },
    {
      head: s.name,
      names: true,
      cell: ({ applicant }) => (
        <a href={`/ansokningar/${applicant.id}`}>
          <bdi>{applicant.name || showReceipt(applicant.receipt)}</bdi>
        </a>
      ),
    },
    { head: s.queue, cell: ({ applicant }) => formatDate(visit.language, applicant.queueAt) },
    {
      head: s.merits,
      cell: ({ applicant }) => (
        <>
          {meritLine(visit, applicant)}
          <br />
          <a href={`${of}/${applicant.id}`}>
            {s.criteria}
            <span class="hidden"> {applicant.name}</span>
          </a>
        </>
      ),
    },
    { head: s.decides, cell: ({ criterion }) => t.criteria[criterion as DecidedBy] },
    { head: s.becomes, cell: (one) => <Becomes visit={visit} row={one} /> },
  ]
}

function Decide({ visit, selection, mode, may }: Props) {
  const t = texts(visit.language).selection
  const { round, proposed, stamp } = selection
  const count = (outcome: Proposed['outcome']) => proposed.filter((one) => one.outcome === outcome).length
  if (may === 'see') return <InsetText>{t.onlyRector}</InsetText>
  if (may === 'noDelegation') return <InsetText>{t.noDelegation}</InsetText>
  const first = round.list === null
  return (
    <Form visit={visit} of={`${addressOf(round.id, 'selection')}/beslut`} version={stamp}>
      <p>{t.sum(count('offered'), count('reserve'), count('waits'))}</p>
      <ButtonGroup>
        <Button name="mode" value={mode}>
          {first ? t.decide : mode === 'new' ? t.decideNew : t.decideJoin}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** A decided list can be decided again as a whole; until then it goes on by its own rules. */
function Again({ visit, selection: { round, newRules }, mode }: Props) {
  const t = texts(visit.language).selection
  if (!round.list) return null
  const of = addressOf(round.id, 'selection')
  return (
    <>
      {newRules && mode === 'join' && <InsetText>{t.newRules}</InsetText>}
      <p>{mode === 'join' ? <a href={`${of}?lista=ny`}>{t.showNew}</a> : <a href={of}>{t.showJoin}</a>}</p>
    </>
  )
}

function Proposal(props: Props) {
  const { visit, selection, mode } = props
  const t = texts(visit.language).selection
  const byId = new Map(selection.applicants.map((applicant) => [applicant.id, applicant]))
  const rows = selection.proposed.map((one) => ({ ...one, applicant: byId.get(one.application) as ApplicantRow }))
  const hasNew = rows.some(({ applicant }) => applicant.state === 'admitted')
  const isNew = mode === 'new' && selection.round.list !== null
  if (rows.length === 0) return null
  return (
    <>
      <h2>{isNew ? t.again : hasNew ? t.proposal : t.standing}</h2>
      <p>{hasNew || isNew ? t.proposalText : t.standingText}</p>
      <Table visit={visit} id="forslag" caption={t.caption} columns={columnsOf(props)} rows={rows} />
      {(hasNew || mode === 'new') && <Decide {...props} />}
      <Again {...props} />
    </>
  )
}

type StageProps = { visit: Shown; state: State; title: string; rows: ApplicantRow[] }
function Stage({ visit, state, title, rows }: StageProps) {
  const all = texts(visit.language)
  const t = all.selection
  const listed: Column<ApplicantRow>[] = [
    { head: t.listRank, numeric: true, cell: ({ entry }) => entry?.rank ?? '' },
    { head: t.decided, cell: ({ entry }) => (entry ? all.criteria[entry.criterion as DecidedBy] : '') },
  ]
  const columns: Column<ApplicantRow>[] = [
    {
      head: t.name,
      cell: ({ id, name, receipt }) => (
        <a href={`/ansokningar/${id}`}>
          <bdi>{name || showReceipt(receipt)}</bdi>
        </a>
      ),
    },
    { head: t.since, cell: ({ since }) => formatDate(visit.language, since) },
    ...(rows.some(({ entry }) => entry) ? listed : []),
  ]
  return <Table visit={visit} id={`steg-${state}`} caption={title} asked columns={columns} rows={rows} blocks />
}

/** Everybody by step, so that the school sees who is on the way. */
function Stages({ visit, selection }: Props) {
  const t = texts(visit.language).selection
  const words = stateTexts(visit.language).state
  const { applicants, round } = selection
  if (applicants.length === 0)
    return (
      <EmptyState title={t.none}>
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`/kurser/${round.slug}`}>
            {t.noneWay}
          </ButtonLink>
        </ButtonGroup>
      </EmptyState>
    )
  const byState = Map.groupBy(applicants, ({ state }) => state)
  const parts = states.flatMap((state) => {
    const rows = byState.get(state)
    return rows ? [{ state, rows }] : []
  })
  return (
    <Accordion
      level={3}
      parts={parts.map(({ state, rows }) => ({
        title: words[state].staff,
        about: plural(visit.language, rows.length, t.count),
        children: <Stage visit={visit} state={state} title={words[state].staff} rows={rows} />,
      }))}
    />
  )
}

export function SelectionPage(props: Props) {
  const { visit, selection, status, problem } = props
  const t = texts(visit.language).selection
  const waiting = selection.applicants.filter(({ state }) => state === 'admitted').length
  return (
    <RoundPage
      visit={visit}
      round={selection.round}
      at="selection"
      title={t.title(selection.round.title)}
      lead={t.lead(waiting, selection.round.free)}
      problems={problem ? { _list: problem } : {}}
      status={status && <NotificationBanner title={status} />}
    >
      <Proposal {...props} />
      <h2>{t.stages}</h2>
      <Stages {...props} />
    </RoundPage>
  )
}
