import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  EmptyState,
  Form,
  Lead,
  Page,
  Panel,
  PrintButton,
  Radios,
  Select,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { about, isLanguage } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { endOf, type Kind, lengths, partsFor, words } from '../domain.ts'
import type { Consent, Receiver } from '../queries/consents.ts'
import { texts } from '../texts/index.ts'
import { Agreed, allTyped, ConsentFacts, daySaid, hasText, receiverOf, said } from './parts.tsx'

const root = '/mina-uppgifter/delning'
export type Wishing = { visit: Shown; kind: Kind; receivers: Receiver[]; raw: Raw; problems: Record<string, string> }

/** Who, what and how long: the same three questions on the person's own page and on staff's. */
export function WishFields({ visit, kind, receivers, raw, problems }: Wishing) {
  const t = texts(visit.language)
  const offered = partsFor(kind)
  const one = offered.length === 1 ? offered[0] : undefined
  return (
    <>
      <Select
        visit={visit}
        name="receiver"
        label={t.share.receiver}
        options={receivers.map(({ id, name }) => ({ value: id, text: name }))}
        value={typed(raw, 'receiver')}
        problem={problems.receiver}
      />
      {one ? (
        <input type="hidden" name="parts" value={one} />
      ) : (
        <Checkboxes
          visit={visit}
          name="parts"
          label={t.share.parts}
          hint={t.share.name}
          choices={offered.map((part) => ({ value: part, text: t.parts[part] }))}
          values={allTyped(raw, 'parts')}
          problem={problems.parts}
        />
      )}
      <Months visit={visit} raw={raw} problem={problems.months} />
    </>
  )
}

export function Months({ visit, raw, problem }: { visit: Shown; raw: Raw; problem: string | undefined }) {
  const { share } = texts(visit.language)
  return (
    <Radios
      visit={visit}
      name="months"
      label={share.months}
      choices={lengths.map((n) => ({ value: String(n), text: n === 1 ? share.oneMonth : share.length(String(n)) }))}
      value={typed(raw, 'months') || undefined}
      problem={problem}
    />
  )
}

/** An explicit page: two ways out of it, and nothing chosen from the start. */
export function SharePage(props: Wishing) {
  const { visit, kind, receivers } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.share.titles[kind]} back={`${root}/ny`} problems={problems}>
      <Lead>{t.choose.hints[kind]}</Lead>
      {receivers.length === 0 ? (
        <EmptyState title={t.share.nobody} />
      ) : (
        <Form visit={visit} of={`${root}/ny/${words[kind]}`}>
          <WishFields {...props} problems={problems} />
          <h2>{t.share.you}</h2>
          <Agreed visit={visit} kind={kind} />
          <ButtonGroup>
            <Button>{t.share.press}</Button>
            <ButtonLink kind="secondary" href={root}>
              {t.share.no}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      )}
    </Page>
  )
}

function receiptRows(visit: Shown, consent: Consent, ended: Date | null): SummaryRow[] {
  const t = texts(visit.language)
  const { done } = t
  return [
    { key: t.fields.receiver, value: receiverOf(visit, consent) },
    { key: done.given_at, value: daySaid(visit, consent.givenAt) },
    ...(ended ? [{ key: done.withdrawn_at, value: daySaid(visit, ended) }] : []),
    { key: done.channel, value: (done.channels as Record<string, string>)[consent.channel] ?? consent.channel },
    { key: done.language, value: isLanguage(consent.language) ? about[consent.language].name : consent.language },
    { key: done.interpreter, value: consent.interpreter ? done.yes : done.no },
    { key: done.version, value: <bdi>{consent.textVersion}</bdi> },
    { key: done.number, value: <bdi dir="ltr">{consent.id.slice(0, 8).toUpperCase()}</bdi> },
  ]
}

/** What was agreed to, with whom and how; to keep and to print. */
export function ConsentReceipt({ visit, consent }: { visit: Shown; consent: Consent }) {
  const t = texts(visit.language)
  const ended = endOf(consent, visit.now)
  const title = ended ? t.done.ended : t.done.given
  return (
    <Page visit={visit} title={t.done.title} back={root}>
      <Panel title={title}>
        <p>{ended ? t.done.closed : t.done.now}</p>
      </Panel>
      <SummaryList visit={visit} rows={receiptRows(visit, consent, ended)} />
      {consent.byStaff && <p>{t.done.by}</p>}
      <ConsentFacts visit={visit} consent={consent} />
      {hasText(consent.kind) && (
        <>
          <h2>{t.done.text}</h2>
          <Agreed visit={visit} kind={consent.kind} />
        </>
      )}
      <ButtonGroup>
        <ButtonLink href={root}>{t.done.back}</ButtonLink>
        {!ended && (
          <ButtonLink kind="secondary" href={`${root}/${consent.id}/sluta`}>
            {t.stop}
          </ButtonLink>
        )}
        <PrintButton visit={visit} />
      </ButtonGroup>
    </Page>
  )
}

type Stopping = { visit: Shown; consent: Consent; problem?: string }
export function StopPage({ visit, consent, problem }: Stopping) {
  const t = texts(visit.language)
  const problems = problem ? { form: problem } : {}
  return (
    <Page visit={visit} title={t.ending.title} back={root} problems={problems}>
      <Lead>{t.ending.text(consent.name ?? t.kinds.other.title)}</Lead>
      {consent.kind === 'S1' && <p>{t.ending.application}</p>}
      <Form visit={visit} of={`${root}/${consent.id}/sluta`} version={consent.version}>
        <ButtonGroup>
          <Button kind="danger">{t.stop}</Button>
          <ButtonLink kind="secondary" href={root}>
            {t.ending.keep}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>
  )
}
