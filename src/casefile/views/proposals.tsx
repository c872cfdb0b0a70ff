import { Box, Button, ButtonGroup, Form, Textarea } from '../../design/index.ts'
import { reasonTexts } from '../../letters/index.ts'
import { formatDateTime } from '../../shared/texts.ts'
import { wordsOf } from '../steps.ts'
import { staffTexts } from '../texts/index.ts'
import type { RecordProps } from './record.tsx'

type Props = Pick<RecordProps, 'visit' | 'whole' | 'around' | 'me'>
type Proposal = RecordProps['whole']['proposals'][number]

/** What one has proposed and another must answer: never the same person. */
export function Proposals(props: Props) {
  const waiting = props.whole.proposals.filter(({ state }) => state === 'waiting')
  return (
    <>
      {waiting.map((proposal) => (
        <One {...props} proposal={proposal} />
      ))}
    </>
  )
}

function One({ visit, whole, around, me, proposal }: Props & { proposal: Proposal }) {
  const t = staffTexts(visit.language).proposals
  const { step, proposedAt, proposedBy } = proposal
  const from = whole.components.find(({ id }) => id === proposal.component)?.state ?? whole.state
  const reasons = reasonTexts(visit.language)
  return (
    <Box title={t.what(wordsOf(from, step.to, { language: visit.language, own: false }).title)}>
      <p class="quiet">
        {t.by(around.names[proposedBy] ?? '')},{' '}
        <time datetime={proposedAt.toISOString()}>{formatDateTime(visit.language, proposedAt)}</time>
      </p>
      {step.reason && <p>{reasons[step.reason] ?? step.reason}</p>}
      {step.text && (
        <p>
          <bdi>{step.text}</bdi>
        </p>
      )}
      {proposedBy === me.account ? (
        <p>{t.own}</p>
      ) : (
        <Form visit={visit} of={`/ansokningar/${whole.id}/forslag/${proposal.id}`} version={whole.version}>
          <Textarea visit={visit} name="text" label={t.text} rows={2} optional />
          <ButtonGroup>
            <Button name="answer" value="confirm">
              {t.confirm}
            </Button>
            <Button name="answer" value="return" kind="secondary">
              {t.return}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </Box>
  )
}
