import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openKeys } from '../src/platform/keys.ts'
import { openApart } from '../src/platform/keys-apart.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import './provided.ts'

/** One real PostgreSQL for the whole run, with a migrated template that each worker copies in a tenth of a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kp-test-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const keys = openKeys(join(folder, 'keys'), false)
  const apart = openApart(join(folder, 'keys')).passwords
  const database = await startDatabase({ data, keys, durable: false })
  const remove = async () => {
    await database.stop()
    const elsewhere = join(data, 'elsewhere')
    if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const at = { ...database.at, database: 'kp_template' }
    await migrate({ at, admin: database.admin, folder: 'migrations', apart })
    project.provide('database', { at, admin: database.admin, keys: join(folder, 'keys') })
  } catch (error) {
    await remove()
    throw error
  }
  return remove
}
