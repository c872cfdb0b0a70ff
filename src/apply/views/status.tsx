import { stepOf } from '../../applications/index.ts'
import { type Dated, nextDate, stageNames } from '../../casefile/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CodeInput,
  Day,
  Form,
  InsetText,
  Lead,
  Page,
  Quiet,
  StageList,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { said } from './frame.tsx'

type Props = { visit: Shown; receipt?: string; code?: string; problems?: Record<string, string> }

export function StatusFormPage({ visit, receipt, code, problems: keys }: Props) {
  const t = texts(visit.language).status
  const problems = said(visit, keys)
  return (
    <Page visit={visit} title={t.title} back="/" problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/status">
        <CodeInput
          visit={visit}
          name="receipt"
          label={t.receipt}
          hint={t.receiptHint}
          length={9}
          value={receipt}
          problem={problems.receipt}
        />
        <CodeInput
          visit={visit}
          name="code"
          label={t.code}
          hint={t.codeHint}
          length={6}
          digits
          value={code}
          problem={problems.code}
        />
        <ButtonGroup>
          <Button>{t.show}</Button>
        </ButtonGroup>
      </Form>
      <p>
        <Quiet>{t.limits}</Quiet> <a href="/logga-in">{t.signIn}</a>
      </p>
    </Page>
  )
}

/** The step and the next date: never which course, who, where or why. */
export function StatusPage({ visit, at }: { visit: Shown; at: Dated }) {
  const t = texts(visit.language).status
  const step = stepOf(at.state)
  const next = nextDate(at, { language: visit.language, own: true })
  return (
    <Page visit={visit} title={t.title} back="/status">
      {typeof step === 'number' ? (
        <StageList
          visit={visit}
          label={t.steps}
          stages={stageNames(visit.language).map((text) => ({ text }))}
          at={step - 1}
        />
      ) : (
        <InsetText>{t.ended}</InsetText>
      )}
      <p>
        {next ? (
          <>
            {next.label}: <Day visit={visit} day={next.day} />
          </>
        ) : (
          t.noDate
        )}
      </p>
      <Lead>{t.more}</Lead>
      <ButtonGroup>
        <ButtonLink href="/logga-in/ansokan">{t.signIn}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
