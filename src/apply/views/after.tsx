import {
  Button,
  ButtonGroup,
  ButtonLink,
  CodeInput,
  Copyable,
  Form,
  InsetText,
  Lead,
  Page,
  Panel,
  PrintButton,
  Quiet,
} from '../../design/index.ts'
import { InterpreterForm } from '../../letters/index.ts'
import { showReceipt, showResumeCode } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { ReceiptRow } from '../queries.ts'
import { texts } from '../texts/index.ts'
import { said, type Typed } from './frame.tsx'

type ReceiptProps = { visit: Shown; receipt: ReceiptRow; code: string; municipality: string; interpreter: boolean }

/** After sending: one number for each choice, one code for all, and what happens now. */
export function ReceiptPage({ visit, receipt, code, municipality, interpreter }: ReceiptProps) {
  const t = texts(visit.language).receipt
  return (
    <Page visit={visit} title={t.title}>
      <Panel title={t.title}>
        <p>{t.numbers}</p>
        <dl class="summary">
          {receipt.numbers.map((one) => (
            <div>
              <dt>
                <bdi lang="sv">{one.course}</bdi>
              </dt>
              <dd>
                <Copyable visit={visit} text={showReceipt(one.receipt)} />
              </dd>
            </div>
          ))}
        </dl>
        <p>{t.code}</p>
        <p class="receipt-number">
          <Copyable visit={visit} text={code} />
        </p>
        <p>{t.codeText}</p>
      </Panel>
      <Lead>
        {t.now(municipality)} {receipt.answerBy && t.by(formatDate(visit.language, receipt.answerBy))}
      </Lead>
      <p>{t.keep}</p>
      <ButtonGroup>
        <ButtonLink href="/mina-ansokningar">{t.follow}</ButtonLink>
        <PrintButton visit={visit} />
      </ButtonGroup>
      <InterpreterForm visit={visit} of={`/kvitto/${receipt.sending}/tolk`} asked={interpreter} />
      <p>
        <a href="/status">{t.followHere}</a>
      </p>
    </Page>
  )
}

/** The resume code, shown this once. */
export function SavedPage({ visit, code, until, go }: { visit: Shown; code: string; until: Date; go: string }) {
  const t = texts(visit.language).saved
  return (
    <Page visit={visit} title={t.title}>
      <Panel title={t.title}>
        <p>{t.code}</p>
        <p class="receipt-number">
          <Copyable visit={visit} text={showResumeCode(code)} />
        </p>
        <p>{t.text}</p>
      </Panel>
      <Lead>{t.kept(formatDate(visit.language, until))}</Lead>
      <ButtonGroup>
        <ButtonLink href={go}>{t.go}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

export type Listed = { id: string; version: number; courses: string[]; until: Date; reminded: boolean }
type DraftsProps = { visit: Shown; drafts: Listed[]; removed: boolean; again?: Typed | undefined }

const OneDraft = ({ visit, draft }: { visit: Shown; draft: Listed }) => {
  const t = texts(visit.language).drafts
  const courses = draft.courses.join(', ')
  return (
    <li class="card">
      <h3>
        <bdi lang="sv">{courses || '–'}</bdi>
      </h3>
      <p>
        <Quiet>{t.until(formatDate(visit.language, draft.until))}</Quiet>
      </p>
      <ButtonGroup>
        <ButtonLink href={`/utkast/${draft.id}`} about={courses}>
          {t.go}
        </ButtonLink>
      </ButtonGroup>
      {draft.reminded && visit.mode === 'demo' && (
        <p>
          <a href={`/utkast/${draft.id}/besked`}>{t.sent}</a>
        </p>
      )}
      <Form visit={visit} of={`/utkast/${draft.id}/ta-bort`} version={draft.version}>
        <Button kind="plain" about={courses}>
          {t.remove}
        </Button>
      </Form>
    </li>
  )
}

export function DraftsPage({ visit, drafts, removed, again }: DraftsProps) {
  const t = texts(visit.language).drafts
  const problems = said(visit, again?.problems)
  return (
    <Page visit={visit} title={t.title} back="/" problems={problems} status={removed ? t.removed : undefined}>
      <h2>{t.mine}</h2>
      {drafts.length === 0 ? (
        <>
          <InsetText>{t.none}</InsetText>
          <p>
            <a href="/kurser">{t.find}</a>
          </p>
        </>
      ) : (
        <ul class="cards">
          {drafts.map((draft) => (
            <OneDraft visit={visit} draft={draft} />
          ))}
        </ul>
      )}
      <h2>{t.code}</h2>
      <Form visit={visit} of="/utkast">
        <CodeInput
          visit={visit}
          name="code"
          label={t.codeField}
          hint={t.codeHint}
          problem={problems.code}
          length={11}
        />
        <ButtonGroup>
          <Button kind="secondary">{t.open}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type DuplicateProps = { visit: Shown; receipt: string; back: string; go: string }
/** The same person and the same start once more: the way to the first one. */
export function DuplicatePage({ visit, receipt, back, go }: DuplicateProps) {
  const t = texts(visit.language).duplicate
  return (
    <Page visit={visit} title={t.title} back={back}>
      <Lead>{t.text(showReceipt(receipt))}</Lead>
      <ButtonGroup>
        <ButtonLink href={go}>{t.go}</ButtonLink>
        <ButtonLink kind="secondary" href={back}>
          {t.back}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
