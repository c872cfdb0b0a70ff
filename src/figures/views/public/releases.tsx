import { InsetText, Lead, Links, Page, Quiet, SummaryList, WarningText } from '../../../design/index.ts'
import type { ProtectedTable } from '../../../shared/disclosure/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate, plural } from '../../../shared/texts.ts'
import { gridOf } from '../../charts/index.ts'
import type { Place } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import type { ReleaseRow } from '../../queries/pages/releases.ts'
import { texts } from '../../texts/index.ts'
import { type Asked, permalinkOf } from './figure.tsx'
import { FigureTable } from './table.tsx'
import { categoryName } from './words.ts'

const day = ({ language }: Shown, value: string) => <time datetime={value}>{formatDate(language, value)}</time>

const Moves = ({ visit, row }: { visit: Shown; row: ReleaseRow }) => {
  const t = texts(visit.language).releases
  return (
    <>
      {row.moves.map(({ from, to, reason }) => (
        <p>{t.moved(formatDate(visit.language, from), formatDate(visit.language, to), reason)}</p>
      ))}
    </>
  )
}

/** What an editor has written is shown as it is; why own figures were counted again is said in the reader's language. */
const reasonOf = ({ language }: Shown, { recounts, reason }: ReleaseRow): string => {
  const t = texts(language).releases
  return t.reason(recounts ? t.recounts : reason)
}

const Release = ({ visit, row }: { visit: Shown; row: ReleaseRow }) => {
  const t = texts(visit.language).releases
  const out = row.publishedAt !== null
  return (
    <li>
      <h3 id={`utgava-${row.name}`}>
        {out ? <a href={`/siffror/utgava/${row.name}`}>{t.of(row.name)}</a> : t.of(row.name)}
      </h3>
      <p>
        {row.publishedAt
          ? t.published(formatDate(visit.language, row.publishedAt))
          : t.planned(formatDate(visit.language, row.plannedFor))}
        {out && <Quiet> {plural(visit.language, row.cells, t.cells)}</Quiet>}
      </p>
      <Moves visit={visit} row={row} />
      {row.corrects && <p>{t.corrects(row.corrects)}</p>}
      {row.reason && <p>{reasonOf(visit, row)}</p>}
    </li>
  )
}

/** /siffror/utgavor: what comes, what has come, what was moved and why. */
export function ReleasesPage({ visit, rows }: { visit: Shown; rows: ReleaseRow[] }) {
  const t = texts(visit.language)
  const parts = [
    [t.releases.coming, rows.filter(({ publishedAt }) => publishedAt === null).toReversed()],
    [t.releases.out, rows.filter(({ publishedAt }) => publishedAt !== null)],
  ] as const
  return (
    <Page visit={visit} title={t.releases.title} back="/siffror">
      <Lead>{t.releases.lead}</Lead>
      {parts.map(([title, some]) => (
        <section>
          <h2>{title}</h2>
          {some.length === 0 && <p>{t.releases.none}</p>}
          <ul class="plain">
            {some.map((row) => (
              <Release visit={visit} row={row} />
            ))}
          </ul>
        </section>
      ))}
      <Links
        links={[
          { href: '/siffror/kalender', text: t.ways.calendar },
          { href: '/siffror/prenumerera', text: t.ways.subscribe },
        ]}
      />
    </Page>
  )
}

const Facts = ({ visit, row }: { visit: Shown; row: ReleaseRow }) => {
  const t = texts(visit.language).releases
  const rows = [
    { key: t.out, value: day(visit, row.publishedAt ?? row.plannedFor) },
    { key: t.sum, value: <bdi dir="ltr">{row.sha256}</bdi> },
  ]
  return (
    <>
      {row.correctedBy && <WarningText visit={visit}>{t.corrected(row.correctedBy)}</WarningText>}
      {row.corrects && <InsetText>{`${t.corrects(row.corrects)}. ${reasonOf(visit, row)}`}</InsetText>}
      <SummaryList visit={visit} rows={rows} />
    </>
  )
}

type OneProps = { visit: Shown; row: ReleaseRow; indicators: readonly IndicatorRow[] }
/** /siffror/utgava/{name}: what is in it. */
export function ReleasePage({ visit, row, indicators }: OneProps) {
  const t = texts(visit.language)
  const inside = indicators.filter(
    ({ slug, coming }) => !coming && (row.indicators.length === 0 || row.indicators.includes(slug)),
  )
  return (
    <Page visit={visit} title={t.releases.of(row.name)} back="/siffror/utgavor">
      <Lead>{t.releases.kept}</Lead>
      <Facts visit={visit} row={row} />
      <Links links={inside.map(({ slug, title }) => ({ href: permalinkOf(row.name, slug), text: title }))} />
    </Page>
  )
}

/** What a source answered, as it was kept before anybody read it. */
type Reply = { sha256: string; fetched: string }
export const repliesOf = (rows: readonly { sha256: string | null; fetched?: string | null }[]): Reply[] =>
  [...new Map(rows.map(({ sha256, fetched }) => [sha256, fetched]))]
    .flatMap(([sha256, fetched]) => (sha256 && fetched ? [{ sha256, fetched }] : []))
    .sort((one, other) => one.fetched.localeCompare(other.fetched) || one.sha256.localeCompare(other.sha256))

export type KeptProps = {
  visit: Shown
  row: ReleaseRow
  of: IndicatorRow
  places: readonly Place[]
  /** One table for each period, or for each place when one is asked for. */
  table: ProtectedTable
  replies: readonly Reply[]
  asked: Asked
  suffixed(suffix: string): string
}
const mostPeriods = 3

/** By period when one place is asked for, else by place, the latest periods first. */
const KeptTables = ({ visit, of, places, table, asked }: KeptProps) => {
  const t = texts(visit.language)
  const byPlace = asked.place !== undefined
  const [rows, other] = byPlace ? (['period', 'place'] as const) : (['place', 'period'] as const)
  const codes = (table.dimensions.find(({ key }) => key === other)?.categories ?? []).map(({ code }) => code)
  const shown = byPlace ? codes : codes.slice(-mostPeriods).toReversed()
  if (shown.length === 0) return <p>{t.figure.nothing}</p>
  return (
    <>
      {shown.map((code) => (
        <FigureTable
          visit={visit}
          id={`tabell-${code}`}
          caption={`${of.title}, ${t.unitNames[of.unit]}, ${categoryName(visit, places, [other, code])}`}
          grid={withRows(table, rows, { [other]: code })}
          head={byPlace ? t.period : t.place}
          unit={of.unit}
          name={(one) => categoryName(visit, places, [rows, one])}
          sexName={(one) => categoryName(visit, places, ['sex', one])}
        />
      ))}
    </>
  )
}

/** /siffror/utgava/{name}/{slug}: the same for ever, whatever has come since. */
export function KeptPage(props: KeptProps) {
  const { visit, row, of, suffixed } = props
  const t = texts(visit.language)
  const heading = `${of.title}, ${t.releases.of(row.name)}`
  const files = ['.csv', '.xlsx', '.json', '.svg'].map((suffix) => ({
    href: suffixed(suffix),
    text: suffix.slice(1).toUpperCase(),
  }))
  return (
    <Page visit={visit} title={heading} back={`/siffror/utgava/${row.name}`}>
      <Lead>{t.releases.kept}</Lead>
      <Facts visit={visit} row={row} />
      <KeptTables {...props} />
      <p class="quiet">{t.figure.source(of.source)}</p>
      {props.replies.map(({ sha256, fetched }) => (
        <p class="quiet">
          {t.releases.reply(formatDate(visit.language, fetched))} <bdi dir="ltr">{sha256}</bdi>
        </p>
      ))}
      <ul class="inline">
        {files.map(({ href, text }) => (
          <li>
            <a href={href}>
              <bdi>{text}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <Links links={[{ href: `/siffror/nyckeltal/${of.slug}`, text: t.releases.live }]} />
    </Page>
  )
}

/** Only rows that have something at this time. */
function withRows(table: ProtectedTable, rows: 'place' | 'period', fixed: Readonly<Record<string, string>>) {
  const grid = gridOf(table, rows, 'sex', fixed)
  const there = new Set(
    table.cells
      .filter(({ at }) => Object.entries(fixed).every(([key, code]) => at[key] === code))
      .map(({ at }) => at[rows]),
  )
  return { ...grid, rows: grid.rows.filter(({ code }) => there.has(code)) }
}
