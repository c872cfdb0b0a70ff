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
  Quiet,
  Radios,
  Tag,
  Textarea,
  type Tone,
} from '../../design/index.ts'
import type { Raw } from '../../platform/input.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Proposals } from '../acts/proposals.ts'
import { kindsIn, type Level, type ProposalState, sideOf } from '../proposals.ts'
import type { Proposal } from '../queries/proposals.ts'
import { texts } from '../texts/index.ts'
import { NewProposal } from './new-proposal.tsx'

export type ProposalsProps = {
  visit: Shown
  found: Proposals
  actor: Actor
  raw?: Raw | undefined
  problems?: Record<string, string> | undefined
  status?: string | undefined
  /** The answer that was refused, as it was written. */
  answering?: { proposal: string; text: string } | undefined
}
type One = ProposalsProps & { proposal: Proposal }

const tones: Record<ProposalState, Tone> = {
  waiting: 'wait',
  approved: 'done',
  refused: 'stop',
  withdrawn: 'plain',
  replaced: 'plain',
}

function What({ visit, proposal: one }: Pick<One, 'visit' | 'proposal'>) {
  const t = texts(visit.language).proposals
  const { day, hours, level } = one
  return (
    <>
      {day && <p>{t.day(formatDate(visit.language, day))}</p>}
      {hours !== null && <p>{t.hours(hours)}</p>}
      {level && <p>{t.levels[level as Level] ?? level}</p>}
      <p>
        {t.reason}: <bdi lang="sv">{one.reason}</bdi>
      </p>
    </>
  )
}

/** When it was asked, by when it is answered, and what the answer was. */
function Clock({ visit, proposal: one, actor }: One) {
  const t = texts(visit.language).proposals
  const { state, due, proposedAt, proposerName, payerName, settledAt, answer } = one
  const at = (moment: Date) => formatDate(visit.language, moment)
  return (
    <>
      <p>
        <Quiet>{actor.role === 'newcomer' ? t.when(at(proposedAt)) : t.by(proposerName, at(proposedAt))}</Quiet>
      </p>
      {state === 'waiting' && (
        <p>
          {t.asked(payerName, at(due))} {due < visit.now && <Tag tone="stop">{t.late}</Tag>}
        </p>
      )}
      {settledAt && (
        <p>{state === 'approved' || state === 'refused' ? t.answered(at(settledAt)) : t.ended(at(settledAt))}</p>
      )}
      {answer && <p>{answer === 'movedOn' ? t.movedOn : <bdi lang="sv">{answer}</bdi>}</p>}
    </>
  )
}

function Answer({ visit, found, proposal: one, actor, answering, problems }: One) {
  const t = texts(visit.language).proposals
  if (one.proposedBy === actor.account) return <p>{t.own}</p>
  const again = answering?.proposal === one.id
  return (
    <Form visit={visit} of={`/ansokningar/${found.application.id}/forslag/${one.id}/svar`} version={one.version}>
      <Radios
        visit={visit}
        name="answer"
        label={t.answer}
        inline
        problem={again ? problems?.answer : undefined}
        choices={[
          { value: 'approve', text: t.approve },
          { value: 'refuse', text: t.refuse },
        ]}
      />
      <Textarea
        visit={visit}
        name="text"
        label={t.answerText}
        rows={2}
        value={again ? answering?.text : undefined}
        problem={again ? problems?.text : undefined}
      />
      <ButtonGroup>
        <Button>{t.send}</Button>
      </ButtonGroup>
    </Form>
  )
}

const Withdraw = ({ visit, found, proposal: one }: One) => (
  <Form visit={visit} of={`/ansokningar/${found.application.id}/forslag/${one.id}/aterta`} version={one.version}>
    <Button kind="secondary" small>
      {texts(visit.language).proposals.withdraw}
    </Button>
  </Form>
)

function OneProposal(props: One) {
  const { visit, found, proposal: one, actor } = props
  const t = texts(visit.language).proposals
  const side = sideOf(actor, { provider: found.application.provider, desk: one.desk })
  return (
    <Box title={t.kinds[one.kind]}>
      <p>
        <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>
      </p>
      <What visit={visit} proposal={one} />
      <Clock {...props} />
      {one.state === 'waiting' && side === 'payer' && <Answer {...props} />}
      {one.state === 'waiting' && side === 'provider' && <Withdraw {...props} />}
    </Box>
  )
}

export function ProposalsPage(props: ProposalsProps) {
  const { visit, found, actor, problems, status } = props
  const t = texts(visit.language).proposals
  const { application, all, name } = found
  const own = actor.role === 'newcomer'
  const proposes = sideOf(actor, { provider: application.provider, desk: '' }) === 'provider'
  const record = `/ansokningar/${application.id}`
  return (
    <Page
      visit={visit}
      title={own ? t.title : t.titleOther(name)}
      width={own ? 'person' : 'staff'}
      back={record}
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.lead}</Lead>
      {all.length === 0 && <EmptyState title={t.none} />}
      {all.toReversed().map((one) => (
        <OneProposal {...props} proposal={one} />
      ))}
      {proposes && kindsIn(application.state).length > 0 && <NewProposal {...props} />}
      <ButtonGroup>
        <ButtonLink kind="secondary" href={record}>
          {t.back}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
