/** Every kind of reply and who reads it. A reader is given bytes and what was asked for, and returns all cells or stops. */
import type { Reading } from '../cell.ts'
import { readRows } from './rows.ts'

type Reader = (body: Buffer, request: Record<string, unknown>) => Reading | Promise<Reading>

export const readers: Record<string, Reader> = {
  rows: readRows,
}
