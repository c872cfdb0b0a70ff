import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fontFiles } from '../src/letters/print/fonts.ts'
import { bundleInto } from './bundle.ts'

// Bundles the site into dist/. Everything is made beside and renamed into place, so that a running site or a second
// build never meets half a file. `--if-older` leaves a dist that is newer than all of its sources.

const part = `dist.${process.pid}.part`
const sources = ['src', 'src/**/*', 'migrations', 'migrations/*', 'bin/*', 'package-lock.json']

function isFresh(): boolean {
  if (!existsSync('dist/main.js')) return false
  const built = statSync('dist/main.js').mtimeMs
  return sources.every((pattern) => globSync(pattern).every((file) => statSync(file).mtimeMs < built))
}

async function bundle(): Promise<void> {
  await bundleInto(
    part,
    'src/main.ts',
    'src/program.ts',
    'src/letters/print/press.ts',
    'src/allocation/thread/solver.ts',
    'src/forecast/thread/drawer.ts',
    'src/platform/apart/apart.ts',
  )
  cpSync('migrations', join(part, 'migrations'), { recursive: true })
  for (const file of fontFiles) cpSync(join('node_modules', file), join(part, 'fonts', basename(file)))
}

/** As a whole: a start in the same moment finds the old migrations or the new, or those of the sources, never a mixture. */
function placeMigrations(): void {
  const [placed, old] = ['dist/migrations', `dist/migrations.${process.pid}`]
  if (existsSync(placed)) renameSync(placed, old)
  renameSync(join(part, 'migrations'), placed)
  rmSync(old, { recursive: true, force: true })
}

function place(): void {
  mkdirSync('dist', { recursive: true })
  rmSync('dist/cache', { recursive: true, force: true })
  placeMigrations()
  for (const file of globSync('**/*', { cwd: part }).filter((path) => !statSync(join(part, path)).isDirectory())) {
    mkdirSync(dirname(join('dist', file)), { recursive: true })
    renameSync(join(part, file), join('dist', file))
  }
}

if (!process.argv.includes('--if-older') || !isFresh()) {
  try {
    await bundle()
    place()
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  const assets = existsSync('bin/assets.ts')
    ? spawnSync(process.execPath, ['bin/assets.ts'], { stdio: 'inherit' })
    : undefined
  if (assets && assets.status !== 0) process.exit(1)
}
