import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { holdsSeat, type State, states } from '../../src/applications/index.ts'
import { prepareFigures } from '../../src/figures/index.ts'
import { isAway } from '../../src/platform/once.ts'
import { nightly } from '../../src/start/features.ts'
import { setTheScene } from '../applications/scene.ts'
import { applied } from '../apply.ts'
import { organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { limit, randomFrom, report, rounds, seed } from './measure.ts'

const site = await theSite()
const { staff, step } = setTheScene(site)
const { few } = roundSamples
const school = organisations.yrkesskolan

// Promise 32. Days with people who apply, are admitted, offered, say yes, no or nothing, while connections are cut in the middle of
// acts (crash), jobs come twice (duplicate) or days late (delay). What must hold is looked at every evening.
const random = randomFrom(seed)
const chance = (share: number) => random() < share
const seats = 5

type Row = { id: string; person: string; municipality: string; state: State }
const standing = () =>
  site.rows('select id, person, municipality, state from applications.application order by sent_at, id') as Promise<
    Row[]
  >

/** Cuts every connection of the site while the act is under way; whoever did it tries again. */
async function crashing(act: () => Promise<unknown>): Promise<void> {
  if (!chance(0.1)) return void (await again(act))
  const cut = site.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ('kp-site', 'kp-door')`,
  )
  await Promise.allSettled([act(), cut])
  await again(act)
}

/** The pool may still give out a connection that has been cut without knowing it. */
async function again(act: () => Promise<unknown>, tries = 5): Promise<unknown> {
  try {
    return await act()
  } catch (defect) {
    if (tries === 0 || !isAway(defect)) throw defect
    await sleep(50)
    return again(act, tries - 1)
  }
}

/** Applies unless the try that was cut has done it after all: the form's own key does that for people. */
async function applyOnce(givenName: string): Promise<void> {
  const there = await site.rows('select id from people.person where given_name = $1', [givenName])
  if (there.length === 0) await applied(site, { municipality: '1260', choices: [few.id], givenName })
}

const bySchool = async (row: Row, to: State) =>
  step(await staff(to === 'assessment' ? 'admissionOfficer' : 'rector', school), row.id, { to })

async function goOn(row: Row): Promise<unknown> {
  const themselves = () => site.newcomer(row.municipality, row.person)
  switch (row.state) {
    case 'with_provider':
      await site.rows(
        `update applications.application set eligibility = 'eligible' where id = $1 and eligibility <> 'eligible'`,
        [row.id],
      )
      return bySchool(row, 'assessment')
    case 'assessment':
      return bySchool(row, chance(0.85) ? 'admitted' : 'not_admitted')
    case 'admitted':
      return (await bySchool(row, 'offered')) === 'taken' || bySchool(row, 'reserve')
    case 'offered':
      return chance(0.5) && step(await themselves(), row.id, { to: chance(0.7) ? 'accepted' : 'declined' })
    case 'accepted':
    case 'awaiting_start':
    case 'reserve':
      return chance(0.05) && step(await themselves(), row.id, { to: 'withdrawn' })
    default:
      return undefined
  }
}

/** What waits in the queue comes a second time, as after a crash between the work and its end. */
const duplicate = () =>
  site.rows(
    `select graphile_worker.add_job(t.identifier, j.payload) from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where j.run_at <= $1 and j.key is null`,
    [site.clock.now],
  )

async function day(): Promise<void> {
  if (chance(0.6)) {
    const name = `Dag${Math.trunc(random() * 1e9)}`
    await crashing(() => applyOnce(name))
  }
  for (const row of await standing()) if (chance(0.5)) await crashing(() => goOn(row))
  if (chance(0.15)) return site.wait(1) // the queue stands still today
  for (const { name } of nightly) await site.rows('select graphile_worker.add_job($1)', [name])
  if (chance(0.3)) await duplicate()
  await site.runJobs()
  site.wait(1)
}

const holding = states.filter(holdsSeat).map((state) => `'${state}'`)
/** Each question must come to nothing; all but the first three wait for a day on which the queue was empty. */
const questions: Record<string, string> = {
  'more seats held than there are': `select round from courses.seat where held_by is not null group by round having count(*) > (select seats from courses.round r where r.id = round)`,
  'a state without its event': `select a.id from applications.application a where state <> (select to_state from applications.event e
    where e.application = a.id order by seq desc limit 1)`,
  'a number missing in the events': `select application from applications.event group by application having max(seq) <> count(*)`,
  'an event twice': `select application from applications.event where compensates is null group by application, from_state, to_state, at having count(*) > 1`,
  'a clock without an owner': `select id from applications.task t where done_at is null and (holder = '' or due is null
    or not exists (select from organisations.organisation o where o.id = t.organisation))
    union all select id from applications.application where due is not null and coalesce(holder, '') = ''`,
  'a seat for nobody': `select s.held_by from courses.seat s join applications.component c on c.id = s.held_by join applications.application a
    on a.id = c.application where a.state not in (${holding})`,
  'somebody without a seat': `select c.id from applications.component c join applications.application a on a.id = c.application
    where a.state in (${holding}) and not exists (select from courses.seat s where s.held_by = c.id)`,
  'two open offers for one': `select application from applications.offer where answer is null group by application having count(*) > 1`,
  'a person who is two': `select given_name from people.person where given_name like 'Dag%' group by given_name having count(*) > 1`,
}
const published = `select id from courses.round r where id = $1 and seats_taken <> (select count(*) from courses.seat s where s.round = r.id and held_by is not null)`

async function listBroken(): Promise<string[]> {
  const found: string[] = []
  for (const [name, sql] of Object.entries(questions)) if ((await site.rows(sql)).length > 0) found.push(name)
  return [...found, ...((await site.rows(published, [few.id])).length > 0 ? ['figures that are not a recount'] : [])]
}

test(
  'days with crashes, duplicates and delays keep what must hold',
  async () => {
    await prepareFigures(site.services)
    await site.rows(
      `update courses.round set seats = $1, seats_taken = 0, starts = '2029-01-08', entry_date = '2029-01-08', ends = '2029-12-17' where id = $2`,
      [seats, few.id],
    )
    const broken: string[] = []
    const work = async (at: number) => {
      await day()
      broken.push(...(await listBroken()).map((what) => `day ${at}: ${what}`))
    }
    // So many that whatever can become of an application has begun to.
    const days = await rounds(8, work, 20)
    report({ days, broken: new Set(broken.map((line) => line.split(':')[0])).size })
    expect(broken).toEqual([])
    expect(new Set((await standing()).map(({ state }) => state)).size).toBeGreaterThan(2)
  },
  limit(120_000),
)
