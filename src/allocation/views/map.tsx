import { raw, type Shown } from '../../design/index.ts'
import { drawTiles, skaneTiles } from '../../figures/index.ts'
import { published } from '../../shared/disclosure/index.ts'
import { nameOf } from '../domain/names.ts'
import type { Compared } from '../domain/received.ts'
import { texts } from '../texts/index.ts'

/** Each square has its name, also where nothing was decided. */
const placesOf = (rows: readonly Compared[]) => [
  ...new Set([...rows.map(({ code }) => code), ...skaneTiles.map(([code]) => code)]),
]

/** What authorities have published, so it passes the gate as it is; without a quota there is no ratio. */
const tableOf = (year: number, rows: readonly Compared[], source: string) =>
  published({
    name: `anvisade-mot-mottagna ${year}`,
    measure: 'count',
    decimals: 2,
    dimensions: [
      { key: 'place', categories: placesOf(rows).map((code) => ({ code, label: nameOf(code) })) },
      { key: 'sex', categories: [{ code: 'T' }] },
    ],
    cells: rows.map(({ code, ratio, decided }) => ({
      at: { place: code, sex: 'T' },
      value: ratio,
      status: ratio !== null ? ('ok' as const) : decided === 0 ? ('na' as const) : ('missing' as const),
      origin: { source, reply: source },
    })),
  })

type Props = { visit: Shown; year: number; rows: Compared[]; source: string }
/** The tile map, with the table below it as its words. */
export const RatioMap = ({ visit, year, rows, source }: Props) => {
  const t = texts(visit.language).received
  const drawn = drawTiles({
    id: 'karta',
    title: t.mapTitle,
    about: t.caption(year),
    language: visit.language,
    table: tableOf(year, rows, source),
    rows: 'place',
    columns: 'sex',
    tiles: skaneTiles.map(([municipality, row, col]) => ({ municipality, row, col, corner: null })),
    href: () => `/fordelning/${year}/mottagna#mottagna-caption`,
  })
  return (
    <figure>
      <h2>{t.mapTitle}</h2>
      {raw(drawn)}
    </figure>
  )
}
