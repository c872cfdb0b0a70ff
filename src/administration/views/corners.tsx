import {
  Button,
  Details,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  Radios,
  Select,
  Table,
} from '../../design/index.ts'
import { type CornerOn, holdsOn, type Membership, type Organisation } from '../../organisations/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { plural } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { type Draft, fieldsOf, saidPeriod, told } from './frame.tsx'

type Member = Membership & { corner: string; source: string }
type Props = {
  visit: Shown
  corners: CornerOn[]
  members: Member[]
  municipalities: Organisation[]
  draft: Draft
  status?: string | undefined
}

const nameIn = (rows: readonly Organisation[], code: string) =>
  rows.find(({ municipality }) => municipality === code)?.name ?? code

function Corner({ visit, corner, municipalities }: Pick<Props, 'visit' | 'municipalities'> & { corner: CornerOn }) {
  const t = texts(visit.language).corners
  const names = municipalities.filter(({ municipality }) => corner.municipalities.includes(municipality ?? ''))
  return (
    <section>
      <h2>{corner.name}</h2>
      <p>{plural(visit.language, names.length, t.members)}</p>
      <p>{names.map(({ name }) => name).join(', ')}</p>
    </section>
  )
}

function Others({ visit, corners, members, municipalities }: Props) {
  const t = texts(visit.language)
  const rows = members.filter((row) => !holdsOn(row, dayOf(visit.now)))
  if (rows.length === 0) return null
  const columns = [
    { head: t.corners.municipality, cell: (row: Member) => nameIn(municipalities, row.municipality) },
    { head: t.kinds.corner, cell: (row: Member) => corners.find(({ id }) => id === row.corner)?.name ?? '' },
    { head: t.areas.period, cell: (row: Member) => saidPeriod(visit.language, row) },
    { head: t.corners.source, cell: (row: Member) => row.source },
  ]
  return (
    <Details title={t.corners.before}>
      <Table visit={visit} id="others" caption={t.corners.before} blocks columns={columns} rows={rows} />
    </Details>
  )
}

function Move({ visit, corners, municipalities, draft }: Props) {
  const t = texts(visit.language).corners
  const field = fieldsOf(visit, draft)
  return (
    <section aria-labelledby="move">
      <h2 id="move">{t.move}</h2>
      <Form visit={visit} of="/organisation/horn">
        <Select
          {...field('municipality')}
          label={t.municipality}
          options={municipalities.map(({ municipality, name }) => ({ value: municipality ?? '', text: name }))}
        />
        <Radios
          {...field('corner')}
          label={t.corner}
          choices={corners.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Input {...field('from')} label={t.from} hint={texts(visit.language).log.dayHint} room={12} />
        <Input {...field('source')} label={t.source} hint={t.sourceHint} />
        <Button>{t.press}</Button>
      </Form>
    </section>
  )
}

/** Which corner each municipality stands in, today and before. */
export function CornersPage(props: Props) {
  const { visit, corners, draft, status } = props
  const t = texts(visit.language)
  const problems = told(visit.language, draft.problems)
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.corners.title}
      back="/organisation"
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.corners.lead}</Lead>
      {corners.map((corner) => (
        <Corner visit={visit} corner={corner} municipalities={props.municipalities} />
      ))}
      <Others {...props} />
      <Move {...props} />
    </Page>
  )
}
