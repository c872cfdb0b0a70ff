import { Box, Button, Form, Radios, Textarea } from '../../design/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import type { RequestProps } from './request.tsx'
import { at } from './words.tsx'

function SettleForm({ visit, row, typed, problems }: RequestProps) {
  const t = texts(visit.language).settle
  const choices = [
    { value: 'bekrafta', text: t.confirm, hint: t.confirmHint },
    { value: 'lamna', text: t.giveBack },
  ]
  return (
    <Form visit={visit} of={at(row, '/forslag')} version={row.version}>
      <Radios
        visit={visit}
        name="svar"
        label={t.question}
        problem={problems?.svar}
        value={typed?.svar}
        choices={choices}
      />
      <Textarea
        visit={visit}
        name="text"
        label={t.text}
        problem={problems?.text}
        optional
        rows={3}
        value={typed?.text}
      />
      <Button>{t.send}</Button>
    </Form>
  )
}

/** A proposed no, and the answer of the second person. */
export function Settle(props: RequestProps) {
  const { visit, row, settles } = props
  const t = texts(visit.language)
  if (!row.proposal) return null
  const { name, at: when, reason, text } = row.proposal
  return (
    <Box title={t.settle.title}>
      <p>
        {t.settle.by(name ?? t.settle.somebody, formatDate(visit.language, when))} {t.reasons[reason] ?? ''}
      </p>
      {text && (
        <p>
          <bdi>{text}</bdi>
        </p>
      )}
      {settles === 'own' && <p>{t.settle.own}</p>}
      {settles === 'yes' && <SettleForm {...props} />}
    </Box>
  )
}
