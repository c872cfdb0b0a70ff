import { Details, raw } from '../../../design/index.ts'
import type { ProtectedTable } from '../../../shared/disclosure/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { draw, type FormName, gridOf, type Picture } from '../../charts/index.ts'
import type { Place } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { Merged } from './merged.tsx'
import { FigureTable } from './table.tsx'
import { categoryName, hasSex } from './words.ts'

export type Asked = { place?: string | undefined; period?: string | undefined }
export type FigureProps = {
  visit: Shown
  /** Unique on the page. */
  id: string
  of: IndicatorRow
  table: ProtectedTable
  form: FormName
  /** What the table's rows are; its columns are sexes. */
  rows: 'place' | 'period'
  /** The place or the period that all of it is about. */
  fixed: Readonly<Record<string, string>>
  own?: string | undefined
  places: readonly Place[]
  headline: string
  /** Place and period, below the headline. */
  where: string
  summary: string
  /** Name of the release in force. */
  release: string | null
  asked: Asked
  level?: 2 | 3 | undefined
  /** Wholes stand in the place of municipalities that were counted together. */
  isWide?: boolean | undefined
  /** The map, which is drawn from more than a table. */
  drawn?: ((picture: Picture) => string) | undefined
}

const query = (words: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(words).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  ).toString()

export const dataAddress = (slug: string, suffix: string, { place, period }: Asked = {}): string =>
  `/api/v1/figures/data${suffix}?${query({ indicator: slug, municipality: place, from: period, to: period })}`

export function permalinkOf(release: string, slug: string, { place, period }: Asked = {}, suffix = ''): string {
  const words = query({ kommun: place, ar: period })
  return `/siffror/utgava/${release}/${slug}${suffix}${words ? `?${words}` : ''}`
}

/** How the picture lays the table out: lines run over time with a line for each sex; bars stand by row. */
function pictureOf({ visit, id, of, table, form, rows, fixed, own, places, headline, where }: FigureProps): Picture {
  const overTime = form === 'line' || form === 'multiples'
  return {
    id,
    title: headline,
    about: `${of.title}, ${texts(visit.language).unitNames[of.unit]}, ${where}`,
    language: visit.language,
    table,
    rows: overTime ? 'sex' : rows,
    columns: overTime ? rows : 'sex',
    fixed,
    ...(own ? { own } : {}),
    name: (dimension, code) => categoryName(visit, places, [dimension, code]),
    newDefinition: texts(visit.language).newDefinition,
  }
}

const Taking = ({ visit, of, asked, release }: FigureProps) => {
  const t = texts(visit.language)
  const files = [
    ['CSV', '.csv'],
    ['XLSX', '.xlsx'],
    ['JSON-stat', '.json'],
    [`SVG (${t.figure.picture})`, '.svg'],
  ] as const
  return (
    <div class="taking">
      <ul aria-label={`${t.figure.take}: ${of.title}`}>
        {files.map(([text, suffix]) => (
          <li>
            <a href={dataAddress(of.slug, suffix, asked)} download="">
              <bdi>{text}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={`/siffror/nyckeltal/${of.slug}#sa-raknas`}>{t.figure.how}</a>
        </li>
        {release && (
          <li>
            <a href={permalinkOf(release, of.slug, asked)}>{t.figure.permalink}</a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The finding, what is measured, the picture, a sentence, the same cells as a table, and ways to take them along. */
export function Figure(props: FigureProps) {
  const { visit, id, of, table, form, rows, fixed, places, level = 3 } = props
  const t = texts(visit.language)
  const Heading = `h${level}` as 'h3'
  const grid = gridOf(table, rows, 'sex', fixed)
  const caption = `${of.title}, ${t.unitNames[of.unit]}, ${props.where}`
  return (
    <figure class="figure" id={`bild-${id}`}>
      <Heading>{props.headline}</Heading>
      <p class="quiet">{caption}</p>
      {raw((props.drawn ?? draw[form])(pictureOf(props)))}
      <figcaption>
        <p>{props.summary}</p>
        <Merged visit={visit} grid={grid} rows={rows} period={fixed.period} isWide={props.isWide} />
        {!hasSex(of) && <p class="quiet">{t.figure.noSex}</p>}
        {of.sexSplit === 'own' && (
          <p class="quiet">{grid.columns.length === 1 ? t.figure.noOwnSex : t.figure.ownSex}</p>
        )}
      </figcaption>
      <Details title={t.figure.table}>
        <FigureTable
          visit={visit}
          id={`tabell-${id}`}
          caption={caption}
          grid={rows === 'period' ? { ...grid, rows: [...grid.rows].reverse() } : grid}
          head={rows === 'place' ? t.place : t.period}
          unit={of.unit}
          name={(code) => categoryName(visit, places, [rows, code])}
          sexName={(code) => categoryName(visit, places, ['sex', code])}
        />
        {table.kind === 'cellKey' && <p class="quiet">{t.figure.cellKey}</p>}
      </Details>
      <p class="quiet">{t.figure.source(of.source)}</p>
      <Taking {...props} />
    </figure>
  )
}
