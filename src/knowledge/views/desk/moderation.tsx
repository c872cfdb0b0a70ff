import {
  Button,
  ButtonGroup,
  Card,
  Cards,
  Form,
  Lead,
  Links,
  Page,
  type Problems,
  Quiet,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../../design/index.ts'
import { formatDate } from '../../../shared/texts.ts'
import { type CommentAct, commentTable, mayJudgeHidden } from '../../domain/comment.ts'
import type { Waiting } from '../../queries/comments.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'

type Shown = 'show' | 'refuse' | 'keep' | 'hide' | 'restore' | 'remove'
const actsOn = ({ stage }: Waiting): Shown[] =>
  commentTable
    .filter(({ from, by }) => from === stage && (by === 'moderator' || by === 'secondModerator'))
    .map(({ act }) => act as Exclude<CommentAct, 'take' | 'report'>)

const Clock = ({ visit, row }: { visit: Visit; row: Waiting }) => {
  const t = texts(visit.language).staff.moderation
  if (row.stage === 'shown') return <Tag tone="done">{deskTexts(visit.language).moderation.shown}</Tag>
  const isLate = row.dueAt < visit.now
  return (
    <>
      <Tag tone={isLate ? 'stop' : 'wait'}>
        {isLate ? deskTexts(visit.language).moderation.late : (t.stages[row.stage] ?? row.stage)}
      </Tag>{' '}
      <Quiet>{t.due(formatDate(visit.language, row.dueAt))}</Quiet>
    </>
  )
}

/** /redaktion/kommentarer: the nearest day first. */
export const ModerationPage = ({
  visit,
  rows,
  status,
}: {
  visit: Visit
  rows: Waiting[]
  status?: string | undefined
}) => {
  const t = texts(visit.language).staff.moderation
  return (
    <Page visit={visit} title={t.title} width="staff" status={status}>
      <Lead>{deskTexts(visit.language).moderation.lead}</Lead>
      <Links links={[{ href: '/anslag', text: deskTexts(visit.language).announcements.title }]} />
      {rows.length === 0 && <p>{t.none}</p>}
      <Cards>
        {rows.map((row) => (
          <Card title={<bdi>{row.name}</bdi>} href={`/redaktion/kommentarer/${row.id}`}>
            <p dir="auto">{row.text.length > shortened ? `${row.text.slice(0, shortened)} …` : row.text}</p>
            <p>{row.title}</p>
            <p>
              <Clock visit={visit} row={row} />
            </p>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}
const shortened = 200

const Reports = ({ visit, row }: { visit: Visit; row: Waiting }) => (
  <>
    <h2>{texts(visit.language).staff.moderation.reports}</h2>
    <ul>
      {row.reports.map(({ reason }) => (
        <li dir="auto">{reason}</li>
      ))}
    </ul>
  </>
)

type Props = {
  visit: Visit
  account: string
  row: Waiting
  typed?: string | undefined
  problems?: Problems | undefined
}
/** /redaktion/kommentarer/{id} */
export const CommentPage = ({ visit, account, row, typed, problems }: Props) => {
  const t = texts(visit.language).staff.moderation
  const isOwn = row.stage === 'hidden' && !mayJudgeHidden(row.hiddenBy, account)
  return (
    <Page visit={visit} title={row.title} back="/redaktion/kommentarer" width="staff" problems={problems}>
      <p>
        <bdi>{row.name}</bdi> <Clock visit={visit} row={row} />
      </p>
      <blockquote>
        <p dir="auto">{row.text}</p>
      </blockquote>
      {row.reports.length > 0 && <Reports visit={visit} row={row} />}
      {isOwn ? (
        <p>{t.other}</p>
      ) : (
        <Form visit={visit} of={`/redaktion/kommentarer/${row.id}`} version={row.version}>
          <Textarea
            visit={visit}
            name="skal"
            label={t.reason}
            rows={3}
            limit={500}
            value={typed}
            problem={problems?.skal}
          />
          <ButtonGroup>
            {actsOn(row).map((act) => (
              <Button name="gor" value={act} kind="secondary">
                {t.acts[act]}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
    </Page>
  )
}
