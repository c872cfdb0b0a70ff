import { ask, type Tx } from '../../platform/visit.ts'

export type OfferRow = {
  code: string
  year: number
  edition: number
  rooms: number | null
  schoolPlaces: number | null
  carePlaces: number | null
  accessible: number | null
  work: Record<string, number>
  source: string
  from: string
}
const columns = `kommun_code as code, year, edition, rooms, school_places as "schoolPlaces", care_places as "carePlaces", accessible, work, source,
  valid_from::text as "from"`

/** What each municipality of the county said last, up to a year. */
export async function listNewestOffers(tx: Tx, lan: string, year: number): Promise<OfferRow[]> {
  const { rows } = await ask<OfferRow>(
    tx,
    `select distinct on (kommun_code) ${columns} from allocation.offer where kommun_code like $1 || '%' and year <= $2
     order by kommun_code, year desc, edition desc`,
    [lan, year],
  )
  return rows
}

/** Everything that one municipality has said, the newest first. */
export async function listOwnOffers(tx: Tx, code: string): Promise<OfferRow[]> {
  const { rows } = await ask<OfferRow>(
    tx,
    `select ${columns} from allocation.offer where kommun_code = $1 order by year desc, edition desc limit 50`,
    [code],
  )
  return rows
}

/** False where somebody else has written the same edition. */
export async function insertOffer(tx: Tx, row: OfferRow & { organisation: string | null }): Promise<boolean> {
  const { rowCount } = await ask(
    tx,
    `insert into allocation.offer (year, kommun_code, edition, rooms, school_places, care_places, accessible, work, source, organisation, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      ...[row.year, row.code, row.edition, row.rooms, row.schoolPlaces, row.carePlaces, row.accessible],
      ...[JSON.stringify(row.work), row.source, row.organisation, row.from],
    ],
  )
  return rowCount === 1
}

/** How many households' last answer to the advice was which, before a day; null is that it was followed. */
export async function listDepartures(tx: Tx, year: number, before: Date) {
  const { rows } = await ask<{ reason: string | null; households: number }>(
    tx,
    'select reason, households::int as households from allocation.departures($1, $2)',
    [year, before],
  )
  return rows
}
