import {
  Button,
  ButtonGroup,
  ButtonLink,
  type Column,
  Copyable,
  EmptyState,
  Form,
  Input,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Table,
  Tag,
  WarningText,
} from '../../design/index.ts'
import { type Organisation, shownName } from '../../organisations/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Token } from '../queries/tokens.ts'
import { texts } from '../texts/index.ts'
import { addressOf, type Draft, fieldsOf, told } from './frame.tsx'
import { roleWord } from './staff.tsx'

function State({ visit, row }: { visit: Shown; row: Token }) {
  const t = texts(visit.language).token
  if (row.endedAt) return <Tag tone="stop">{t.ended}</Tag>
  return row.endsOn <= dayOf(visit.now) ? <Tag tone="wait">{t.passed}</Tag> : <Tag tone="done">{t.live}</Tag>
}

function columnsOf(visit: Shown): Column<Token>[] {
  const t = texts(visit.language)
  const { language } = visit
  return [
    { head: t.token.name, cell: (row) => row.name },
    { head: t.staff.role, cell: (row) => roleWord(language, row.role) },
    { head: t.token.endsOn, cell: (row) => formatDate(language, row.endsOn) },
    { head: t.token.used, cell: (row) => (row.lastUsed ? formatDate(language, row.lastUsed) : t.token.never) },
    {
      head: t.token.state,
      cell: (row) => (
        <div>
          <State visit={visit} row={row} />{' '}
          {!row.endedAt && (
            <Form visit={visit} of={`/organisation/nycklar/${row.id}/slut`}>
              <Button kind="secondary" small about={row.name}>
                {t.token.end}
              </Button>
            </Form>
          )}
        </div>
      ),
    },
  ]
}

type Props = {
  visit: Shown
  organisation: Organisation
  tokens: Token[]
  possible: boolean
  draft: Draft
  status?: string | undefined
}

function Made({ visit, tokens }: Props) {
  const t = texts(visit.language).token
  if (tokens.length === 0) return <EmptyState title={t.none} />
  return <Table visit={visit} id="tokens" caption={t.title} asked blocks columns={columnsOf(visit)} rows={tokens} />
}

/** What the organisation's own systems may read with, and a new one. */
export function TokensPage(props: Props) {
  const { visit, organisation, possible, draft, status } = props
  const t = texts(visit.language).token
  const field = fieldsOf(visit, draft)
  const address = addressOf(organisation.id)
  const problems = told(visit.language, draft.problems)
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.of(shownName(organisation))}
      back={address}
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{possible ? t.lead : t.impossible}</Lead>
      {possible && <Made {...props} />}
      {possible && (
        <Form visit={visit} of={`${address}/nycklar`}>
          <h2>{t.add}</h2>
          <Input {...field('name')} label={t.name} hint={t.nameHint} />
          <Input {...field('endsOn')} label={t.endsOn} hint={t.endsHint} room={12} />
          <Button>{t.press}</Button>
        </Form>
      )}
    </Page>
  )
}

/** The only page on which the token stands. */
export function TokenMadePage({
  visit,
  organisation,
  token,
}: Pick<Props, 'visit' | 'organisation'> & { token: string }) {
  const t = texts(visit.language).token
  return (
    <Page visit={visit} title={t.made} back={addressOf(organisation.id)}>
      <InsetText>
        <Copyable visit={visit} text={token} />
      </InsetText>
      <WarningText visit={visit}>{t.once}</WarningText>
      <p>{t.how}</p>
      <ButtonGroup>
        <ButtonLink href={addressOf(organisation.id)}>{t.back}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
