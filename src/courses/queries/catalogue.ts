import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import type { Found } from '../domain/card.ts'
import { countFacets, countResults, readSpread } from '../domain/facets.ts'
import { type Filters, searchWords } from '../domain/filters.ts'

/** Minutes from where somebody lives to each municipality. */
export type Near = ReadonlyMap<string, number>
export type Wanted = {
  filters: Filters
  language: Language
  today: Day
  near: Near
  perPage: number
  withPrice: boolean
  /** Leaves out courses that have no start. */
  onlyRounds?: boolean
}

const statement = {
  name: 'courses-catalogue',
  text: `select * from courses.catalogue($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
}

/** The page, its total and all counts by one statement. */
export async function listCatalogue(tx: Tx, wanted: Wanted): Promise<Found> {
  const { rows } = await clientOf(tx).query<{ rows: Found['cards'] | null; spread: string | null }>({
    ...statement,
    values: valuesOf(wanted),
  })
  const spread = readSpread(rows[0]?.spread ?? null)
  return { cards: rows[0]?.rows ?? [], total: countResults(spread), counts: countFacets(spread) }
}

function valuesOf({ filters, language, today, near, perPage, withPrice, onlyRounds = false }: Wanted): unknown[] {
  const words = searchWords(filters.q)
  return [
    language,
    today,
    words.map(({ word }) => word),
    words.map(({ plain }) => plain),
    [...near.keys()],
    [...near.values()],
    filters.municipality,
    filters.minutes,
    filters.trade,
    filters.level,
    filters.month,
    filters.track,
    filters.language,
    filters.intake,
    filters.form,
    filters.sort,
    perPage,
    (filters.page - 1) * perPage,
    withPrice,
    onlyRounds,
  ]
}
