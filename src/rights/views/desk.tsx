import {
  Button,
  type Column,
  EmptyState,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  Radios,
  SummaryList,
  Table,
  Tag,
  Textarea,
} from '../../design/index.ts'
import { fullName, protectedName } from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Wish } from '../queries/requests.ts'
import { isPersonField } from '../request.ts'
import { staffTexts, texts } from '../texts/index.ts'
import { Clock } from './officer.tsx'

export const deskPath = '/begaran-om-uppgifter'
const nameOf = (wish: Wish) => fullName(wish) || protectedName(wish.person)

function columnsOf(visit: Shown): Column<Seen<Wish>>[] {
  const [t, own] = [staffTexts(visit.language).requests, texts(visit.language)]
  const field = (wish: Wish) => own.fields[wish.field as keyof typeof own.fields]
  return [
    {
      head: t.person,
      cell: (wish) => (
        <a href={`${deskPath}/${wish.id}`}>
          <bdi>{nameOf(wish)}</bdi>
        </a>
      ),
      names: true,
    },
    { head: t.kind, cell: (wish) => [own.requests[wish.kind], field(wish)].filter(Boolean).join(': ') },
    {
      head: t.due,
      cell: (wish) =>
        wish.state === 'waiting' ? (
          <>
            {formatDate(visit.language, wish.due)} <Clock visit={visit} due={wish.due} />
          </>
        ) : (
          <Tag tone="now">{t.until2(formatDate(visit.language, wish.endsOn ?? wish.due))}</Tag>
        ),
    },
  ]
}

type ListProps = { visit: Shown; wishes: Seen<Wish>[]; done: string }
export function DeskPage({ visit, wishes, done }: ListProps) {
  const t = staffTexts(visit.language).requests
  const told = { skickat: t.sent, borttagen: t.ended }[done]
  const waiting = wishes.filter(({ state }) => state === 'waiting')
  const restricted = wishes.filter(({ state }) => state === 'accepted')
  const table = (id: string, caption: string, rows: Seen<Wish>[]) => (
    <Table visit={visit} id={id} caption={caption} blocks columns={columnsOf(visit)} rows={rows} />
  )
  return (
    <Page visit={visit} width="staff" title={t.title} status={told && <NotificationBanner title={told} />}>
      <Lead>{t.lead}</Lead>
      {waiting.length > 0 ? (
        table('waiting', t.title, waiting)
      ) : (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      {restricted.length > 0 && table('restricted', t.restricted, restricted)}
    </Page>
  )
}

/** What stands in the field today. */
function standing(visit: Shown, wish: Wish): string {
  if (wish.field === 'wish') return wish.wish ?? ''
  if (wish.field === 'language') return wish.personLanguage
  if (wish.field === 'sex') return staffTexts(visit.language).requests.sexes[wish.sex ?? 'U']
  return isPersonField(wish.field) ? String(wish[wish.field]) : ''
}

function rowsOf(visit: Shown, wish: Wish) {
  const [t, own] = [staffTexts(visit.language).requests, texts(visit.language)]
  const free = (text: string) => <bdi>{text}</bdi>
  const field = own.fields[wish.field as keyof typeof own.fields]
  return [
    { key: t.person, value: free(nameOf(wish)) },
    { key: t.kind, value: [own.requests[wish.kind], field].filter(Boolean).join(': ') },
    ...(wish.receipt && wish.application
      ? [
          {
            key: t.application,
            value: <a href={`/ansokningar/${wish.application}`}>{showReceipt(wish.receipt)}</a>,
          },
        ]
      : []),
    { key: wish.kind === 'correction' ? t.wrong : t.why, value: free(wish.wrong) },
    ...(wish.right ? [{ key: t.right, value: free(wish.right) }] : []),
    ...(standing(visit, wish) ? [{ key: t.now, value: free(standing(visit, wish)) }] : []),
    { key: t.due, value: <Clock visit={visit} due={wish.due} /> },
  ]
}

type OneProps = { visit: Shown; wish: Seen<Wish>; raw: Raw; problems: Record<string, string> }
export function SettlePage({ visit, wish, raw, problems }: OneProps) {
  const t = staffTexts(visit.language).requests
  return (
    <Page visit={visit} width="staff" title={t.open} back={deskPath} problems={problems}>
      <SummaryList visit={visit} rows={rowsOf(visit, wish)} />
      {wish.state === 'waiting' && <Settle visit={visit} wish={wish} raw={raw} problems={problems} />}
      {wish.state === 'accepted' && wish.kind === 'restriction' && (
        <Form visit={visit} of={`${deskPath}/${wish.id}/slut`} version={wish.version}>
          <Button kind="secondary">{t.end}</Button>
        </Form>
      )}
    </Page>
  )
}

const hints = { interpreter: 'interpreterHint', language: 'languageHint', sex: 'sexHint' } as const
function Settle({ visit, wish, raw, problems }: OneProps) {
  const t = staffTexts(visit.language).requests
  const at = (name: string, value = typed(raw, name)) => ({ visit, name, value, problem: problems[name] })
  const accept = wish.kind === 'correction' ? t.accept : t.acceptRestriction
  const hint = hints[wish.field as keyof typeof hints]
  const writes = wish.kind === 'correction' && wish.field !== 'other'
  return (
    <Form visit={visit} of={`${deskPath}/${wish.id}`} version={wish.version}>
      <Radios
        {...at('outcome')}
        label={t.what}
        choices={[
          { value: 'accepted', text: accept },
          { value: 'refused', text: t.refuse },
        ]}
      />
      {writes && (
        <Input
          {...at('value', 'value' in raw ? typed(raw, 'value') : wish.right)}
          label={t.value}
          hint={hint ? t[hint] : t.valueHint}
          optional
        />
      )}
      {wish.kind === 'restriction' && <Input {...at('until')} label={t.until} hint={t.untilHint} room={20} optional />}
      <Textarea {...at('reason')} label={t.reason} hint={t.reasonHint} rows={4} limit={2000} />
      <Button>{t.send}</Button>
    </Form>
  )
}
