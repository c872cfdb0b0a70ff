import { Lead, Links, Page, Quiet, Table, Tag, type Shown as Visit } from '../../design/index.ts'
import { addDays, addMonths, dayOf } from '../../shared/calendar.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../bank/texts/index.ts'
import type { OwnAdoption } from '../queries/adoptions.ts'
import type { Owned } from '../queries/bank.ts'
import type { Question } from '../queries/questions.ts'
import type { Rated } from '../rated.ts'
import { Begin } from './begin.tsx'
import { LevelTag } from './examples.tsx'
import type { Told } from './told.ts'

type Props = {
  visit: Visit
  examples: Rated<Owned>[]
  questions: Question[]
  adoptions: OwnAdoption[]
  /** Sees those of the whole region. */
  whole: boolean
} & Told

export const StageTag = ({ visit, stage }: { visit: Visit; stage: Owned['stage'] }) => (
  <Tag tone={stage === 'published' ? 'done' : ['grey', 'proposed', 'returned'].includes(stage) ? 'wait' : 'plain'}>
    {texts(visit.language).staff.stages[stage]}
  </Tag>
)

const Examples = ({ visit, examples, whole }: Props) => {
  const t = texts(visit.language).staff
  if (examples.length === 0) return <p>{t.none}</p>
  const confirmBy = ({ stage, confirmedOn }: Owned) =>
    stage === 'published' && confirmedOn ? formatDate(visit.language, addDays(addMonths(confirmedOn, 12), 60)) : '–'
  return (
    <Table
      visit={visit}
      id="exempel"
      caption={whole ? t.all : t.own}
      blocks
      rows={examples}
      columns={[
        { head: t.example, cell: ({ id, title }) => <a href={`/exempelbanken/${id}`}>{title}</a> },
        { head: t.where, cell: ({ organisationName }) => organisationName },
        { head: t.stage, cell: ({ stage }) => <StageTag visit={visit} stage={stage} /> },
        { head: t.level, cell: ({ level }) => <LevelTag visit={visit} level={level} /> },
        { head: t.confirmBy, cell: confirmBy },
      ]}
    />
  )
}

const Questions = ({ visit, questions }: Props) => {
  const t = texts(visit.language).staff
  if (questions.length === 0) return <p>{t.noQuestions}</p>
  const state = ({ answeredAt, dueAt }: Question) => {
    if (answeredAt) return <Tag tone="done">{t.answered}</Tag>
    const day = formatDate(visit.language, dueAt)
    return dueAt < visit.now ? (
      <>
        <Tag tone="stop">{t.overdue}</Tag> {day}
      </>
    ) : (
      day
    )
  }
  return (
    <Table
      visit={visit}
      id="fragor"
      caption={t.questions}
      asked
      blocks
      rows={questions}
      columns={[
        {
          head: t.question,
          cell: ({ id, kind, title }) => <a href={`/exempelbanken/fragor/${id}`}>{`${t.kinds[kind]}: ${title}`}</a>,
        },
        { head: t.due, cell: state },
      ]}
    />
  )
}

const Adoptions = ({ visit, adoptions }: Props) => {
  const t = texts(visit.language).staff
  if (adoptions.length === 0) return <p>{t.noAdoptions}</p>
  const today = dayOf(visit.now)
  const state = ({ withdrawn, result, stillUsed, fromDay }: OwnAdoption) => {
    if (withdrawn) return <Tag>{t.withdrawn}</Tag>
    if (result === null && today >= addMonths(fromDay, 12)) return <Tag tone="now">{t.resultDue}</Tag>
    return t.used[stillUsed === null ? 'unknown' : stillUsed ? 'yes' : 'no']
  }
  return (
    <Table
      visit={visit}
      id="upptaget"
      caption={t.adoptions}
      asked
      blocks
      rows={adoptions}
      columns={[
        { head: t.example, cell: ({ id, title }) => <a href={`/exempelbanken/upptaget/${id}`}>{title ?? t.gone}</a> },
        { head: t.since, cell: ({ fromDay }) => formatDate(visit.language, fromDay) },
        { head: t.stillUsed, cell: state },
      ]}
    />
  )
}

export const BankPage = (props: Props) => {
  const { visit, problems, typed, status, whole } = props
  const t = texts(visit.language).staff
  return (
    <Page visit={visit} title={t.title} back="/goda-exempel" width="staff" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      {whole && (
        <p>
          <Quiet>{t.region}</Quiet>
        </p>
      )}
      {!whole && (
        <Begin
          visit={visit}
          of="/exempelbanken"
          words={{ heading: t.newTitle, begin: t.begin }}
          told={{ problems, typed }}
        />
      )}
      <Examples {...props} />
      <h2>{t.questions}</h2>
      <Questions {...props} />
      {!whole && (
        <>
          <h2>{t.adoptions}</h2>
          <Adoptions {...props} />
        </>
      )}
      {whole && <Links links={[{ href: '/exempelbanken/regioner', text: t.regions.title }]} />}
    </Page>
  )
}
