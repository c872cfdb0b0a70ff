import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { connectApart, type DatabaseAt } from '../../src/platform/connection.ts'
import { openApart } from '../../src/platform/keys-apart.ts'

/** Invented lines of the log: so many transactions of so many lines, spread over the municipalities in turn. */
export async function plantLines(db: pg.Client, { transactions, each }: { transactions: number; each: number }) {
  const homes = ['1280', '1281', '1283', null]
  for (let at = 0; at < transactions; at++)
    await db.query(
      `insert into platform.entry (municipality, role, verb, person, about_kind, about, fields, purpose, request)
        select ($1::text[])[1 + i % ${homes.length}], 'caseworker', 'read', gen_random_uuid(), 'application', gen_random_uuid(), '{name,phone}', 'handleApplication', $2
        from generate_series(1, $3::int) i`,
      [homes, randomUUID(), each],
    )
}

/** Logged in as the role that works apart, with the keys of this run. */
export async function asApart(at: DatabaseAt, keyFolder: string, role: 'kp_seal' | 'kp_backup') {
  const apart = openApart(keyFolder)
  return { client: await connectApart(at, role, apart.passwords[role]), apart }
}
