import {
  Box,
  Button,
  ButtonLink,
  Form,
  InsetText,
  NotificationBanner,
  Page,
  Radios,
  Select,
  SummaryList,
  Textarea,
  WarningText,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatMoney, formatPercent } from '../../shared/texts.ts'
import type { Request } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { Amount } from './list.tsx'
import { Settle } from './settle.tsx'
import { at, Course, Moment, Name } from './words.tsx'

export type RequestProps = {
  /** Those who say yes to money may freeze a price that is missing. */
  freezes: boolean
  visit: Shown
  row: Seen<Request>
  /** What this reader can say: yes, no, both or nothing. */
  answers: readonly ('ja' | 'nej')[]
  reasons: readonly string[]
  /** May say whether there are special reasons. */
  notes: boolean
  /** May confirm or give back the proposed no; `own` when it is the reader's own. */
  settles: 'yes' | 'own' | 'no'
  typed?: { svar?: string; orsak?: string; text?: string; sarskilda?: string } | undefined
  problems?: Record<string, string> | undefined
  /** Why it could not be done, above the forms. */
  refused?: string | undefined
  status?: string | undefined
}

function PriceLine({ visit, row }: { visit: Shown; row: Request }) {
  const t = texts(visit.language).request
  if (!row.price) return t.noPrice
  const { amount, unit, agreement, validFrom } = row.price
  return (
    <>
      {formatMoney(visit.language, amount)} {t.units[unit]}, {t.priceFrom(formatDate(visit.language, validFrom))}
      {agreement && `, ${agreement}`}
    </>
  )
}

function Facts({ visit, row }: { visit: Shown; row: Request }) {
  const t = texts(visit.language).request
  const day = (text: string) => formatDate(visit.language, text)
  const money = (
    <>
      <Amount visit={visit} row={row} />{' '}
      <span class="quiet">{row.amount !== null && (row.frozen ? t.frozen : t.open)}</span>
    </>
  )
  const rows = [
    {
      key: t.name,
      value: <Name visit={visit} name={row.name} />,
      link: { href: `/ansokningar/${row.id}`, text: t.toApplication },
    },
    { key: t.course, value: <Course title={row.course} /> },
    { key: t.school, value: <bdi lang="sv">{row.school}</bdi> },
    { key: t.time, value: `${day(row.starts)} – ${day(row.ends)}` },
    { key: t.payer, value: <bdi lang="sv">{row.payerName}</bdi> },
    { key: t.part, value: formatPercent(visit.language, row.part / 10_000) },
    { key: t.amount, value: money },
    { key: t.price, value: <PriceLine visit={visit} row={row} /> },
    { key: t.due, value: row.due ? <Moment visit={visit} at={row.due} /> : t.noDue },
    ...(row.kind === 'municipality'
      ? [{ key: t.identity, value: row.identityChecked ? t.identityYes : t.identityNo }]
      : []),
  ]
  return <SummaryList visit={visit} rows={rows} />
}

function AnswerFields({ visit, row, answers, reasons, typed, problems }: RequestProps) {
  const t = texts(visit.language)
  const words = {
    ja: { text: t.answer.yes, hint: t.answer.yesHint },
    nej: { text: t.answer.no, hint: row.kind === 'municipality' ? t.answer.noHomeHint : t.answer.noHint },
  }
  const choices = answers.map((value) => ({ value, ...words[value] }))
  const options = reasons.map((value) => ({ value, text: t.reasons[value] ?? value }))
  const mayRefuse = answers.includes('nej')
  const isLate = row.due !== null && row.due < visit.now
  const why = {
    hint: mayRefuse ? t.answer.noReasonHint : t.answer.lateHint,
    problem: problems?.orsak,
    empty: t.noReason,
  }
  const more = { problem: problems?.text, rows: 3, limit: 2000 }
  return (
    <>
      <Radios
        visit={visit}
        name="svar"
        label={t.answer.question}
        problem={problems?.svar}
        value={typed?.svar}
        choices={choices}
      />
      {(mayRefuse || isLate) && (
        <Select visit={visit} name="orsak" label={t.reason} {...why} value={typed?.orsak} options={options} />
      )}
      <Textarea visit={visit} name="text" label={t.answer.text} {...more} optional value={typed?.text} />
    </>
  )
}

function Answer(props: RequestProps) {
  const { visit, row } = props
  const t = texts(visit.language).answer
  return (
    <Box title={t.title}>
      <InsetText>
        <p>{row.specialReasons ? t.specialRule : t.lateNoGround}</p>
        {row.kind === 'municipality' && <p>{t.caseworkerOnly}</p>}
      </InsetText>
      <Form visit={visit} of={at(row)} version={row.version}>
        <AnswerFields {...props} />
        <Button>{t.send}</Button>
      </Form>
    </Box>
  )
}

function Special({ visit, row, typed, problems }: RequestProps) {
  const t = texts(visit.language).special
  return (
    <Box title={t.title}>
      <Form visit={visit} of={at(row, '/skal')} version={row.version}>
        <Radios
          visit={visit}
          name="sarskilda"
          label={t.question}
          hint={t.hint}
          inline
          problem={problems?.sarskilda}
          value={typed?.sarskilda || (row.specialReasons ? 'ja' : 'nej')}
          choices={[
            { value: 'ja', text: t.yes },
            { value: 'nej', text: t.no },
          ]}
        />
        <Button kind="secondary">{t.save}</Button>
      </Form>
    </Box>
  )
}

/** What goes on without a frozen price is on nobody's invoice: it is frozen here, or the school is asked for one. */
function Unpriced({ visit, row, freezes }: RequestProps) {
  const t = texts(visit.language).request
  return (
    <Box title={t.unpriced}>
      <p>{row.price ? t.freezeText : t.noPrice}</p>
      {row.price && freezes && (
        <Form visit={visit} of={at(row, '/las')} version={row.version}>
          <Button>{t.freeze}</Button>
        </Form>
      )}
    </Box>
  )
}

export function RequestPage(props: RequestProps) {
  const { visit, row, answers, notes, problems, refused, status } = props
  const t = texts(visit.language)
  const waits = row.funding === 'requested'
  const unchecked = waits && row.kind === 'municipality' && !row.identityChecked
  return (
    <Page
      visit={visit}
      title={t.request.pageTitle(showReceipt(row.receipt))}
      width="staff"
      back="/betalningar"
      problems={problems}
      problem={refused !== undefined}
      status={status}
    >
      {refused && <NotificationBanner tone="stop" title={refused} />}
      <Facts visit={visit} row={row} />
      {row.unpriced && <Unpriced {...props} />}
      {unchecked && <WarningText visit={visit}>{t.request.identityHelp}</WarningText>}
      {waits && row.proposal && <Settle {...props} />}
      {waits && !row.proposal && answers.length > 0 && <Answer {...props} />}
      {waits && notes && <Special {...props} />}
      {!waits && (
        <InsetText>
          {t.request.answered}: {t.request.answers[row.funding] ?? row.funding}
        </InsetText>
      )}
      <ButtonLink kind="secondary" href="/betalningar">
        {t.back}
      </ButtonLink>
    </Page>
  )
}
