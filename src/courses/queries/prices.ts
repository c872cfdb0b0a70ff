import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { type Price, type Priced, priceInForce, type Share } from '../domain/price.ts'
import { price, priceShare } from '../tables.ts'

async function listWhere(tx: Tx, where: SQL | undefined): Promise<Price[]> {
  const rows = await tx
    .select()
    .from(price)
    .leftJoin(priceShare, eq(priceShare.price, price.id))
    .where(where)
    .orderBy(desc(price.validFrom), asc(price.id), asc(priceShare.number))
  const found = new Map<string, Price>()
  for (const { price: row, price_share: part } of rows) {
    const known = found.get(row.id) ?? { ...row, shares: [] as Share[] }
    found.set(row.id, known)
    if (part) known.shares.push({ number: part.number, kind: part.kind, payer: part.payer, share: part.share })
  }
  return [...found.values()]
}

/** Newest first, with shares. */
export const listPrices = (tx: Tx, of: { course: string; provider: string }): Promise<Price[]> =>
  listWhere(tx, and(eq(price.course, of.course), eq(price.provider, of.provider)))

/** Of many courses at once. */
export const listPricesOf = (tx: Tx, courses: readonly string[]): Promise<Price[]> =>
  courses.length === 0 ? Promise.resolve([]) : listWhere(tx, inArray(price.course, [...courses]))

/** The price of a round on a day, usually the day it starts or the day of commitment. */
export async function findPriceInForce(tx: Tx, of: Priced, day: Day): Promise<Price | undefined> {
  return priceInForce(await listPrices(tx, of), of, day)
}
