import {
  Box,
  Button,
  ButtonGroup,
  Form,
  Page,
  type Problems,
  Quiet,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../design/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { type CommentAct, commentTable, mayJudgeHidden } from '../domain/comment.ts'
import type { Waiting } from '../queries/comments.ts'
import { texts } from '../texts/index.ts'

type Props = {
  visit: Visit
  account: string
  rows: Waiting[]
  problems?: Problems | undefined
  status?: string | undefined
}
type Shown = 'show' | 'refuse' | 'keep' | 'hide' | 'restore' | 'remove'

const actsOn = ({ stage }: Waiting): Shown[] =>
  commentTable
    .filter(({ from, by }) => from === stage && (by === 'moderator' || by === 'secondModerator'))
    .map(({ act }) => act as Exclude<CommentAct, 'take' | 'report'>)

const One = ({ visit, row, account }: { visit: Visit; row: Waiting; account: string }) => {
  const t = texts(visit.language).staff.moderation
  const isOwn = row.stage === 'hidden' && !mayJudgeHidden(row.hiddenBy, account)
  return (
    <Box title={row.title}>
      <p>
        <Tag tone="wait">{t.stages[row.stage]}</Tag> <bdi>{row.name}</bdi>{' '}
        <Quiet>{t.due(formatDate(visit.language, row.dueAt))}</Quiet>
      </p>
      <blockquote>
        <p dir="auto">{row.text}</p>
      </blockquote>
      {row.reports.length > 0 && (
        <>
          <h3>{t.reports}</h3>
          <ul>
            {row.reports.map(({ reason }) => (
              <li dir="auto">{reason}</li>
            ))}
          </ul>
        </>
      )}
      {isOwn ? (
        <p>{t.other}</p>
      ) : (
        <Form visit={visit} of={`/redaktion/kommentarer/${row.id}`} version={row.version}>
          <Textarea visit={visit} name="skal" label={t.reason} rows={2} limit={500} />
          <ButtonGroup>
            {actsOn(row).map((act) => (
              <Button name="gor" value={act} kind="secondary">
                {t.acts[act]}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
    </Box>
  )
}

export const ModerationPage = ({ visit, account, rows, problems, status }: Props) => {
  const t = texts(visit.language).staff.moderation
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems} status={status}>
      {rows.length === 0 && <p>{t.none}</p>}
      {rows.map((row) => (
        <One visit={visit} row={row} account={account} />
      ))}
    </Page>
  )
}
