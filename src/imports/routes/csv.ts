import type { Context } from 'hono'
import type { Site } from '../../platform/visit.ts'
import { type CsvCell, writeCsv } from '../../shared/csv.ts'

export const csvOf = (c: Context<Site>, name: string, rows: readonly (readonly CsvCell[])[]) =>
  c.body(writeCsv(rows), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  })
