import {
  Button,
  ButtonGroup,
  ButtonLink,
  type Column,
  EmptyState,
  Form,
  Input,
  Lead,
  Page,
  Quiet,
  Radios,
  Table,
  Tag,
} from '../../design/index.ts'
import { type Delegation, holdsOn, type Organisation, shownName } from '../../organisations/index.ts'
import type { DecisionKind } from '../../shared/actor.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { decisionsAt } from '../roles.ts'
import { texts } from '../texts/index.ts'
import { addressOf, type Draft, fieldsOf, saidPeriod, told } from './frame.tsx'
import type { Facts } from './organisation.tsx'
import { roleWord } from './staff.tsx'

type Props = { visit: Shown; facts: Facts }

function State({ visit, row }: { visit: Shown; row: Delegation }) {
  const t = texts(visit.language).delegation
  const today = dayOf(visit.now)
  if (holdsOn(row, today)) return <Tag tone="done">{t.live}</Tag>
  return <Tag>{row.validFrom > today ? t.later : t.ended}</Tag>
}

const isOver = (visit: Shown, { validTo }: Delegation) => validTo !== null && validTo <= dayOf(visit.now)

const isOwn = ({ organisation }: Facts, row: Delegation) => row.organisation === organisation.id
/** A right that is given above holds here too, and is ended there. */
function placeOf(facts: Facts, row: Delegation): string {
  const above = facts.line.find(({ id }) => id === row.organisation)
  return above && !isOwn(facts, row) ? shownName(above) : ''
}

const EndButton = ({ visit, row }: { visit: Shown; row: Delegation }) => (
  <Form visit={visit} of={`/organisation/delegeringar/${row.id}/slut`} version={row.version}>
    <Button kind="secondary" small about={row.reference}>
      {texts(visit.language).delegation.end}
    </Button>
  </Form>
)

function columnsOf({ visit, facts }: Props): Column<Delegation>[] {
  const t = texts(visit.language).delegation
  const whoOf = ({ account, role }: Delegation) =>
    account
      ? (facts.staff.find((one) => one.account === account)?.name ?? '')
      : t.everybody(roleWord(visit.language, role ?? ''))
  return [
    { head: t.kind, cell: (row) => t.kinds[row.kind] },
    { head: t.whom, cell: whoOf },
    { head: texts(visit.language).staff.period, cell: (row) => saidPeriod(visit.language, row) },
    {
      head: t.reference,
      cell: (row) => (
        <div>
          {row.reference} {placeOf(facts, row) && <Quiet>{placeOf(facts, row)}</Quiet>}
        </div>
      ),
    },
    {
      head: texts(visit.language).token.state,
      cell: (row) => (
        <div>
          <State visit={visit} row={row} />{' '}
          {isOwn(facts, row) && !isOver(visit, row) && <EndButton visit={visit} row={row} />}
        </div>
      ),
    },
  ]
}

/** The delegation order of this organisation: who may decide what, since when, by which decision. */
export function Delegations(props: Props) {
  const { visit, facts } = props
  const { organisation, line, delegations } = facts
  const t = texts(visit.language).delegation
  if (decisionsAt(line.map(({ kind }) => kind)).length === 0) return null
  return (
    <section aria-labelledby="delegation">
      <h2 id="delegation">{t.title}</h2>
      <p>{t.lead}</p>
      {delegations.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          visit={visit}
          id="delegations"
          caption={t.title}
          asked
          blocks
          columns={columnsOf(props)}
          rows={delegations}
        />
      )}
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${addressOf(organisation.id)}/delegering`}>
          {t.add}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}

export type Whom = { value: string; text: string }
type Writing = { visit: Shown; organisation: Organisation; kinds: readonly DecisionKind[]; whom: Whom[]; draft: Draft }

export function DelegationPage({ visit, organisation, kinds, whom, draft }: Writing) {
  const t = texts(visit.language).delegation
  const field = fieldsOf(visit, draft)
  const address = addressOf(organisation.id)
  const problems = told(visit.language, draft.problems)
  if (kinds.length === 0) {
    return (
      <Page visit={visit} title={t.addTo(shownName(organisation))} back={address}>
        <Lead>{t.impossible}</Lead>
      </Page>
    )
  }
  return (
    <Page visit={visit} title={t.addTo(shownName(organisation))} back={address} problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={`${address}/delegering`}>
        <Radios
          {...field('kind')}
          label={t.kind}
          choices={kinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
        />
        <Radios {...field('whom')} label={t.whom} choices={whom} />
        <Input {...field('from')} label={t.from} hint={texts(visit.language).log.dayHint} room={12} />
        <Input {...field('to')} label={t.to} hint={texts(visit.language).invite.toHint} optional room={12} />
        <Input {...field('reference')} label={t.reference} hint={t.referenceHint} />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}
