import type { Visit } from '../../platform/visit.ts'
import type { Grade } from '../protection.ts'

export type Identity = {
  municipality: string
  person: string
  code: string
  grade: Grade
  key: Buffer
  sealed: Buffer
  since: Date
  version: number
  /** Where the reader is named; null while the glass is broken. */
  organisation: string | null
  home: boolean
  openUntil: Date | null
}

const identity = {
  name: 'vault-identity',
  text: `select i.municipality, i.person, i.code, i.grade, i.key, i.sealed, i.since, i.version, h.organisation, coalesce(h.home, false) as home,
      (select max(g.ends_at) from protection.glass g where g.municipality = i.municipality and g.person = i.person and g.account = ctx.account()) as "openUntil"
    from vault.identity i left join protection.handler h on h.municipality = i.municipality and h.person = i.person and h.account = ctx.account() and h.valid_to is null
    where i.person = $1 order by i.since limit 1`,
}

/**
 * The only reading of the vault: on a connection of its own role, in the reader's own session, and PostgreSQL opens what that session is
 * named for. Whoever has it open is signed out after a quarter of an hour of silence.
 */
export async function findIdentity({ services, session, now }: Visit, person: string): Promise<Identity | undefined> {
  const client = await services.vault.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [session])
    const { rows } = await client.query<Identity>({ ...identity, values: [person] })
    const [found] = rows.filter(({ organisation, openUntil }) => organisation || (openUntil && openUntil > now))
    if (found) await client.query('select ctx.shorten_idle()')
    await client.query('commit')
    client.release()
    return found
  } catch (defect) {
    client.release(true)
    throw defect
  }
}

type Own = Pick<Identity, 'municipality' | 'person' | 'code' | 'grade' | 'key' | 'sealed' | 'since'>
/** What the vault holds about the reader themselves, one row for each municipality. */
export async function listOwnIdentities({ services, session }: Visit): Promise<Own[]> {
  const client = await services.vault.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [session])
    const { rows } = await client.query<Own>(
      'select municipality, person, code, grade, key, sealed, since from vault.identity where person = ctx.person()',
    )
    await client.query('commit')
    client.release()
    return rows
  } catch (defect) {
    client.release(true)
    throw defect
  }
}
