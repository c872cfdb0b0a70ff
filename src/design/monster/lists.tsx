import { formatDate, formatMoney, formatNumber } from '../../shared/texts.ts'
import { ButtonLink } from '../actions/button.tsx'
import { Select } from '../fields/select.tsx'
import { Card, Cards, Facts } from '../lists/cards.tsx'
import { Chips, Filter, Results } from '../lists/filter.tsx'
import { Pagination } from '../lists/pagination.tsx'
import { SummaryList } from '../lists/summary-list.tsx'
import { type Column, Missing, Table } from '../lists/table.tsx'
import { TaskList } from '../lists/task-list.tsx'
import { EmptyState } from '../messages/messages.tsx'
import { Tag } from '../messages/tag.tsx'
import { type Part, Show, wordsOf } from './shown-parts.tsx'

const option = (text: string) => ({ value: text, text })

const Courses = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  const facts = [
    { term: t.filters.month, value: formatDate(visit.language, '2026-04-14') },
    { term: t.keys.place, value: t.place },
    { term: t.keys.pace, value: t.pace },
    { term: t.keys.seats, value: t.few },
    { term: t.keys.wait, value: t.wait },
  ]
  return (
    <Cards>
      <Card level={3} title={t.course} href="#lists" tags={<Tag tone="done">{t.tags.done}</Tag>}>
        <p>{t.courseAbout}</p>
        <Facts facts={facts} />
      </Card>
      <Card level={3} title={t.course} href="#lists" tags={<Tag tone="wait">{t.paused}</Tag>}>
        <Facts facts={facts.slice(0, 2)} />
      </Card>
    </Cards>
  )
}

const Found = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  return (
    <>
      <Filter visit={visit} action="/monster" results="found" open>
        <Select
          visit={visit}
          name="plats"
          label={t.filters.place}
          options={['Lund', 'Malmö'].map(option)}
          value="Lund"
        />
        <Select visit={visit} name="start" label={t.filters.month} options={Object.values(t.months).map(option)} />
      </Filter>
      <Results id="found" count={t.found}>
        <Chips
          visit={visit}
          chips={[
            { text: t.place, href: '#lists' },
            { text: t.months.april, href: '#lists' },
          ]}
          clear="#lists"
        />
        <Courses visit={visit} />
      </Results>
      <Pagination visit={visit} page={6} pages={33} href={(page) => `?sida=${page}`} />
    </>
  )
}

export function ListParts({ visit }: Part) {
  const t = wordsOf({ visit })
  return (
    <Show visit={visit} part="lists">
      <Found visit={visit} />
      <SummaryList
        visit={visit}
        rows={[
          { key: t.keys.name, value: <bdi>{t.name}</bdi>, change: { href: '#lists', what: t.keys.name } },
          {
            key: t.keys.phone,
            value: <bdi dir="ltr">070 174 06 05</bdi>,
            change: { href: '#lists', what: t.keys.phone },
          },
          { key: t.keys.course, value: t.course, link: { href: '#lists', text: t.seeCourses } },
        ]}
      />
      <TaskList
        visit={visit}
        tasks={[
          { id: 'task-you', text: t.tasks.you, href: '#lists', state: 'done' },
          { id: 'task-courses', text: t.tasks.courses, href: '#lists', state: 'now', hint: t.daysHint },
          { id: 'task-school', text: t.tasks.school, href: '#lists', state: { waitsFor: t.schoolName } },
          { id: 'task-check', text: t.tasks.check, state: 'later' },
        ]}
      />
      <EmptyState title={t.empty}>
        <p>{t.emptyText}</p>
        <ButtonLink kind="secondary" href="#lists">
          {t.seeCourses}
        </ButtonLink>
      </EmptyState>
    </Show>
  )
}

type Row = { municipality: string; sent: number; accepted: number | null; cost: number }
const rows: Row[] = [
  { municipality: 'Lund', sent: 214, accepted: 96, cost: 4_500_000 },
  { municipality: 'Malmö', sent: 1631, accepted: 702, cost: 124_750_050 },
  { municipality: 'Åstorp', sent: 38, accepted: null, cost: 812_500 },
]

function columnsOf({ visit }: Part): Column<Row>[] {
  const t = wordsOf({ visit }).columns
  const n = (value: number) => formatNumber(visit.language, value)
  return [
    { head: t.municipality, cell: (row) => row.municipality, sort: { href: '?ordning=kommun', order: 'ascending' } },
    { head: t.sent, numeric: true, cell: (row) => n(row.sent), sort: { href: '?ordning=skickade', order: null } },
    {
      head: t.accepted,
      numeric: true,
      cell: (row) => (row.accepted === null ? <Missing visit={visit} /> : n(row.accepted)),
    },
    { head: t.cost, numeric: true, cell: (row) => formatMoney(visit.language, row.cost) },
  ]
}

const wide = ({ visit }: Part): Column<Row>[] => {
  const t = wordsOf({ visit })
  return [
    ...columnsOf({ visit }),
    { head: t.columns.who, cell: () => t.by.home },
    { head: t.columns.since, cell: () => formatDate(visit.language, '2026-02-20') },
    { head: t.keys.course, cell: () => <Tag tone="stop">{t.tags.stop}</Tag> },
  ]
}

export function TableParts({ visit }: Part) {
  const t = wordsOf({ visit })
  const sums = [
    t.sum,
    formatNumber(visit.language, 1883),
    formatNumber(visit.language, 798),
    formatMoney(visit.language, 130_062_550),
  ]
  return (
    <Show visit={visit} part="table">
      <Table
        visit={visit}
        id="blocks"
        caption={t.caption}
        columns={columnsOf({ visit })}
        rows={rows}
        sums={sums}
        blocks
      />
      <Table visit={visit} id="wide" caption={`${t.caption} (2)`} columns={wide({ visit })} rows={rows} />
    </Show>
  )
}
