import { closeSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { layingNote, placeOf } from '../supervisor/index.ts'

// A copy is laid back fast, without waiting for the disk. A note beside it says so until everything is there: what is cut off before is
// refused at start.

export function toDisk(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function listBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const lasting = entries.filter((entry) => entry.isFile() || entry.isDirectory())
  return [...lasting.map((entry) => join(entry.parentPath, entry.name)), folder]
}

export function beginLaying(into: string): void {
  placeOf(into)
  writeFileSync(layingNote(into), '', { mode: 0o600, flush: true })
  toDisk(into)
}

/** Everything that was laid goes onto the disk by `settle`, and the note goes last. */
export function endLaying(into: string, settle: (path: string) => void): void {
  const folders = [...new Set([placeOf(into).root, into])]
  for (const path of folders.flatMap(listBelow)) settle(path)
  for (const folder of folders) settle(dirname(folder))
  rmSync(layingNote(into))
  settle(into)
}
