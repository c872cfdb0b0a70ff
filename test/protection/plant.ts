import { hashIdentifier, sealIdentifier } from '../../src/people/index.ts'
import { makeToken } from '../../src/platform/token.ts'
import { type Applied, applied } from '../apply.ts'
import { Browser } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

/** A word that stands in every field of the one who becomes protected, and nowhere else. */
export const canary = 'Kanariefagelgomd'
export const number = '199001019802'
export const { unit } = homeOf('1280')

/** Somebody of Malmö with the word in every field that anybody can write in, and an account of their own. */
export async function plantHidden(site: TestSite): Promise<Applied> {
  await plantSkane(site.db)
  await plantCourses(site.db)
  const choices = [{ round: roundSamples.svetsareMars.id, wish: canary }]
  const made = await applied(site, { choices, givenName: canary })
  const of = [made.municipality, made.person]
  const one = [made.municipality, made.first.id]
  await site.rows(
    `update people.person set family_name = $3, name_key = lower($3), phone = $3, mail = $3 || '@exempel.se' where municipality = $1 and id = $2`,
    [...of, canary],
  )
  const value = { kind: 'personnummer', value: number } as const
  const { keys } = site.services
  await site.rows(
    `insert into people.person_identifier (municipality, person, kind, sealed, hmac, source) values ($1, $2, 'personnummer', $3, $4, 'stated')`,
    [
      ...of,
      sealIdentifier(keys, { municipality: made.municipality, person: made.person }, value),
      hashIdentifier(keys, made.municipality, value),
    ],
  )
  await site.rows(
    `insert into applications.message (municipality, application, from_party, to_party, text, language, at) values ($1, $2, 'applicant', 'home', $3, 'sv', now())`,
    [...one, canary],
  )
  await site.rows(
    `insert into applications.file (municipality, application, name, kind, size, digest, stored, uploaded_at) values ($1, $2, $3 || '.pdf', 'application/pdf', 1, '', 'x', now())`,
    [...one, canary],
  )
  await site.rows(
    `insert into applications.appointment (municipality, application, kind, starts_at, minutes, place) values ($1, $2, 'interview', now(), 30, $3)`,
    [...one, canary],
  )
  await site.rows(`update applications.event set note = $3 where municipality = $1 and application = $2`, [
    ...one,
    canary,
  ])
  await site.rows(`update applications.payer set reason = $3 where municipality = $1 and application = $2`, [
    ...one,
    canary,
  ])
  const consent = `insert into people.consent (municipality, person, kind, text_version, language, channel, given_at) values ($1, $2, 'S1', '1', 'sv', 'desk', now())`
  await site.rows(consent, of)
  return made
}

export type Cast = {
  decider: Browser & { account: string }
  worker: Browser & { account: string }
  outsider: Browser & { account: string }
}
/** Two who will be named, and one in the same unit who will not. */
export async function castOf(site: TestSite): Promise<Cast> {
  return {
    decider: await site.staff('decisionMaker', unit, { name: 'Dilba Beslutar' }),
    worker: await site.staff('caseworker', unit, { name: 'Vera Handlägger' }),
    outsider: await site.staff('caseworker', unit, { name: 'Ulla Utanför' }),
  }
}

/** As it is done: on the page, by the decision maker, with reason and two named. */
export async function protect(person: string, { decider, worker }: Cast, grade = 'marked'): Promise<Response> {
  const page = `/personer/${person}/skydd`
  const fields = { grade, reason: `Beslut ${canary}`, named: [decider.account, worker.account] }
  return decider.press(page, fields, page)
}

export const school = organisations.yrkesskolan

/** A page without what is sealed anew each time: keys of forms, and what an open page asks by. */
export const without = (body: string): string => body.replace(/name="_(key|csrf)" value="[^"]*"|data-ask="[^"]*"/g, '')

/** Not a single row about somebody is left, as if they had never been. */
export async function forget(site: TestSite, { municipality, person }: Applied): Promise<void> {
  const tables = await site.rows(`select format('%I.%I', n.nspname, c.relname) as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in ('municipality', 'person', 'application', 'id', 'sending')) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public')`)
  const has = (columns: string[], ...names: string[]) => names.every((name) => columns.includes(name))
  const applications = 'select id from applications.application where municipality = $1 and person = $2'
  await site.db.query('set session_replication_role = replica')
  for (const { name, columns } of tables)
    if (has(columns, 'municipality', 'application'))
      await site.rows(`delete from ${name} where municipality = $1 and application in (${applications})`, [
        municipality,
        person,
      ])
  for (const { name, columns } of tables)
    if (has(columns, 'municipality', 'person') && name !== 'platform.entry' && name !== 'ctx.session')
      await site.rows(`delete from ${name} where municipality = $1 and person = $2`, [municipality, person])
  await site.rows('delete from people.person where municipality = $1 and id = $2', [municipality, person])
  await site.db.query('set session_replication_role = origin')
}

/** Systems of the home board and of the school, with tokens of their own. */
export async function systems(site: TestSite): Promise<[string, Browser][]> {
  const made: [string, Browser][] = []
  const of = { coordinator: homeOf('1280').board, admissionOfficer: school }
  for (const [role, organisation] of Object.entries(of)) {
    const { token, digest } = makeToken()
    const { account } = await site.staff('administrator', organisation)
    await site.rows(
      `insert into accounts.token (organisation, role, name, digest, made_by, ends_on) values ($1, $2, 'System', $3, $4, '2099-01-01')`,
      [organisation, role, digest, account],
    )
    const browser = new Browser(site.site)
    made.push([`token ${role}`, Object.assign(browser, { headers: { authorization: `Bearer ${token}` } })])
  }
  return made
}
