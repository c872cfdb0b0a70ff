import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { storeFile } from '../../src/platform/files/store.ts'
import { personTables } from '../../src/rights/facts/columns.ts'
import { type Applied, applied } from '../apply.ts'
import type { Browser } from '../browser.ts'
import { plain } from '../browser.ts'
import { plantOneOfEach } from '../catalogue/rows.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { unit, municipality } = homeOf('1280')
let first: Browser
let second: Browser
let old: Applied

beforeEach(async () => {
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  first = await site.staff('administrator', municipality)
  second = await site.staff('administrator', municipality)
  old = await closed()
})

/** An application that ended three years ago. */
async function closed(): Promise<Applied> {
  const one = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await site.rows(
    `update applications.application set state = 'not_admitted', holder = 'none', since = $2 where id = $1`,
    [one.first.id, '2024-01-01'],
  )
  return one
}
const count = async (table: string, where = 'true') =>
  (await site.rows(`select count(*)::int as n from ${table} where ${where}`))[0].n

const rule = { class: 'application', months: '24', action: 'destroy', legalBasis: 'arkivlagen', reference: 'N 2027/12' }
async function ruled(more: object = {}) {
  await first.press('/gallring', { ...rule, ...more }, '/gallring/regler')
  const [{ id }] = await site.rows('select id from rights.rule where approved_by is null and ended_at is null')
  return id as string
}
async function frozen() {
  const id = await ruled()
  expect((await second.press('/gallring', {}, `/gallring/regler/${id}/godkann`)).status).toBe(303)
  const answer = await first.press('/gallring', {}, `/gallring/regler/${id}/provkor`)
  return (answer.headers.get('location') ?? '').replace(/\?.*/, '')
}
const press = (browser: Browser, run: string, word: string) => browser.press(run, {}, `${run}/${word}`)
async function approved() {
  const run = await frozen()
  expect((await press(first, run, 'foresla')).status).toBe(303)
  expect((await press(second, run, 'godkann')).status).toBe(303)
  return run
}

test('two people, a frozen list and a day’s pause; then rows and files are gone and figures are left', async () => {
  const { key } = await storeFile(site.services.files, Buffer.from('betyg'))
  await site.rows(
    `insert into applications.file (municipality, application, name, kind, size, digest, stored, uploaded_at) values ('1280', $1, 'betyg.pdf', 'pdf', 5, '\\x00', $2, now())`,
    [old.first.id, key],
  )
  const younger = await applied(site, { choices: [roundSamples.svetsareAugusti.id] })
  const lines = await count('platform.entry')
  const run = await frozen()
  expect(plain(await first.text(run))).toContain('Antal 1')
  expect((await press(first, run, 'foresla')).status).toBe(303)
  expect(await first.text(run)).not.toContain(`${run}/godkann`)
  expect((await press(second, run, 'godkann')).status).toBe(303)
  site.wait(0.9)
  await site.runJobs()
  expect(await count('applications.application')).toBe(2)
  site.wait(0.2)
  await site.runJobs()
  expect(await site.rows('select id from applications.application')).toEqual([{ id: younger.first.id }])
  expect(await count('people.person')).toBe(2)
  expect(await count('applications.event', `application = '${old.first.id}'`)).toBe(0)
  expect(existsSync(join(site.services.files, key))).toBe(false)
  const officer = await site.staff('dataProtectionOfficer', municipality)
  const proof = plain(await officer.text(run))
  expect(proof).toContain('Bevis på gallring')
  expect(proof).toContain('Borttagna 1')
  expect(proof).not.toContain(old.first.receipt)
  expect(await site.rows('select year, state, n from rights.kept_count')).toEqual([
    { year: 2027, state: 'not_admitted', n: 1 },
  ])
  expect(await count('rights.run_item')).toBe(0)
  // The log is kept as the law says.
  expect(await count('platform.entry')).toBeGreaterThan(lines)
})

test('nobody approves their own proposal, and the officer approves nothing', async () => {
  const id = await ruled()
  expect(await first.text('/gallring')).not.toContain(`/gallring/regler/${id}/godkann`)
  const forged = await first.press('/gallring', {}, `/gallring/regler/${id}/slut`)
  expect(forged.status).toBe(303)
  const run = await frozen()
  await press(first, run, 'foresla')
  const officer = await site.staff('dataProtectionOfficer', municipality)
  expect(await officer.text(run)).not.toContain('<form method="post" action="/gallring')
  await expect(site.rows('update rights.run set approved_by = proposed_by, approved_at = now()')).rejects.toMatchObject(
    { code: '23514' },
  )
})

test('nothing without a decision, nothing by a rule that nobody has approved, and no rule removes the log', async () => {
  expect((await first.press('/gallring', { ...rule, reference: '' }, '/gallring/regler')).status).toBe(422)
  expect((await first.press('/gallring', { ...rule, class: 'log' }, '/gallring/regler')).status).toBe(422)
  const id = await ruled()
  expect(await first.text('/gallring')).not.toContain(`/gallring/regler/${id}/provkor`)
  const { rows } = await site.db.query('select rights.freeze_list($1, now()) as id', [id])
  expect(rows[0].id).toBeNull()
})

test.each([
  [
    'appeal',
    (a: Applied) =>
      site
        .rows(
          `insert into applications.decision (municipality, application, component, kind, outcome, decided_at, register_number) select municipality, id, leading_component, 'seat', 'no', now(), '1' from applications.application where id = $1`,
          [a.first.id],
        )
        .then(() =>
          site.rows(
            `insert into applications.appeal (municipality, application, decision, state, received_at) select municipality, application, id, 'received', now() from applications.decision`,
          ),
        ),
  ],
  [
    'request',
    (a: Applied) =>
      site.rows(
        `insert into rights.request (municipality, person, kind, unit, language, asked_at, due) values ('1280', $1, 'correction', $2, 'sv', now(), now())`,
        [a.person, unit],
      ),
  ],
  [
    'question',
    (a: Applied) =>
      site.rows(
        `insert into rights.question (municipality, person, entry, language, asked_at, due) values ('1280', $1, 1, 'sv', now(), now())`,
        [a.person],
      ),
  ],
  [
    'hold',
    (a: Applied) =>
      site.rows(
        `insert into rights.hold (municipality, person, application, reason, made_by, made_at) values ('1280', $1, $2, 'incident', $3, now())`,
        [a.person, a.first.id, randomUUID()],
      ),
  ],
])('what has an open %s is skipped and listed, also when it came after the list was frozen', async (why, open) => {
  await open(old)
  const run = await frozen()
  const [{ count: n, skipped }] = await site.rows('select count, skipped from rights.run')
  expect([n, skipped]).toEqual([0, [{ why, receipt: old.first.receipt }]])
  expect(await first.text(run)).toContain(old.first.receipt)
  const other = await closed()
  const later = await approved()
  await open(other).catch(() => undefined)
  site.wait(2)
  await site.runJobs()
  const [done] = await site.rows('select state, changed, destroyed from rights.run where id = $1', [
    later.split('/').pop(),
  ])
  expect(done).toEqual({ state: 'done', changed: 1, destroyed: 0 })
  expect(await count('applications.application')).toBe(2)
})

test('one rule for each class: a new one that is approved ends the one before, and what waits under it removes nothing', async () => {
  const run = await approved()
  const [before] = await site.rows('select id from rights.rule where ended_at is null')
  const id = await ruled({ months: '60', action: 'keep', reference: 'N 2027/30' })
  expect(plain(await second.text('/gallring'))).toContain('Godkänns den slutar regeln som gäller nu.')
  expect((await second.press('/gallring', {}, `/gallring/regler/${id}/godkann`)).status).toBe(303)
  expect(await site.rows('select id from rights.rule where ended_at is null')).toEqual([{ id }])
  const log = await site.rows(`select verb, about from platform.entry where verb = 'endRule'`)
  expect(log).toEqual([{ verb: 'endRule', about: before.id }])
  site.wait(2)
  await site.runJobs()
  expect(await count('applications.application')).toBe(1)
  expect(plain(await first.text(run))).toContain('Stoppa gallringen')
})

test('a removal that is stopped in its pause removes nothing', async () => {
  const run = await approved()
  expect((await press(first, run, 'stoppa')).status).toBe(303)
  site.wait(2)
  await site.runJobs()
  expect(await count('applications.application')).toBe(1)
  expect(await count('rights.run_item')).toBe(0)
})

test('a person goes with everything in every table, and the account with them', async () => {
  await plantOneOfEach(site.db, '1283')
  const [{ id }] = await site.rows(`select id from people.person where municipality = '1283'`)
  await site.newcomer('1283', id)
  await site.db.query('select rights.erase_application($1, id) from applications.application where municipality = $1', [
    '1283',
  ])
  await site.db.query('select rights.erase_person($1, $2)', ['1283', id])
  const left: string[] = []
  for (const table of Object.keys(personTables)) if (await count(table, `municipality = '1283'`)) left.push(table)
  // A question between two municipalities that names nobody; it is sealed and has its own end.
  expect(left.filter((table) => table !== 'moves.request' && table !== 'rights.run_item')).toEqual([])
  expect(await count('accounts.account', `person = '${id}'`)).toBe(0)
})

test('a manager holds an application back by its number', async () => {
  const manager = await site.staff('manager', unit)
  const page = '/gallring'
  expect((await manager.press(page, { receipt: 'XXXXXXXX', reason: 'incident' }, '/gallring/undantag')).status).toBe(
    422,
  )
  expect(
    (await manager.press(page, { receipt: old.first.receipt, reason: 'incident' }, '/gallring/undantag')).status,
  ).toBe(303)
  await frozen()
  expect((await site.rows('select skipped from rights.run'))[0].skipped[0].why).toBe('hold')
  const ending = /action="(\/gallring\/undantag\/[^"]*\/slut)"/.exec(await manager.text(page))?.[1] ?? ''
  expect((await manager.press(page, {}, ending)).status).toBe(303)
  expect(await count('rights.hold', 'ended_at is null')).toBe(0)
})

test('somebody who is writing an application is no longer forgotten, whenever they were last here', async () => {
  const person = randomUUID()
  await site.rows(
    `insert into people.person (municipality, id, unit, given_name, family_name, name_key, created_at) values ('1280', $1, $2, 'Prov', 'Person', '', '2020-01-01')`,
    [person, unit],
  )
  const { account } = await site.newcomer('1280', person)
  const id = await ruled({ class: 'person' })
  const due = async () =>
    (
      await site.rows(`select d.person from rights.rule r, rights.due_under(r, $2) d where r.id = $1`, [
        id,
        site.clock.now,
      ])
    ).map((row) => row.person)
  expect(await due()).toEqual([person])
  await site.rows(
    `insert into apply.draft (owner, account, started_as, sealed, created_at, saved_at, ends_at) values ('x', $1, 'applicant', 'x', now(), now(), now() + interval '30 days')`,
    [account],
  )
  expect(await due()).toEqual([])
})
