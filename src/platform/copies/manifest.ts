import type { Counted, Sequence } from './tables.ts'

/** What a copy holds, by its own account: the last entry of the file. Restored rows and files are held against it. */
export type Manifest = {
  program: string
  made: string
  /** Which keys open the data (never the keys). */
  mark: string
  migrations: string[]
  tables: Counted[]
  sequences: Sequence[]
  files: { name: string; size: number; sha256: string }[]
}
export const manifestName = 'manifest.json'
