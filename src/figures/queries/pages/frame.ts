import { ask, type Tx } from '../../../platform/visit.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Language } from '../../../shared/language.ts'
import { wordFor } from '../../facts/words.ts'
import type { Place } from '../../places.ts'
import type { Unit } from '../../words.ts'

export type IndicatorRow = {
  slug: string
  edition: number
  title: string
  numerator: string
  denominator: string | null
  unit: Unit
  decimals: number
  direction: 'higher' | 'lower' | 'neutral'
  period: 'year' | 'half' | 'month' | 'day'
  sexSplit: 'source' | 'own' | 'none'
  source: string
  kpi: string | null
  kpiTitle: string | null
  sourceDefinition: string
  validFrom: string
  validTo: string
  breaks: { period: string; note: string }[]
  partOf: string | null
  beside: string | null
  goal: number | null
  k: number
  family: 'published' | 'suppression' | 'cellKey'
  coming: boolean
}
export type Latest = { name: string; publishedAt: string; demo: boolean } | null
/** A source that has not answered when it should have. */
export type Stale = { source: string; fetched: string | null; silent: string | null }
/** What every page of figures needs: the places, the newest edition of each indicator, the release in force, silent sources. */
export type Frame = { places: Place[]; indicators: IndicatorRow[]; latest: Latest; stale: Stale[] }

const text = `
select
  (select coalesce(json_agg(json_build_object('code', o.municipality, 'name', o.name, 'corner', c.name) order by o.name collate "sv-x-icu"), '[]')
     from organisations.organisation o
     left join organisations.corner_member m on m.municipality = o.municipality and m.valid_from <= $1::date and (m.valid_to is null or m.valid_to > $1::date)
     left join organisations.organisation c on c.id = m.corner
    where o.kind = 'municipality' and o.valid_from <= $1::date and (o.valid_to is null or o.valid_to > $1::date)) as places,
  (select coalesce(json_agg(json_build_object(
       'slug', i.slug, 'edition', i.edition, 'title', coalesce(i.titles ->> $2, i.titles ->> 'sv'), 'own', json_build_array(i.titles ? $2, i.numerator ? $2, i.denominator ? $2),
       'numerator', coalesce(i.numerator ->> $2, i.numerator ->> 'sv'), 'denominator', coalesce(i.denominator ->> $2, i.denominator ->> 'sv'),
       'unit', i.unit, 'decimals', i.decimals, 'direction', i.direction, 'period', i.period, 'sexSplit', i.sex_split, 'source', i.source,
       'kpi', i.kpi, 'kpiTitle', i.kpi_title, 'sourceDefinition', i.source_definition, 'validFrom', i.valid_from, 'validTo', i.valid_to,
       'breaks', (select coalesce(json_agg(json_build_object('period', b ->> 'period', 'note', coalesce(b -> 'note' ->> $2, b -> 'note' ->> 'sv'), 'own', b -> 'note' ? $2)), '[]')
          from jsonb_array_elements(i.breaks) b),
       'partOf', i.part_of, 'beside', i.beside, 'goal', i.goal, 'k', i.k, 'coming', i.coming, 'family', f.kind) order by i.place), '[]')
     from figures.indicator i join figures.family f on f.name = i.family
    where not exists (select from figures.indicator n where n.slug = i.slug and n.edition > i.edition)) as indicators,
  (select json_build_object('name', r.name, 'publishedAt', r.published_at, 'demo', r.demo)
     from figures.release r where r.published_at is not null order by r.seq desc limit 1) as latest,
  (select coalesce(json_agg(json_build_object('source', c.name, 'fetched', c.answered_at, 'silent', c.expected_on) order by c.name), '[]')
     from figures.connector c where c.expected_on + c.grace < $1::date) as stale`

type Stored = Omit<IndicatorRow, 'breaks'> & {
  /** Which of title, numerator and denominator are in the language that was asked for. */
  own: [boolean, boolean, boolean | null]
  breaks: { period: string; note: string; own: boolean }[]
}

/** Words are looked up where they are shown: a page is marked as drafted for what stands on it, not for all that we count. */
const spoken = (language: Language, { own, breaks, ...one }: Stored): IndicatorRow => ({
  ...one,
  get title() {
    return wordFor(language, one.title, own[0])
  },
  get numerator() {
    return wordFor(language, one.numerator, own[1])
  },
  get denominator() {
    return one.denominator && wordFor(language, one.denominator, own[2] ?? false)
  },
  get breaks() {
    return breaks.map(({ period, note, own: isOwn }) => ({ period, note: wordFor(language, note, isOwn) }))
  },
})

type Asked = { language: Language; today: Day }
export async function readFrame(tx: Tx, { language, today }: Asked): Promise<Frame> {
  const { rows } = await ask<Omit<Frame, 'indicators'> & { indicators: Stored[] }>(tx, text, [today, language])
  const found = rows[0] ?? { places: [], indicators: [], latest: null, stale: [] }
  return { ...found, indicators: found.indicators.map((one) => spoken(language, one)) }
}
