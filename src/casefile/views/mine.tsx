import { isOpen, stateTexts } from '../../applications/index.ts'
import { ButtonLink, Card, Cards, Day, EmptyState, Page, Tag } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Shown } from '../../shared/shown.ts'
import { comma } from '../../shared/texts.ts'
import type { MineRow } from '../queries/mine.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; rows: readonly Seen<MineRow>[] }

/** The newcomer's own list: each choice with where it is and the one thing to do. */
export function MinePage({ visit, rows }: Props) {
  const t = texts(visit.language).mine
  const open = rows.filter(({ state }) => isOpen(state) || state === 'ongoing')
  const ended = rows.filter((row) => !open.includes(row))
  return (
    <Page visit={visit} title={t.title}>
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyText}</p>
          <ButtonLink href="/kurser">{t.find}</ButtonLink>
        </EmptyState>
      ) : (
        <Rows visit={visit} rows={open} />
      )}
      {ended.length > 0 && (
        <>
          <h2>{t.ended}</h2>
          <Rows visit={visit} rows={ended} level={3} />
        </>
      )}
      {rows.length > 0 && (
        <p>
          <a href="/kurser">{t.find}</a>
        </p>
      )}
      <p>
        <a href="/utkast">{t.drafts}</a>
      </p>
    </Page>
  )
}

const todo = ['offered', 'completion']
function Rows({ visit, rows, level = 2 }: Props & { level?: 2 | 3 }) {
  const t = texts(visit.language)
  return (
    <Cards>
      {rows.map((row) => (
        <Card
          title={<bdi lang="sv">{row.texts[visit.language]?.title ?? row.title}</bdi>}
          href={`/ansokningar/${row.id}`}
          level={level}
          tags={todo.includes(row.state) ? <Tag tone="now">{t.mine.todo}</Tag> : undefined}
        >
          <p>
            <strong>{stateTexts(visit.language).state[row.state].heading}</strong>
            {'. '}
            {stateTexts(visit.language).state[row.state].you}
          </p>
          <p class="quiet">
            {t.mine.choice(row.rank)}
            {comma(visit.language)}
            {t.record.starts}: <Day visit={visit} day={row.starts} />
            {row.due && todo.includes(row.state) && (
              <>
                {'. '}
                {row.state === 'offered' ? t.dates.answerApplicant : t.dates.completion}:{' '}
                <Day visit={visit} day={row.due} form="long" />
              </>
            )}
          </p>
        </Card>
      ))}
    </Cards>
  )
}
