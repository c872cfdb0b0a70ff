import { Details, InsetText, SummaryList } from '../../design/index.ts'
import { formatDateTime, formatPercent } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { type Props, saidNumber, saidSize } from './health.ts'

function rowsOf({ visit, health }: Props) {
  const t = texts(visit.language).machine
  const { disk, store } = health
  const share = disk.size === 0 ? 1 : disk.free / disk.size
  const free = t.free(saidSize(visit, disk.free), saidSize(visit, disk.size), formatPercent(visit.language, share))
  return {
    isLittle: share < 0.1,
    rows: [
      { key: t.disk, value: free },
      { key: t.size, value: saidSize(visit, Number(store.size)) },
      { key: t.answered, value: t.milliseconds(saidNumber(visit, health.answeredIn)) },
      { key: t.lateQuestions, value: saidNumber(visit, health.lateQuestions) },
      { key: t.since, value: formatDateTime(visit.language, health.startedAt) },
      { key: t.program, value: health.program },
      { key: t.node, value: health.node },
      { key: t.database, value: store.version },
    ],
  }
}

export function Machine(props: Props) {
  const { visit, health } = props
  const t = texts(visit.language).machine
  const { rows, isLittle } = rowsOf(props)
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t.title}</h2>
      {isLittle && <InsetText>{t.little}</InsetText>}
      <SummaryList visit={visit} rows={rows} />
      <Details title={t.migrations}>
        <ul>
          {health.store.migrations.map(({ name, at }) => (
            <li>
              <code>{name}</code> {formatDateTime(visit.language, new Date(at))}
            </li>
          ))}
        </ul>
      </Details>
    </section>
  )
}
