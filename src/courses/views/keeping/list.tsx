import {
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Filter,
  Lead,
  type Option,
  Page,
  Pagination,
  Results,
  Select,
  Table,
} from '../../../design/index.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatNumber, plural } from '../../../shared/texts.ts'
import { type Intake, intakeOn, intakes } from '../../domain/intake.ts'
import { texts } from '../../texts/index.ts'
import { day, IntakeTag } from '../words.tsx'

type Row = {
  id: string
  title: string
  provider: string
  place: string
  starts: Day
  entryDate: Day
  intake: Intake
  reopens: Day | null
  seats: number
  seatsTaken: number
  reserves: number
}
export type Chosen = {
  period: 'coming' | 'ongoing' | 'ended' | 'all'
  intake: Intake | ''
  course: string
  page: number
}
type Props = {
  visit: Shown
  rows: Row[]
  total: number
  perPage: number
  chosen: Chosen
  courses: Option[]
  today: Day
}

const path = '/kurstillfallen'
/** Words of the address. */
export const periodWords = { coming: 'kommande', ongoing: 'pagar', ended: 'avslutade', all: 'alla' } as const

function addressOf(chosen: Chosen): string {
  const words = new URLSearchParams()
  if (chosen.period !== 'coming') words.set('visa', periodWords[chosen.period])
  if (chosen.intake) words.set('intag', chosen.intake)
  if (chosen.course) words.set('kurs', chosen.course)
  if (chosen.page > 1) words.set('sida', String(chosen.page))
  return words.size > 0 ? `${path}?${words}` : path
}

const Choosing = ({ visit, chosen, courses }: Props) => {
  const t = texts(visit.language)
  const periods = Object.entries(periodWords).map(([key, value]) => ({ value, text: t.staff.periods[key as 'all'] }))
  const states = intakes.map((value) => ({ value, text: t.intake[value] }))
  return (
    <Filter visit={visit} action={path} results="kurstillfallen" open>
      <Select
        visit={visit}
        name="visa"
        label={t.staff.period}
        options={periods}
        value={periodWords[chosen.period]}
        empty={t.staff.periods.coming}
      />
      <Select
        visit={visit}
        name="intag"
        label={t.staff.intake}
        options={states}
        value={chosen.intake}
        empty={t.staff.anyIntake}
      />
      <Select
        visit={visit}
        name="kurs"
        label={t.staff.course}
        options={courses}
        value={chosen.course}
        empty={t.staff.anyCourse}
      />
    </Filter>
  )
}

const Rows = ({ visit, rows, today }: Props) => {
  const t = texts(visit.language).staff
  const columns = [
    { head: t.course, cell: (row: Row) => <a href={`${path}/${row.id}`}>{row.title}</a> },
    { head: t.starts, cell: (row: Row) => day(visit, row.starts) },
    { head: t.school, cell: (row: Row) => row.provider },
    { head: t.place, cell: (row: Row) => row.place },
    { head: t.intake, cell: (row: Row) => <IntakeTag visit={visit} intake={intakeOn(row, today)} /> },
    { head: t.taken, cell: (row: Row) => t.of(row.seatsTaken, row.seats), numeric: true },
    { head: t.reserves, cell: (row: Row) => formatNumber(visit.language, row.reserves), numeric: true },
    {
      head: t.admission,
      cell: (row: Row) => (
        <a href={`${path}/${row.id}/antagning`}>
          {t.admission}
          <span class="hidden"> {row.title}</span>
        </a>
      ),
    },
  ]
  return <Table visit={visit} id="starter" caption={t.caption} asked columns={columns} rows={rows} />
}

export function KeptPage(props: Props) {
  const { visit, rows, total, perPage, chosen } = props
  const t = texts(visit.language).staff
  return (
    <Page visit={visit} title={t.title} width="staff">
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <ButtonLink href={`${path}/ny`} icon="plus">
          {t.add}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${path}/kurser`}>
          {t.courses}
        </ButtonLink>
      </ButtonGroup>
      <Choosing {...props} />
      <Results id="kurstillfallen" count={plural(visit.language, total, t.count)}>
        {rows.length === 0 ? (
          <EmptyState title={t.none}>
            <p>
              <a href={`${path}?visa=alla`}>{t.noneWay}</a>
            </p>
          </EmptyState>
        ) : (
          <Rows {...props} />
        )}
        <Pagination
          visit={visit}
          page={chosen.page}
          pages={Math.ceil(total / perPage)}
          href={(page) => addressOf({ ...chosen, page })}
        />
      </Results>
    </Page>
  )
}
