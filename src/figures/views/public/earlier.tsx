import { Details } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate } from '../../../shared/texts.ts'
import type { Earlier, Observed } from '../../observed.ts'
import type { Frame, IndicatorRow } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { indicatorOf } from './blocks.tsx'
import { permalinkOf } from './figure.tsx'
import { categoryName, periodName, withUnit } from './words.ts'

type Exchanged = { of: IndicatorRow; row: Observed & { value: number }; was: Earlier }
type Props = { visit: Shown; frame: Frame; rows: readonly Observed[] }

/** The newest first, and the whole before its parts. */
function exchangedIn({ frame, rows }: Omit<Props, 'visit'>): Exchanged[] {
  const found = rows.flatMap((row) => {
    const of = indicatorOf(frame, row.slug)
    const { value } = row
    return of && value !== null ? (row.earlier ?? []).map((was) => ({ of, row: { ...row, value }, was })) : []
  })
  const turn = ({ row }: Exchanged) => (row.sex === 'T' ? 0 : 1)
  return found.sort(
    (one, other) =>
      other.was.on.localeCompare(one.was.on) ||
      other.row.period.localeCompare(one.row.period) ||
      turn(one) - turn(other),
  )
}

const Line = ({ visit, of, row, was }: Exchanged & { visit: Shown }) => {
  const t = texts(visit.language).earlier
  const whom = row.sex === 'T' ? '' : `, ${categoryName(visit, [], ['sex', row.sex])}`
  const when = `${of.title}, ${periodName(visit, row.period)}${whom}`
  return (
    <li>
      <p>
        {when}:{' '}
        {t.was(withUnit(visit, of, was.value), withUnit(visit, of, row.value), formatDate(visit.language, was.on))}{' '}
        {t.why[was.why]}
      </p>
      <p>
        <a href={permalinkOf(was.release, of.slug, { place: row.place, period: row.period })}>
          {t.release(was.release)}
        </a>
      </p>
    </li>
  )
}

const most = 12
/** Numbers that were exchanged after they came: what stood there, since when and why, and where it stands for ever. */
export function EarlierNumbers(props: Props) {
  const { visit } = props
  const found = exchangedIn(props).slice(0, most)
  if (found.length === 0) return null
  const t = texts(visit.language).earlier
  return (
    <Details title={t.title}>
      <ul>
        {found.map((one) => (
          <Line visit={visit} {...one} />
        ))}
      </ul>
    </Details>
  )
}
