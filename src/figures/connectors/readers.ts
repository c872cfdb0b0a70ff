/** Every kind of reply and who reads it. A reader is given bytes and what was asked for, and returns all cells or stops. */
import type { Reading } from '../cell.ts'
import { readKolada } from './kolada.ts'
import { readMigration } from './migrationsverket.ts'
import { readPivot } from './pivot.ts'
import { readRows } from './rows.ts'
import { readScb } from './scb.ts'
import { readTable } from './table.ts'

type Reader = (body: Buffer, request: Record<string, unknown>) => Reading | Promise<Reading>

export const readers: Record<string, Reader> = {
  rows: readRows,
  kolada: readKolada,
  scb: readScb,
  pivot: readPivot,
  migrationsverket: readMigration,
  table: readTable,
}
