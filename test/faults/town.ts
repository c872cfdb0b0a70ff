import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { connectAdmin } from '../../src/platform/connection.ts'
import { type Keys, openKeys } from '../../src/platform/keys.ts'
import { newToken } from '../../src/platform/seal.ts'
import type { Role } from '../../src/shared/actor.ts'
import { Browser } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { type Home, look, type Running, start } from '../start/site-process.ts'

// The real program as a process, with Skåne's organisations, courses and staff, and a way to it through a socket.

export type Account = { id: string; held: string }
export type Town = {
  site: Running
  port: number
  keys: Keys
  /** Rows past all row security, on a connection that is made anew: the database comes and goes. */
  ask<Row extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
  staff: Record<'caseworker' | 'admissionOfficer' | 'rector', Account>
  /** The same folders and the same port again. Gives the milliseconds until the first page. */
  startAgain(): Promise<number>
}
export type Around = { env?: Record<string, string>; connect?: () => Promise<pg.Client> }

/** The course that law pays for the people of Bjuv, with room for all of them. */
export const round = roundSamples.few
const homeTown = homeOf('1260')

const places = {
  caseworker: homeTown.unit,
  admissionOfficer: organisations.yrkesskolan,
  rector: organisations.yrkesskolan,
} as const

export async function buildTown(home: Home, { env = {}, connect = () => look(home) }: Around = {}): Promise<Town> {
  const site = await start(home, { env })
  const db = await connect()
  await plantSkane(db)
  await plantCourses(db)
  await db.query('update courses.round set seats = 1000000 where id = $1', [round.id])
  const staff = {
    caseworker: await employ(db, 'caseworker'),
    admissionOfficer: await employ(db, 'admissionOfficer'),
    rector: await employ(db, 'rector'),
  }
  await db.end()
  const { port } = site
  const town: Town = {
    site,
    port,
    keys: openKeys(home.keys, true),
    staff,
    async ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
      const client = await connect()
      try {
        return (await client.query<Row>(sql, values)).rows
      } finally {
        await client.end().catch(() => {})
      }
    },
    async startAgain() {
      const began = performance.now()
      town.site = await start(home, { env, port })
      await (await fetch(`http://127.0.0.1:${port}/`)).text()
      return performance.now() - began
    },
  }
  return town
}

async function employ(db: pg.Client, role: keyof typeof places): Promise<Account> {
  const id = randomUUID()
  await db.query(`insert into accounts.account (id, kind, name, level, mail) values ($1, 'staff', $2, 'staff', $3)`, [
    id,
    `${role} prov`,
    `${id}@exempel.se`,
  ])
  const { rows } = await db.query(
    `insert into accounts.role_held (account, role, organisation, valid_from) values ($1, $2, $3, '2020-01-01') returning id`,
    [id, role satisfies Role, places[role]],
  )
  return { id, held: rows[0].id }
}

/** Opens a session as the door does, with the second factor just shown; gives its cookie. */
export async function sessionOf({ ask }: Town, { id, held }: Account): Promise<Record<string, string>> {
  const kp = newToken()
  await ask(`select accounts.sign_in($1, $2, $3, 'staff', 'test', false, now())`, [kp, id, held])
  return { kp }
}

/** A browser that goes through the socket. */
export const browserTo = (port: number, cookies: Record<string, string> = {}, language = 'sv'): Browser => {
  const there = {
    request: (path: string, init: RequestInit) =>
      fetch(`http://127.0.0.1:${port}${path}`, { ...init, redirect: 'manual' }),
  }
  return Object.assign(new Browser(there as never, cookies), { headers: { 'accept-language': language } })
}

/** As the administrator of a database elsewhere. */
export const connectTo = (admin: Parameters<typeof connectAdmin>[0]) => () =>
  connectAdmin(admin, 'knutpunkt', 'kp-test')

export async function untilTrue(holds: () => Promise<boolean>, seconds: number): Promise<number> {
  const began = performance.now()
  while (!(await holds().catch(() => false))) {
    if (performance.now() - began > seconds * 1000) throw new Error(`still not so after ${seconds} s`)
    await sleep(20)
  }
  return performance.now() - began
}
