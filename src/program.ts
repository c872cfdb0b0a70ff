import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openContext } from './platform/commands-context.ts'
import { backup, restoreCommand } from './platform/commands-copies.ts'
import { rotateKeys } from './platform/commands-keys.ts'
import { verifyAudit } from './platform/commands-log.ts'
import { migrateCommand } from './platform/commands-migrate.ts'
import { runCommand } from './platform/commands-run.ts'
import { serve } from './platform/commands-serve.ts'
import { commands } from './start/commands.ts'
import { openSite } from './start/site.tsx'

// Built, the migrations lie beside the program; in development above it.
const beside = join(import.meta.dirname, 'migrations')
const migrations = existsSync(beside) ? beside : join(import.meta.dirname, '../migrations')

const context = openContext({ env: process.env, openSite, migrations })
const all = [
  serve,
  migrateCommand(migrations),
  backup,
  restoreCommand(migrations),
  verifyAudit,
  rotateKeys,
  ...commands,
]
process.exit(await runCommand(all, process.argv.slice(2), context))
