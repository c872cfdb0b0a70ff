import { stateTexts } from '../../applications/index.ts'
import {
  Button,
  type Column,
  EmptyState,
  Form,
  Input,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Quiet,
  Radios,
  Select,
  Table,
  Tag,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime, formatNumber } from '../../shared/texts.ts'
import { actions, classes } from '../kinds.ts'
import type { listKept, Rule, Run, ShownHold } from '../queries/retention.ts'
import { type Class, isRun, mayApprove } from '../retention.ts'
import { staffTexts } from '../texts/index.ts'

export const retentionPath = '/gallring'
type Kept = Awaited<ReturnType<typeof listKept>>
export type Board = {
  rules: Rule[]
  runs: Run[]
  kept: Kept
  holds: ShownHold[]
  names: Record<string, string>
  /** The officer is told and approves nothing. */
  decides: boolean
  /** Only who sees people can say which application must be left. */
  holdsBack: boolean
  account: string | null
}
type Props = { visit: Shown; board: Board }

const triggers = { application: 'closed', person: 'lastApplication', log: 'written', money: 'written' } as const
export const whenOf = (visit: Shown, of: Class, months: number): string =>
  staffTexts(visit.language).retention.triggers[triggers[of]](months)

function RuleActs({ visit, board, rule }: Props & { rule: Rule }) {
  const t = staffTexts(visit.language).retention
  if (!board.decides) return null
  const path = `${retentionPath}/regler/${rule.id}`
  const press = (to: string, text: string) => (
    <Form visit={visit} of={`${path}/${to}`} version={rule.version}>
      <Button kind="secondary" small about={rule.reference}>
        {text}
      </Button>
    </Form>
  )
  return (
    <>
      {!rule.approvedBy && mayApprove(rule, board.account) && press('godkann', t.approveRule)}
      {rule.approvedBy && isRun(rule.action) && press('provkor', t.dry)}
      {press('slut', t.endRule)}
    </>
  )
}

/** A rule of the site itself, which no board decides about: the same columns. */
type Line = { what: string; when: string; happens: string; basis: string; reference: string; rule: Rule | null }
function linesOf({ visit, board }: Props, draftDays: number): Line[] {
  const t = staffTexts(visit.language).retention
  const fixed = {
    what: t.classes.draft,
    when: t.days(draftDays),
    happens: t.actions.destroy,
    basis: '',
    reference: t.fixed,
  }
  return [
    ...board.rules.map((rule) => ({
      what: t.classes[rule.class],
      when: whenOf(visit, rule.class, rule.months),
      happens: t.actions[rule.action],
      basis: rule.legalBasis,
      reference: rule.demo ? `${rule.reference} (${t.demo})` : rule.reference,
      rule,
    })),
    { ...fixed, rule: null },
  ]
}

function ruleColumns({ visit, board }: Props): Column<Line>[] {
  const t = staffTexts(visit.language).retention
  return [
    { head: t.what, cell: ({ what }) => what, names: true },
    { head: t.after, cell: ({ when }) => when },
    { head: t.action, cell: ({ happens }) => happens },
    { head: t.basis, cell: ({ basis }) => basis },
    {
      head: t.reference,
      cell: ({ reference, rule }) => (
        <>
          {reference}{' '}
          {rule && (
            <Tag tone={rule.approvedAt ? 'done' : 'wait'}>
              {rule.approvedAt ? t.approved(formatDate(visit.language, rule.approvedAt)) : t.proposed}
            </Tag>
          )}
          {rule && !rule.approvedAt && board.rules.some((one) => one.approvedAt && one.class === rule.class) && (
            <Quiet> {t.replaces}</Quiet>
          )}
        </>
      ),
    },
    { head: t.rule, cell: ({ rule }) => rule && <RuleActs visit={visit} board={board} rule={rule} /> },
  ]
}

function Runs({ visit, board: { runs } }: Props) {
  const t = staffTexts(visit.language).retention
  const columns: Column<Run>[] = [
    {
      head: t.run,
      cell: ({ id, frozenAt }) => <a href={`${retentionPath}/${id}`}>{formatDateTime(visit.language, frozenAt)}</a>,
      names: true,
    },
    { head: t.stage, cell: ({ state }) => t.states[state] },
    { head: t.count, cell: ({ count }) => formatNumber(visit.language, count), numeric: true },
    { head: t.destroyed, cell: ({ destroyed }) => formatNumber(visit.language, destroyed), numeric: true },
  ]
  return (
    <section>
      <h2>{t.runs}</h2>
      {runs.length === 0 ? (
        <EmptyState title={t.noRuns} />
      ) : (
        <Table visit={visit} id="runs" caption={t.runs} asked blocks columns={columns} rows={runs} />
      )}
    </section>
  )
}

type Typed = { raw: Raw; problems: Record<string, string> }
function NewRule({ visit, raw, problems }: Pick<Props, 'visit'> & Typed) {
  const t = staffTexts(visit.language).retention
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  return (
    <section>
      <h2>{t.new}</h2>
      <Form visit={visit} of={`${retentionPath}/regler`}>
        <Select
          {...at('class')}
          label={t.class}
          options={classes.map((value) => ({ value, text: t.classes[value] }))}
        />
        <Input {...at('months')} label={t.months} room={4} inputmode="numeric" />
        <Radios
          {...at('action')}
          label={t.action}
          choices={actions.map((value) => ({ value, text: t.actions[value] }))}
        />
        <Input {...at('legalBasis')} label={t.basis} hint={t.basisHint} />
        <Input {...at('reference')} label={t.reference} hint={t.referenceHint} />
        <Button>{t.save}</Button>
      </Form>
    </section>
  )
}

function Holds({ visit, board, raw, problems }: Props & Typed) {
  const t = staffTexts(visit.language).retention
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  return (
    <section>
      <h2>{t.holds}</h2>
      <p>{t.holdsText}</p>
      {board.holds.length === 0 && <EmptyState title={t.noHolds} />}
      {board.holds.map(({ id, receipt, reason }) => (
        <Form visit={visit} of={`${retentionPath}/undantag/${id}/slut`}>
          <p>
            <bdi dir="ltr">{receipt}</bdi> {reason}{' '}
            <Button kind="secondary" small about={receipt}>
              {t.release}
            </Button>
          </p>
        </Form>
      ))}
      <Form visit={visit} of={`${retentionPath}/undantag`}>
        <Input {...at('receipt')} label={t.receipt} room={12} ltr />
        <Input {...at('reason')} label={t.reason} />
        <Button kind="secondary">{t.hold}</Button>
      </Form>
    </section>
  )
}

function Figures({ visit, board: { kept } }: Props) {
  const t = staffTexts(visit.language).retention
  const { state: words } = stateTexts(visit.language)
  const columns: Column<Kept[number]>[] = [
    { head: t.year, cell: ({ year }) => String(year), names: true },
    { head: t.state, cell: ({ state }) => words[state as keyof typeof words]?.staff ?? state },
    { head: t.count, cell: ({ n }) => formatNumber(visit.language, n), numeric: true },
  ]
  return kept.length === 0 ? null : (
    <section>
      <h2>{t.kept}</h2>
      <p>{t.keptText}</p>
      <Table visit={visit} id="kept" caption={t.kept} asked columns={columns} rows={kept} />
    </section>
  )
}

export function RetentionPage(props: Props & Typed & { done: string; draftDays: number }) {
  const { visit, board, done, draftDays, raw, problems } = props
  const t = staffTexts(visit.language).retention
  const told = { regel: t.savedRule, godkand: t.approvedRule, slut: t.endedRule, undantag: t.held, slappt: t.released }[
    done
  ]
  const status = told && <NotificationBanner title={told} />
  return (
    <Page visit={visit} width="staff" title={t.title} status={status} problems={problems}>
      <Lead>{t.lead}</Lead>
      {!board.decides && <InsetText>{t.officer}</InsetText>}
      <h2>{t.rules}</h2>
      <Table
        visit={visit}
        id="rules"
        caption={t.rules}
        asked
        blocks
        columns={ruleColumns(props)}
        rows={linesOf(props, draftDays)}
      />
      <Runs visit={visit} board={board} />
      <Figures visit={visit} board={board} />
      {board.decides && <NewRule visit={visit} raw={raw} problems={problems} />}
      {board.holdsBack && <Holds visit={visit} board={board} raw={raw} problems={problems} />}
    </Page>
  )
}
