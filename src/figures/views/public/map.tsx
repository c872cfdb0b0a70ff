import { Lead, Links, Page } from '../../../design/index.ts'
import { draw, tiles as drawTiles, type Tile } from '../../charts/index.ts'
import { tableOf } from '../../observed.ts'
import { addressName, inRegion } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { across, headlineOf, type Told } from './blocks.tsx'
import { Figure } from './figure.tsx'
import { Fresh } from './fresh.tsx'
import { periodName } from './words.ts'

type Props = Told & {
  of: IndicatorRow
  period: string
  region: string
  tiles: readonly Omit<Tile, 'corner'>[]
  /** The reader may move the squares. */
  places: boolean
}

/** The municipalities of the region that have a square; without squares, bars in order. */
function RegionMap({ visit, frame, rows, of, period, region, tiles }: Props) {
  const cornerOf = (code: string) => frame.places.find((place) => place.code === code)?.corner ?? null
  const squares = tiles.map((tile) => ({ ...tile, corner: cornerOf(tile.municipality) }))
  const codes =
    squares.length > 0
      ? squares.map(({ municipality }) => municipality)
      : inRegion(frame.places, region).map(({ code }) => code)
  const here = rows.filter((row) => row.period === period)
  const whole = tableOf(
    of,
    rows.filter(({ place }) => place === region),
  )
  const told = { visit, frame, rows }
  const href = (code: string) => {
    const name = frame.places.find((place) => place.code === code)?.name
    return name ? `/siffror/kommun/${addressName(name)}` : '/siffror'
  }
  return (
    <Figure
      visit={visit}
      id="karta"
      of={of}
      table={tableOf(of, here, codes)}
      form="bars"
      drawn={squares.length > 0 ? (picture) => drawTiles({ ...picture, tiles: squares, href }) : draw.bars}
      rows="place"
      fixed={{ period }}
      places={frame.places}
      headline={
        whole.cells.length > 0 ? headlineOf(told, of, whole, region) : `${of.title}, ${periodName(visit, period)}`
      }
      where={periodName(visit, period)}
      summary={across(told, of, tableOf(of, here), { region, period, among: codes })}
      release={frame.latest?.name ?? null}
      asked={{ period }}
      level={2}
    />
  )
}

/** /siffror/karta/{slug}. */
export function MapPage(props: Props) {
  const { visit, frame, of, period, tiles } = props
  const t = texts(visit.language)
  const others = frame.indicators.filter(({ slug, partOf, coming }) => slug !== of.slug && partOf === null && !coming)
  return (
    <Page visit={visit} title={t.map.title(of.title)} back="/siffror">
      <Lead>{tiles.length > 0 ? t.map.about : t.map.none}</Lead>
      {period ? <RegionMap {...props} /> : <p>{t.figure.nothing}</p>}
      {tiles.length > 0 && <p>{t.map.classes}</p>}
      <Fresh visit={visit} frame={frame} />
      {props.places && (
        <p>
          <a href="/siffror/kartrutor">{t.ways.place}</a>
        </p>
      )}
      <h2>{t.map.choose}</h2>
      <Links links={others.map(({ slug, title }) => ({ href: `/siffror/karta/${slug}`, text: title }))} />
    </Page>
  )
}
