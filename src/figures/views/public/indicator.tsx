import { Button, Lead, Links, Page, Select, SummaryList } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Place } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { Series, type Told } from './blocks.tsx'
import { EarlierNumbers } from './earlier.tsx'
import { Fresh } from './fresh.tsx'
import { RegionBars } from './start.tsx'
import { periodName, withUnit } from './words.ts'

/** What is counted, among whom, by whom, and how persons are protected: one click from every number. */
function Definition({ visit, of }: { visit: Shown; of: IndicatorRow }) {
  const t = texts(visit.language)
  const i = t.indicator
  const rows = [
    [i.count, of.numerator],
    [i.among, of.denominator],
    [i.unit, t.unitNames[of.unit]],
    [i.source, of.source],
    [i.kpi, [of.kpi, of.kpiTitle].filter(Boolean).join(': ')],
    [i.sourceSays, of.sourceDefinition],
    [i.valid, of.validFrom],
    [i.breaks, of.breaks.map(({ period, note }) => `${period}: ${note}`).join(' ')],
    [t.municipality.goal('').replace(/[:.\s]{1,20}$/, ''), of.goal === null ? '' : withUnit(visit, of, of.goal)],
    [i.hides, of.family === 'published' ? i.published : `${i.suppressed(of.k)} ${i.together}`],
    [i.late, of.family === 'suppression' ? i.recounted(of.k) : ''],
  ] as const
  return (
    <section id="sa-raknas">
      <h2>{t.figure.how}</h2>
      <SummaryList visit={visit} rows={rows.filter(([, value]) => value).map(([key, value]) => ({ key, value }))} />
    </section>
  )
}

type Props = Told & { of: IndicatorRow; period: string; periods: string[]; whole: Place; region: string }
const Period = ({ visit, of, period, periods, whole }: Props) => {
  const t = texts(visit.language).indicator
  if (periods.length < 2) return null
  return (
    <form method="get" action={`/siffror/nyckeltal/${of.slug}`} class="choosing">
      <input type="hidden" name="kommun" value={whole.code} />
      <Select
        visit={visit}
        name="ar"
        label={t.year}
        value={period}
        options={periods.toReversed().map((value) => ({ value, text: periodName(visit, value) }))}
      />
      <Button kind="secondary">{t.show}</Button>
    </form>
  )
}

/** /siffror/nyckeltal/{slug}: one indicator over time and for all municipalities, and how it is counted. */
export function IndicatorPage(props: Props) {
  const { visit, frame, of, period, whole } = props
  const t = texts(visit.language)
  const has = props.rows.length > 0
  return (
    <Page visit={visit} title={of.title} back="/siffror">
      <Fresh visit={visit} frame={frame} />
      {!has && <Lead>{of.coming ? t.indicator.coming : t.figure.nothing}</Lead>}
      <Series visit={visit} frame={frame} rows={props.rows} slug={of.slug} place={whole} level={2} />
      <EarlierNumbers visit={visit} frame={frame} rows={props.rows.filter(({ place }) => place === whole.code)} />
      {period && <Period {...props} />}
      {period && <RegionBars {...props} slug={of.slug} id={`${of.slug}-alla`} />}
      <Definition visit={visit} of={of} />
      <Links
        links={[
          { href: `/siffror/karta/${of.slug}`, text: t.indicator.map },
          { href: `/siffror/jamfor?nyckeltal=${of.slug}`, text: t.ways.compare },
          { href: `/siffror/prenumerera?nyckeltal=${of.slug}`, text: t.ways.subscribe },
          { href: '/siffror', text: t.ways.all },
        ]}
      />
    </Page>
  )
}
