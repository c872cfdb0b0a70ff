import {
  Button,
  type Column,
  EmptyState,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  Quiet,
  Radios,
  Select,
  Table,
} from '../../design/index.ts'
import type { Area, Membership, Organisation } from '../../organisations/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { type Draft, fieldsOf, saidPeriod, told } from './frame.tsx'

type Props = { visit: Shown; areas: Area[]; municipalities: Organisation[]; draft: Draft; status?: string | undefined }
type One = Omit<Props, 'areas' | 'draft'> & { area: Area }

const wordOf = (visit: Shown, kind: string): string => {
  const { kinds } = texts(visit.language).areas
  return kinds[kind as keyof typeof kinds] ?? kind
}

const Leave = ({ visit, area, row }: { visit: Shown; area: Area; row: Membership }) => {
  const over = row.validTo !== null && row.validTo <= dayOf(visit.now)
  if (over) return null
  return (
    <Form visit={visit} of={`/organisation/omraden/${area.id}/slut`}>
      <input type="hidden" name="municipality" value={row.municipality} />
      <Button kind="secondary" small about={row.municipality}>
        {texts(visit.language).areas.leave}
      </Button>
    </Form>
  )
}

function columnsOf({ visit, area, municipalities }: One): Column<Membership>[] {
  const t = texts(visit.language).areas
  const nameOf = (code: string) => municipalities.find(({ municipality }) => municipality === code)?.name ?? code
  return [
    { head: t.member, cell: (row) => nameOf(row.municipality) },
    {
      head: t.period,
      cell: (row) => (
        <div>
          {saidPeriod(visit.language, row)} <Leave visit={visit} area={area} row={row} />
        </div>
      ),
    },
  ]
}

/** One area with its members, and a way in for one more. */
export function AreaPage(props: One & { draft: Draft }) {
  const { visit, area, municipalities, draft, status } = props
  const t = texts(visit.language).areas
  const field = fieldsOf(visit, draft)
  const problems = told(visit.language, draft.problems)
  const options = municipalities.map(({ municipality, name }) => ({ value: municipality ?? '', text: name }))
  return (
    <Page
      visit={visit}
      width="staff"
      title={area.name}
      back="/organisation/omraden"
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <p>
        {wordOf(visit, area.educationKind)}. <Quiet>{area.agreement}</Quiet>
      </p>
      {area.members.length > 0 && (
        <Table
          visit={visit}
          id="members"
          caption={t.membersOf(area.name)}
          blocks
          columns={columnsOf(props)}
          rows={area.members}
        />
      )}
      <h2>{t.joinTo(area.name)}</h2>
      <Form visit={visit} of={`/organisation/omraden/${area.id}`}>
        <Select {...field('municipality')} label={t.member} options={options} />
        <Input {...field('from')} label={t.from} hint={texts(visit.language).log.dayHint} room={12} />
        <Button>{t.join}</Button>
      </Form>
    </Page>
  )
}

function New({ visit, draft }: Pick<Props, 'visit' | 'draft'>) {
  const t = texts(visit.language).areas
  const field = fieldsOf(visit, draft)
  const kinds = Object.entries(t.kinds).map(([value, text]) => ({ value, text }))
  return (
    <section aria-labelledby="new">
      <h2 id="new">{t.add}</h2>
      <Form visit={visit} of="/organisation/omraden">
        <Input {...field('name')} label={t.name} />
        <Radios {...field('educationKind')} label={t.kind} choices={kinds} />
        <Input {...field('agreement')} label={t.agreement} optional />
        <Button>{t.create}</Button>
      </Form>
    </section>
  )
}

/** Agreements between municipalities: inside one the home municipality pays. */
export function AreasPage({ visit, areas, draft }: Omit<Props, 'municipalities'>) {
  const t = texts(visit.language).areas
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.title}
      back="/organisation"
      problems={told(visit.language, draft.problems)}
    >
      <Lead>{t.lead}</Lead>
      {areas.length === 0 && <EmptyState title={t.none} />}
      <ul class="links">
        {areas.map((area) => (
          <li>
            <a href={`/organisation/omraden/${area.id}`}>{area.name}</a>{' '}
            <Quiet>{wordOf(visit, area.educationKind)}</Quiet>
          </li>
        ))}
      </ul>
      <New visit={visit} draft={draft} />
    </Page>
  )
}
