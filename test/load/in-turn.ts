import type pg from 'pg'

/** Many ask on one connection: one after the other. */
export function inTurn(db: pg.Client) {
  let last: Promise<unknown> = Promise.resolve()
  return async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const mine = last.then(() => db.query(sql, values))
    last = mine.catch(() => {}) // told to whoever asked
    return (await mine).rows as unknown as Row[]
  }
}
