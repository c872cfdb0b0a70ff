import { stateTexts } from '../../applications/index.ts'
import { nextDate } from '../../casefile/index.ts'
import { Written } from '../../courses/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CodeInput,
  Form,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Panel,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Current, Helped } from '../queries.ts'
import { texts } from '../texts/index.ts'
import { said } from './person.tsx'

/** Before the link is used: a field and a button. To look uses nothing up. */
export function EnterPage({
  visit,
  token,
  problems: keys,
}: {
  visit: Shown
  token: string
  problems: Record<string, string>
}) {
  const t = texts(visit.language).enter
  const problems = said(visit, keys)
  return (
    <Page visit={visit} title={t.title} problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={`/ombud/${token}`}>
        <CodeInput visit={visit} name="pin" label={t.pin} problem={problems.pin} length={6} digits />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}

export function NoLinkPage({ visit, why }: { visit: Shown; why: 'used' | 'gone' | 'tooMany' }) {
  const t = texts(visit.language).enter
  return (
    <Page visit={visit} title={why === 'used' ? t.used : t.gone}>
      <Lead>{why === 'tooMany' ? t.tooMany : t.goneText}</Lead>
    </Page>
  )
}

export function NobodyPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).help
  return (
    <Page visit={visit} title={t.none}>
      <Lead>{t.noneText}</Lead>
      <ButtonGroup>
        <ButtonLink kind="secondary" href="/kurser">
          {t.courses}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

export function LeftPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).help
  return (
    <Page visit={visit} title={t.left}>
      <Panel title={t.leftText} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href="/kurser">
          {t.courses}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

type Props = {
  visit: Shown
  help: Current
  sent: Seen<Helped>[]
  done: '1' | 'papper' | undefined
  problem: string | undefined
}
/** What the helper may do, and nothing about the person beside the one application. */
export function HelpPage({ visit, help, sent, done, problem }: Props) {
  const { help: t, scopes } = texts(visit.language)
  const told = done && { 1: t.answered, papper: t.handedIn }[done]
  return (
    <Page
      visit={visit}
      title={t.title}
      problems={problem ? { form: problem } : {}}
      status={told && <NotificationBanner title={told} />}
    >
      <InsetText>{t.until(formatDate(visit.language, help.until))}</InsetText>
      <h2>{t.may}</h2>
      <ul>
        {help.scopes.map((scope) => (
          <li>{scopes[scope]}</li>
        ))}
      </ul>
      {help.draft ? <Draft visit={visit} help={help} /> : <h2>{t.sent}</h2>}
      {sent.map((one) => (
        <Sent visit={visit} help={help} row={one} />
      ))}
      <Form visit={visit} of="/ombud/sluta">
        <Button kind="plain">{t.done}</Button>
      </Form>
    </Page>
  )
}

function Draft({ visit, help }: { visit: Shown; help: Current }) {
  const t = texts(visit.language).help
  return (
    <>
      <p>{t.draft}</p>
      {help.scopes.includes('fill') && (
        <ButtonGroup>
          <ButtonLink href={`/utkast/${help.draft}`}>{t.fill}</ButtonLink>
        </ButtonGroup>
      )}
    </>
  )
}

function Sent({ visit, help, row: one }: { visit: Shown; help: Current; row: Seen<Helped> }) {
  const t = texts(visit.language).help
  const { state } = stateTexts(visit.language)
  const next = nextDate({ ...one, state: one.state as keyof typeof state }, { language: visit.language, own: false })
  const rows: SummaryRow[] = [
    { key: t.number, value: <bdi dir="ltr">{showReceipt(one.receipt)}</bdi> },
    { key: t.school, value: <bdi lang="sv">{one.school}</bdi> },
    { key: t.now, value: state[one.state as keyof typeof state].heading },
    ...(next ? [{ key: next.label, value: formatDate(visit.language, next.day) }] : []),
  ]
  return (
    <section class="box">
      <h3>
        <bdi lang="sv">{one.title}</bdi>
      </h3>
      <SummaryList visit={visit} rows={rows} />
      {help.scopes.includes('fill') && <Papers visit={visit} row={one} />}
      {one.state === 'offered' && help.scopes.includes('answer') && <Answer visit={visit} row={one} />}
    </section>
  )
}

function Papers({ visit, row: { papers } }: { visit: Shown; row: Seen<Helped> }) {
  const t = texts(visit.language).help
  if (papers.length === 0) return null
  return (
    <>
      <h4>{t.papers}</h4>
      <ul>
        {papers.map(({ id, label }) => (
          <li>
            <a href={`/ombud/papper/${id}`}>
              <Written visit={visit} text={label} />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({ visit, row: one }: { visit: Shown; row: Seen<Helped> }) {
  const t = texts(visit.language).help
  return (
    <Form visit={visit} of="/ombud/svar">
      <input type="hidden" name="application" value={one.id} />
      <p>
        <strong>{t.offer}.</strong> {t.asked}
      </p>
      <ButtonGroup>
        <Button name="answer" value="accepted" about={one.title}>
          {t.accept}
        </Button>
        <Button kind="danger" name="answer" value="declined" about={one.title}>
          {t.decline}
        </Button>
      </ButtonGroup>
    </Form>
  )
}
