import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  CodeInput,
  Copyable,
  EmptyState,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  Panel,
  Radios,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Invited } from '../acts.ts'
import { days, type Scope } from '../domain.ts'
import type { Ombud, Sending } from '../queries.ts'
import { texts } from '../texts/index.ts'
import { OneHelper } from './one.tsx'

export type Typed = { raw: Raw; problems: Record<string, string> }

/** Sentences instead of keys. */
export function said(visit: Shown, problems: Record<string, string>): Record<string, string> {
  const known = texts(visit.language).problems as Record<string, string>
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, known[key] ?? known.form ?? '']))
}

const all = (raw: Raw, name: string): string[] =>
  [raw[name] ?? []].flat().filter((one): one is string => typeof one === 'string')

type FieldsProps = Typed & { visit: Shown; offered: readonly Scope[] }
function InviteFields({ visit, offered, raw, problems }: FieldsProps) {
  const { ask, scopes } = texts(visit.language)
  return (
    <>
      <Input visit={visit} name="name" label={ask.name} value={typed(raw, 'name')} problem={problems.name} />
      <Checkboxes
        visit={visit}
        name="scopes"
        label={ask.scopes}
        choices={offered.map((scope) => ({ value: scope, text: scopes[scope] }))}
        values={all(raw, 'scopes')}
        problem={problems.scopes}
      />
      <Radios
        visit={visit}
        name="days"
        label={ask.days}
        choices={days.map((n) => ({ value: String(n), text: ask.lengths[String(n)] ?? String(n) }))}
        value={typed(raw, 'days') || undefined}
        problem={problems.days}
      />
      <PinField visit={visit} problem={problems.pin} />
    </>
  )
}

/** Never drawn again with what was typed: it is a secret. */
const PinField = ({ visit, problem }: { visit: Shown; problem: string | undefined }) => (
  <CodeInput
    visit={visit}
    name="pin"
    label={texts(visit.language).ask.pin}
    hint={texts(visit.language).ask.pinHint}
    problem={problem}
    length={6}
    digits
  />
)

type DraftProps = Typed & { visit: Shown; draft: string; helpers: Invited[]; stopped: boolean }
/** Helpers with a draft, and a new one; the person may not have an account. */
export function DraftHelpersPage({ visit, draft, helpers, stopped, raw, problems: keys }: DraftProps) {
  const t = texts(visit.language)
  const of = `/utkast/${draft}/hjalp`
  const problems = said(visit, keys)
  return (
    <Page
      visit={visit}
      title={t.ask.title}
      back={`/utkast/${draft}`}
      problems={problems}
      status={stopped && <NotificationBanner title={t.stopped} />}
    >
      <Lead>{t.lead}</Lead>
      <p>{t.ask.draft}</p>
      {helpers.map((helper) => (
        <OneHelper visit={visit} helper={helper} end={`${of}/${helper.id}/avsluta`} />
      ))}
      <Form visit={visit} of={of}>
        <InviteFields visit={visit} offered={['fill', 'view', 'answer']} raw={raw} problems={problems} />
        <Button>{t.ask.press}</Button>
      </Form>
    </Page>
  )
}

const root = '/mina-uppgifter/hjalpare'
type OwnProps = { visit: Shown; helpers: Invited[]; canInvite: boolean; stopped: boolean }
export function OwnHelpersPage({ visit, helpers, canInvite, stopped }: OwnProps) {
  const t = texts(visit.language)
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/mina-uppgifter"
      status={stopped && <NotificationBanner title={t.stopped} />}
    >
      <Lead>{t.lead}</Lead>
      {helpers.length === 0 && <EmptyState title={t.none} />}
      {helpers.map((helper) => (
        <OneHelper
          visit={visit}
          helper={helper}
          end={`${root}/${helper.id}/avsluta`}
          renew={`${root}/${helper.id}/lank`}
        />
      ))}
      {canInvite && (
        <ButtonGroup>
          <ButtonLink href={`${root}/ny`}>{t.invite}</ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}

type InviteProps = Typed & { visit: Shown; sendings: Sending[] }
/** To something that has been sent: one sending, all its choices. */
export function InvitePage({ visit, sendings, raw, problems: keys }: InviteProps) {
  const t = texts(visit.language)
  const problems = said(visit, keys)
  return (
    <Page visit={visit} title={t.ask.title} back={root} problems={problems}>
      <Lead>{t.lead}</Lead>
      <p>{t.ask.draft}</p>
      <Form visit={visit} of={`${root}/ny`}>
        <Radios
          visit={visit}
          name="sending"
          label={t.ask.which}
          choices={sendings.map(({ id, titles }) => ({ value: id, text: <bdi lang="sv">{titles}</bdi> }))}
          value={typed(raw, 'sending') || undefined}
          problem={problems.sending}
        />
        <InviteFields visit={visit} offered={['view', 'answer']} raw={raw} problems={problems} />
        <Button>{t.ask.press}</Button>
      </Form>
    </Page>
  )
}

type RenewProps = Typed & { visit: Shown; helper: Ombud }
export function RenewPage({ visit, helper, problems: keys }: RenewProps) {
  const t = texts(visit.language)
  const problems = said(visit, keys)
  return (
    <Page visit={visit} title={t.link.renew} back={root} problems={problems}>
      <Lead>
        <bdi>{helper.name}</bdi>
      </Lead>
      <p>{t.link.old}</p>
      <Form visit={visit} of={`${root}/${helper.id}/lank`} version={helper.version}>
        <PinField visit={visit} problem={problems.pin} />
        <Button>{t.ask.press}</Button>
      </Form>
    </Page>
  )
}

/** The link, shown this once; the PIN goes another way. */
export function LinkPage({ visit, link, back }: { visit: Shown; link: string; back: string }) {
  const t = texts(visit.language).link
  return (
    <Page visit={visit} title={t.title} back={back}>
      <Panel title={t.once}>
        <p>
          <Copyable visit={visit} text={link} />
        </p>
      </Panel>
      <p>{t.rules}</p>
      <ButtonGroup>
        <ButtonLink href={back}>{t.back}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
