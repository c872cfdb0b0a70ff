import { Columns, Lead, Links, Page } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { isCorner } from '../../facts/places.ts'
import { type Observed, tableOf } from '../../observed.ts'
import { addressName, inRegion, type Place } from '../../places.ts'
import { texts } from '../../texts/index.ts'
import { nation } from '../../words.ts'
import { across, headlineOf, indicatorOf, type Told } from './blocks.tsx'
import { Figure } from './figure.tsx'
import { Fresh } from './fresh.tsx'
import { named, periodName } from './words.ts'

/** The ways that all pages of figures share. */
const MoreWays = ({ visit, but }: { visit: Shown; but?: string }) => {
  const t = texts(visit.language).ways
  const ways = [
    ['/siffror', t.all],
    ['/siffror/jamfor', t.compare],
    ['/siffror/karta/mottagna', t.map],
    ['/siffror/utgavor', t.releases],
    ['/siffror/kalender', t.calendar],
    ['/siffror/prenumerera', t.subscribe],
    ['/oppna-data', t.open],
    ['/siffror/rakna-ut', t.attack],
  ] as const
  return (
    <nav aria-label={t.more}>
      <Links links={ways.filter(([href]) => href !== but).map(([href, text]) => ({ href, text }))} />
    </nav>
  )
}

const isMerged = ({ marks }: Observed): boolean => marks.includes('merged')
/** The municipalities; where they were put together, the corners; where those were too, the region. */
function toldPlaces(rows: readonly Observed[], municipalities: readonly string[]): readonly string[] {
  const there = (codes: readonly string[]) => rows.filter(({ place }) => codes.includes(place))
  if (!there(municipalities).some(isMerged)) return municipalities
  const wide = rows.filter((row) => !municipalities.includes(row.place) && row.place !== nation && !isMerged(row))
  const inCorners = wide.filter(({ place }) => isCorner(place))
  return [...new Set((inCorners.length > 0 ? inCorners : wide).map(({ place }) => place))]
}

type Bars = Told & { slug: string; period: string; region: string; id?: string }
/** All of one indicator in the region, the longest bar first. */
export function RegionBars({ visit, frame, rows, slug, period, region, id = slug }: Bars) {
  const of = indicatorOf(frame, slug)
  const here = rows.filter((row) => row.slug === slug && row.period === period)
  const municipalities = inRegion(frame.places, region).map(({ code }) => code)
  const codes = toldPlaces(here, municipalities)
  if (!of || here.length === 0) return null
  const whole = tableOf(
    of,
    rows.filter((row) => row.slug === slug && row.place === region && row.period <= period),
  )
  const told = { visit, frame, rows }
  const when = periodName(visit, period)
  return (
    <Figure
      visit={visit}
      id={id}
      of={of}
      table={tableOf(of, here, codes)}
      form="bars"
      rows="place"
      fixed={{ period }}
      isWide={codes !== municipalities}
      places={frame.places}
      headline={whole.cells.length > 0 ? headlineOf(told, of, whole, region) : `${of.title}, ${when}`}
      where={when}
      summary={across(told, of, tableOf(of, here), { region, period, among: codes })}
      release={frame.latest?.name ?? null}
      asked={{ period }}
      level={2}
    />
  )
}

const MunicipalityLinks = ({ visit, places }: { visit: Shown; places: readonly Place[] }) => (
  <ul class="names">
    {places.map(({ name }) => (
      <li>
        <a href={`/siffror/kommun/${addressName(name)}`}>
          <bdi>{named(visit, name)}</bdi>
        </a>
      </li>
    ))}
  </ul>
)

type Props = Told & { region: string; period: string }
/** /siffror: the region's own figures, the way to each municipality and to each indicator. */
export function StartPage(props: Props) {
  const { visit, frame } = props
  const t = texts(visit.language)
  const shown = frame.indicators.filter(({ partOf, coming }) => partOf === null && !coming)
  return (
    <Page visit={visit} title={t.title} back="/">
      <Lead>{t.lead}</Lead>
      <Fresh visit={visit} frame={frame} />
      <h2>{t.ways.municipalities}</h2>
      <MunicipalityLinks visit={visit} places={frame.places} />
      <RegionBars {...props} slug="mottagna" />
      <Columns>
        <section>
          <h2>{t.ways.indicators}</h2>
          <Links links={shown.map(({ slug, title }) => ({ href: `/siffror/nyckeltal/${slug}`, text: title }))} />
        </section>
        <section>
          <h2>{t.ways.more}</h2>
          <MoreWays visit={visit} but="/siffror" />
        </section>
      </Columns>
    </Page>
  )
}
