import type { Counted, Sequence } from './tables.ts'

export type FileEntry = { name: string; size: number; sha256: string }
type Common = {
  program: string
  made: string
  /** Which keys open the data (never the keys). */
  mark: string
  files: FileEntry[]
}
/** What a copy of rows holds, by its own account: the last entry of the file. Restored rows and files are held against it. */
export type Manifest = Common & { migrations: string[]; tables: Counted[]; sequences: Sequence[] }
/** What a copy of the database's own files holds, and which pieces of its log it needs to become whole. */
export type BaseManifest = Common & { startWal: string; stopWal: string; folders: string[]; parts: FileEntry[] }

export const manifestName = 'manifest.json'
export const isBase = (manifest: Manifest | BaseManifest): manifest is BaseManifest => 'parts' in manifest
