import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, test } from 'vitest'
import { connectAdmin } from '../src/platform/connection.ts'
import { migrate } from '../src/platform/migrate.ts'

// Each kept release is brought up to this version with its rows: none is lost, and every one is where it was.
const releases = readdirSync('test/releases').filter((file) => file.endsWith('.sql.gz'))

test('the first release is kept', () => expect(releases).toContain('0.1.0.sql.gz'))

describe.each(releases)('%s', (file) => {
  const text = gunzipSync(readFileSync(join('test/releases', file))).toString('utf8')
  const known = /^-- migrations: (.*)$/m.exec(text)?.[1]?.split(' ') ?? []

  test('holds invented people and is small', () => {
    expect(readFileSync(join('test/releases', file)).length).toBeLessThan(450_000)
    expect(text).toContain('insert into people.person ')
  })

  test('is brought up to this version with all its rows', async () => {
    const { at: template, admin } = inject('database')
    const at = { ...template, database: `kp_${randomBytes(6).toString('hex')}` }
    const folder = mkdtempSync(join(tmpdir(), 'kp-release-'))
    for (const name of known.filter((one) => one.endsWith('.sql'))) cpSync(join('migrations', name), join(folder, name))
    cpSync('migrations/0000_roles.sql', join(folder, '0000_roles.sql'))
    await migrate({ at, admin, folder })
    const db = await connectAdmin(admin, at.database, 'kp-test')
    await db.query(text)
    const count = async () =>
      (
        await db.query(
          'select (select count(*) from people.person) as people, (select count(*) from applications.event) as events',
        )
      ).rows[0]
    const before = await count()
    await migrate({ at, admin, folder: 'migrations' })
    expect(await count()).toEqual(before)
    expect(Number(before.people)).toBe(50)
    expect(Number(before.events)).toBeGreaterThan(50)
    await db.end()
    const root = await connectAdmin(admin, 'postgres', 'kp-test')
    await root.query(`drop database ${at.database} with (force)`)
    await root.end()
    rmSync(folder, { recursive: true })
  })
})
