import {
  Button,
  ButtonGroup,
  EmptyState,
  Form,
  Lead,
  NotificationBanner,
  Page,
  SummaryList,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime, formatNumber } from '../../shared/texts.ts'
import type { Rule, Run } from '../queries/retention.ts'
import { countsOf, mayApprove } from '../retention.ts'
import { staffTexts } from '../texts/index.ts'
import { DeliveryPart, type Handed } from './delivery.tsx'
import { type Board, retentionPath, whenOf } from './retention.tsx'

type RunProps = {
  visit: Shown
  run: Run
  rule: Rule
  board: Pick<Board, 'names' | 'decides' | 'account'>
  done: string
  problems?: Record<string, string>
  /** What the archive gets, once it is packed. */
  handed: Handed | undefined
}
function rowsOf({ visit, run, rule, board: { names } }: RunProps) {
  const t = staffTexts(visit.language).retention
  const who = (account: string | null, at: Date | null) =>
    account && at ? `${names[account] ?? account.slice(0, 8)}, ${formatDateTime(visit.language, at)}` : ''
  const all = [
    { key: t.what, value: t.classes[rule.class] },
    { key: t.action, value: t.actions[rule.action] },
    { key: t.after, value: whenOf(visit, rule.class, rule.months) },
    { key: t.basis, value: rule.legalBasis },
    { key: t.reference, value: rule.reference },
    { key: t.stage, value: t.states[run.state] },
    { key: t.count, value: formatNumber(visit.language, run.count) },
    { key: t.digest, value: <code>{run.digest.toString('hex')}</code> },
    { key: t.by, value: who(run.proposedBy, run.proposedAt) },
    { key: t.second, value: who(run.approvedBy, run.approvedAt) },
    { key: t.notBefore, value: run.notBefore ? formatDateTime(visit.language, run.notBefore) : '' },
    { key: t.destroyed, value: run.doneAt || run.destroyed ? formatNumber(visit.language, run.destroyed) : '' },
    { key: t.skips.changed ?? '', value: run.changed ? formatNumber(visit.language, run.changed) : '' },
    { key: t.done, value: run.doneAt ? formatDateTime(visit.language, run.doneAt) : '' },
  ]
  return all.filter(({ value }) => value !== '')
}

function Skips({ visit, run }: Pick<RunProps, 'visit' | 'run'>) {
  const t = staffTexts(visit.language).retention
  const numbers = (of: string) => run.skipped.filter(({ why }) => why === of).flatMap(({ receipt }) => receipt ?? [])
  return (
    <section>
      <h2>{t.skipped}</h2>
      {run.skipped.length === 0 && <EmptyState title={t.nothing} />}
      <ul>
        {countsOf(run.skipped).map(({ why, n }) => (
          <li>
            {t.skips[why] ?? why}: {formatNumber(visit.language, n)}{' '}
            <bdi dir="ltr">{numbers(why).slice(0, 50).join(' ')}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

const stoppable = ['frozen', 'proposed', 'approved', 'packed', 'running']
function Steps({ visit, run, board }: RunProps) {
  const t = staffTexts(visit.language).retention
  const press = (to: string, text: string, kind: 'primary' | 'secondary' | 'danger') => (
    <Form visit={visit} of={`${retentionPath}/${run.id}/${to}`} version={run.version}>
      <Button kind={kind}>{text}</Button>
    </Form>
  )
  return (
    <>
      <ButtonGroup>
        {run.state === 'frozen' && run.count > 0 && press('foresla', t.propose, 'primary')}
        {run.state === 'proposed' && mayApprove(run, board.account) && press('godkann', t.approve, 'danger')}
        {stoppable.includes(run.state) && press('stoppa', t.cancel, 'secondary')}
      </ButtonGroup>
      {run.state === 'frozen' && run.count === 0 && <p>{t.none}</p>}
      {run.state === 'proposed' && !mayApprove(run, board.account) && <p>{t.same}</p>}
    </>
  )
}

function toldBy({ visit, done }: RunProps) {
  const t = staffTexts(visit.language).retention
  const words = { frusen: t.frozen, foreslagen: t.proposedRun, godkand: t.approvedRun, stoppad: t.cancelled }
  const archive = { hamtad: t.archive.taken, kvitterad: t.archive.confirmed }
  const all: Record<string, string> = { ...words, ...archive }
  return all[done]
}

/** A dry run, a removal that waits, or the proof of one that is done: how many, by which rule, who and when. */
export function RunPage(props: RunProps) {
  const { visit, run, board, handed, problems = {} } = props
  const t = staffTexts(visit.language).retention
  const told = toldBy(props)
  return (
    <Page
      visit={visit}
      width="staff"
      title={run.state === 'done' ? t.proof : t.run}
      back={retentionPath}
      problems={problems}
      status={told && <NotificationBanner title={told} />}
    >
      {run.state === 'frozen' && <Lead>{t.dryText}</Lead>}
      <SummaryList visit={visit} rows={rowsOf(props)} />
      {handed && <DeliveryPart visit={visit} run={run} handed={handed} board={board} />}
      <Skips visit={visit} run={run} />
      {board.decides && <Steps {...props} />}
    </Page>
  )
}
