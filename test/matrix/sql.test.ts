import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import type { Relation } from '../../src/shared/relation.ts'
import { theSite } from '../site.ts'
import { type Name, people, standings, theWorld, type World, walkers } from './world.ts'

// The second lock by itself: SQL as kp_app with the session's token, past every check of the site.
const site = await theSite()
let world: World
let tables: { name: string; key: string }[]
beforeAll(async () => {
  world = await theWorld(site)
  tables = await site.rows(`select format('%I.%I', n.nspname, c.relname) as name,
      case when c.relname = 'person' then 'id' when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person') then 'person' else 'application' end as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'ctx', 'accounts')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality' and a.attnotnull)
      and (c.relname = 'person' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person', 'application') and a.attnotnull))
      and has_table_privilege('kp_app', c.oid, 'select') order by 1`)
})

/** Whom the database itself lets each role see, typed from the design. */
const seen: Partial<Record<Role, Relation[]>> = {
  newcomer: ['own'],
  caseworker: ['responsible'],
  decisionMaker: ['responsible'],
  coordinator: ['responsible'],
  manager: ['responsible'],
  studyCounsellor: ['responsible'],
  sfiTeacher: ['responsible'],
  admissionOfficer: ['partner'],
  rector: ['partner'],
  payer: ['partner'],
}

/** What is said round applications, read through them (0099). */
const talk = { name: 'applications.talk', key: 'application' }
/** What is read together with its application, by who may see the application (0097). */
const throughOne = ['applications.whole', '(select id as person from applications.around)']

async function namesIn(table: { name: string; key: string }, token: string): Promise<Name[]> {
  const client = await site.services.app.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [token])
    const { rows } = await client.query(`select distinct ${table.key} as id from ${table.name} t`)
    await client.query('commit')
    const ids = new Set(rows.map(({ id }) => id))
    return people.filter((name) => ids.has(world.canaries[name].person) || ids.has(world.canaries[name].first.id))
  } finally {
    client.release()
  }
}

test('there are person tables to ask', () => expect(tables.length).toBeGreaterThan(15))

describe.each(walkers)('%s', (role) => {
  test('reads from no table more than the design gives', async () => {
    const browser = await world.signIn(role)
    const token = browser.cookies.get('kp') ?? 'a'.repeat(43)
    const may = people.filter((name) => seen[role]?.includes(standings[role]?.[name] as Relation))
    const wrong: string[] = []
    for (const table of [...tables, talk]) {
      const names = await namesIn(table, token)
      const tooMany = names.filter((name) => !may.includes(name))
      if (tooMany.length > 0) wrong.push(`${table.name}: ${tooMany}`)
      if (table.name === 'applications.application') expect(names).toEqual(may)
    }
    for (const name of throughOne) expect(await namesIn({ name, key: 'person' }, token)).toEqual(may)
    expect(wrong).toEqual([])
  })

  test('writes to nobody else', async () => {
    const browser = await world.signIn(role)
    const client = await site.services.app.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.sess', $1, true)`, [browser.cookies.get('kp') ?? 'a'.repeat(43)])
      for (const name of people.filter((one) => !seen[role]?.includes(standings[role]?.[one] as Relation))) {
        const { rowCount } = await client.query('update applications.application set rank = rank where person = $1', [
          world.canaries[name].person,
        ])
        expect(rowCount).toBe(0)
        const person = await client.query('update people.person set mail = mail where id = $1', [
          world.canaries[name].person,
        ])
        expect(person.rowCount).toBe(0)
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
