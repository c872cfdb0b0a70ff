import { cornerOf } from '../../facts/places.ts'
import { tableOf } from '../../observed.ts'
import type { Place } from '../../places.ts'
import { texts } from '../../texts/index.ts'
import { across, indicatorOf, latestOf, type Told } from './blocks.tsx'
import { Figure } from './figure.tsx'
import { periodName } from './words.ts'

/** The wholes that a municipality is in: its corner, if it has one, and the region. */
export const widerPlaces = ({ corner }: Place, region: string): string[] => {
  const code = corner === null ? undefined : cornerOf(corner)
  return code ? [code, region] : [region]
}

type Props = Told & { slug: string; place: Place; whole: string }
/** Own operation in the municipality, its corner and the region at the latest time: where little is told of one, the others tell more. */
export function Wider({ visit, frame, rows, slug, place, whole }: Props) {
  const of = indicatorOf(frame, slug)
  const codes = [place.code, ...widerPlaces(place, whole)]
  const here = rows.filter((row) => row.slug === slug && codes.includes(row.place))
  if (!of || here.length === 0) return null
  const period = latestOf(tableOf(of, here), whole)
  if (!period) return null
  const at = here.filter((row) => row.period === period)
  const told = { visit, frame, rows }
  return (
    <Figure
      visit={visit}
      id={`${slug}-runt`}
      of={of}
      table={tableOf(of, at, codes)}
      form="bars-by-sex"
      rows="place"
      fixed={{ period }}
      places={frame.places}
      headline={texts(visit.language).municipality.wider}
      where={periodName(visit, period)}
      summary={across(told, of, tableOf(of, at), { region: whole, period, among: [] })}
      release={frame.latest?.name ?? null}
      asked={{ period }}
    />
  )
}
