import { inSwedish } from '../../shared/texts.ts'
import { Form } from '../form.tsx'
import { Box, Columns, Hidden, Links, Quiet } from '../layout.tsx'
import { Conflict } from '../messages/conflict.tsx'
import { LegalText } from '../messages/legal-text.tsx'
import { InsetText, NotificationBanner, ProtectedBanner, WarningText } from '../messages/messages.tsx'
import { Receipt } from '../messages/receipt.tsx'
import { Tag, type Tone } from '../messages/tag.tsx'
import { Drafted, Swedish, TranslationMark } from '../messages/translation-mark.tsx'
import { addresses, type Shown } from '../shown.ts'
import { type Part, Show, wordsOf } from './shown-parts.tsx'

const tones: Tone[] = ['done', 'now', 'wait', 'stop', 'plain']

export function MessageParts({ visit }: Part) {
  const t = wordsOf({ visit })
  return (
    <Show visit={visit} part="messages">
      <NotificationBanner title={t.status} />
      <NotificationBanner tone="wait" title={t.waiting} />
      <NotificationBanner tone="stop" title={t.stopped}>
        <p>{t.stoppedText}</p>
      </NotificationBanner>
      <WarningText visit={visit}>{t.warn}</WarningText>
      <InsetText>
        <p>{t.inset}</p>
      </InsetText>
      <ProtectedBanner visit={visit} />
      <Drafted visit={visit} />
      <p>
        <TranslationMark visit={visit}>{t.fallback}</TranslationMark>
      </p>
      <p>{inSwedish(t.fallback)}</p>
      <LegalText visit={visit} swedish={t.fallback} own={null} gist={t.inset} />
      <Columns>
        <Box title={t.asideTitle} level={3}>
          <p>{t.inset}</p>
        </Box>
        <Box title={t.keys.place} level={3}>
          <p>
            <Hidden>{t.columns.municipality}: </Hidden>
            <Swedish>Malmö stad, arbetsmarknads- och socialförvaltningen</Swedish>{' '}
            <Quiet>({t.columns.municipality})</Quiet>
          </p>
        </Box>
      </Columns>
      <p class="tags">
        {tones.map((tone) => (
          <Tag tone={tone}>{t.tags[tone]}</Tag>
        ))}
      </p>
    </Show>
  )
}

export function ReceiptParts({ visit }: Part) {
  const t = wordsOf({ visit })
  return (
    <Show visit={visit} part="receipt">
      <Receipt
        visit={visit}
        level={3}
        title={t.receipt}
        number="8K3F 27QD"
        calendar="#receipt"
        way={{ href: '#receipt', text: t.follow }}
      >
        <p>{t.receiptText}</p>
      </Receipt>
    </Show>
  )
}

export function ConflictParts({ visit }: Part) {
  const t = wordsOf({ visit })
  const fields = [
    { name: 'conflict-phone', label: t.keys.phone, mine: '070 174 06 05', theirs: '070 174 06 06' },
    { name: 'conflict-place', label: t.keys.place, mine: t.place, theirs: '' },
    { name: 'conflict-name', label: t.keys.name, mine: t.name, theirs: t.name },
  ]
  return (
    <Show visit={visit} part="conflict">
      <Form visit={visit} of={addresses.signOut} version={7}>
        <Conflict visit={visit} who={t.by.home} at={new Date('2026-02-24T13:05:00Z')} fields={fields} />
      </Form>
    </Show>
  )
}

const states = ['400', '403', '404', '409', '413', '422', '429', '500', '503', 'signedOut', 'ended']
export const StateParts = ({ visit }: { visit: Shown }) => (
  <Show visit={visit} part="states">
    <Links links={states.map((state) => ({ href: `?visa=${state}`, text: state }))} />
  </Show>
)
