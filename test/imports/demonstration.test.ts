import { expect, test } from 'vitest'
import { replay } from '../../src/applications/domain/history.ts'
import { openStates, seatStates, states } from '../../src/applications/index.ts'
import { readSheet } from '../../src/imports/sheet/index.ts'
import { theSite } from '../site.ts'
import { example, loadExamples, plantHomes } from './scene.ts'

// The demonstration's own files through the import, once for all tests below.

const site = await theSite({ now: '2026-11-21T12:00:00Z' })
await plantHomes(site)
const first = await loadExamples(site)
const one = async (sql: string, values: unknown[] = []) => (await site.rows(sql, values))[0]
const none = { new: 0, changed: 0 }

test('21 courses and 1,631 applications, of 1,010 men and 621 women', async () => {
  expect(first).toEqual({
    courses: { done: { courses: { ...none, new: 21, there: 0 }, rounds: { ...none, new: 99, there: 0 } } },
    applications: {
      done: { applications: { ...none, new: 1631, there: 0 }, people: { ...none, new: 1279, there: 0 } },
    },
  })
  const read = await readSheet(example('ansokningar-1631.csv'))
  if (!('value' in read)) throw new Error(read.problem)
  const sex = read.value.headers.indexOf('kon')
  const count = (word: string) => read.value.rows.filter(({ cells }) => cells[sex] === word).length
  expect([count('man'), count('kvinna')]).toEqual([1010, 621])
  expect(await one('select count(*)::int as n from courses.course where demo')).toEqual({ n: 21 })
  expect(await one('select count(*)::int as n from applications.application where demo')).toEqual({ n: 1631 })
  expect(await one('select count(*)::int as n from people.person where demo')).toEqual({ n: 1279 })
})

const tables = [
  'people.person',
  'people.person_identifier',
  'people.access',
  'courses.course',
  'courses.round',
  'courses.seat',
  'courses.price',
  'applications.sending',
  'applications.application',
  'applications.event',
  'applications.document',
  'admission.list',
  'admission.entry',
  'admission.answer',
  'participation.outcome',
]
async function digests() {
  const found = []
  for (const table of tables)
    found.push(await one(`select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t`))
  return found
}

test('the same files again change nothing', async () => {
  const before = await digests()
  const again = await loadExamples(site)
  expect(again).toEqual({
    courses: { done: { courses: { ...none, there: 21 }, rounds: { ...none, there: 99 } } },
    applications: { done: { applications: { ...none, there: 1631 }, people: { ...none, there: 1279 } } },
  })
  expect(await digests()).toEqual(before)
})

test('stand in every state in which an application can stand', async () => {
  const rows = await site.rows('select distinct state from applications.application')
  const found = new Set(rows.map(({ state }) => state))
  // A draft is not sent, and the site itself moves a yes on.
  expect(states.filter((state) => !found.has(state))).toEqual(['draft', 'accepted'])
})

test('stand where their events lead', async () => {
  const rows =
    await site.rows(`select a.id, a.state, a.holder, a.since, c.id as component, c.kind, c.state as part, c.holder as part_holder, c.since as part_since,
    (select json_agg(json_build_object('id', e.id, 'seq', e.seq, 'component', e.component, 'from', e.from_state, 'to', e.to_state, 'at', e.at, 'compensates', e.compensates, 'party', e.party) order by e.seq)
      from applications.event e where e.municipality = a.municipality and e.application = a.id) as events
    from applications.application a join applications.component c on c.municipality = a.municipality and c.id = a.leading_component`)
  expect(rows).toHaveLength(1631)
  for (const { events, kind, component, ...row } of rows) {
    const told = events.map((event: { at: string }) => ({ ...event, at: new Date(event.at) }))
    const place = replay(told, new Map([[component, kind]])).get(component)
    const { state, holder, since } = place ?? {}
    expect(row).toMatchObject({ state, holder, since, part: state, part_holder: holder, part_since: since })
  }
  expect(
    await one(
      `select count(*)::int as n from applications.event where party <> 'import' or at > '2026-11-21T12:00:00Z'`,
    ),
  ).toEqual({ n: 0 })
  expect(
    await one(
      `select count(*)::int as n from applications.event e where extract(hour from e.at at time zone 'Europe/Stockholm') not between 8 and 16`,
    ),
  ).toEqual({ n: 0 })
})

test('hold as many seats in each round as there are people who have one', async () => {
  const rows = await site.rows(
    `select r.code, r.seats, r.seats_taken, r.reserves, (select count(*)::int from courses.seat s where s.round = r.id and s.held_by is not null) as held,
      (select count(*)::int from applications.application a where a.round = r.id and a.state = any ($1)) as holding,
      (select count(*)::int from applications.application a where a.round = r.id and a.state = 'reserve') as waiting,
      (select count(*)::int from courses.seat s join applications.application a on a.leading_component = s.held_by and a.round <> r.id where s.round = r.id) as strangers
    from courses.round r order by r.code`,
    [[...seatStates]],
  )
  for (const row of rows)
    expect(row).toMatchObject({ held: row.holding, seats_taken: row.holding, reserves: row.waiting, strangers: 0 })
  expect(rows.some(({ held, seats }) => held === seats)).toBe(true)
})

test('are open to school and payers exactly as long as somebody has something to do with them', async () => {
  const rows = await site.rows(
    `select a.state, a.provider = any (a.partners) as school, cardinality(a.partners) as partners,
      (select count(*)::int from people.access x where x.municipality = a.municipality and x.about = a.id and (x.valid_to is null or x.valid_to > $1)) as openings,
      (select count(*)::int from people.access x where x.municipality = a.municipality and x.about = a.id and x.valid_to is null) as lasting,
      (select count(*)::int from people.access x where x.municipality = a.municipality and x.about = a.id) as rows,
      (select count(distinct p.organisation)::int from applications.payer p where p.municipality = a.municipality and p.application = a.id and p.kind <> 'municipality') as payers, a.since
    from applications.application a`,
    [site.clock.now],
  )
  const lasting: string[] = [...openStates, 'ongoing', 'interrupted']
  for (const row of rows) {
    expect(row.rows, row.state).toBe(row.openings)
    expect(row.openings, row.state).toBe(row.partners)
    expect(row.lasting > 0, row.state).toBe(lasting.includes(row.state))
    if (row.partners > 0) expect([row.school, row.partners]).toEqual([true, 1 + row.payers])
  }
  const closed = rows.filter(({ rows: n }) => n === 0).map(({ state }) => state)
  expect(new Set(closed)).toEqual(new Set(states.filter((state) => closed.includes(state) && !lasting.includes(state))))
  expect(closed.length).toBeGreaterThan(400)
})

test('are each on exactly one list as long as they are open', async () => {
  const rows = await site.rows(
    `select a.id, a.holder,
      (a.holder = 'applicant' and exists (select from people.person p where p.municipality = a.municipality and p.id = a.person))::int
      + (a.holder = 'home' and exists (select from organisations.organisation o where o.id = a.unit and o.municipality = a.municipality and o.receives))::int
      + (a.holder = 'provider' and exists (select from organisations.organisation o where o.id = a.provider and o.kind = 'provider')
        and a.provider = any (a.partners))::int
      + (a.holder = 'payer' and exists (select from applications.payer p where p.municipality = a.municipality and p.application = a.id and p.kind = 'af'))::int
      + (a.holder = 'system' and exists (select from organisations.organisation o where o.municipality = a.municipality and o.kind = 'board'))::int as lists
    from applications.application a where a.state = any ($1)`,
    [[...openStates]],
  )
  expect(rows.length).toBeGreaterThan(150)
  for (const row of rows) expect(row.lists, row.id).toBe(1)
  expect(new Set(rows.map(({ holder }) => holder))).toEqual(new Set(['applicant', 'home', 'provider', 'system']))
  const clocked = await one(
    `select count(*)::int as n from applications.application where due is null and state in ('submitted', 'with_home', 'completion', 'with_provider', 'assessment', 'offered', 'no_answer', 'awaiting_start')`,
  )
  expect(clocked).toEqual({ n: 0 })
})

test('have payers whose answers agree with where they stand', async () => {
  const unsaid = await site.rows(
    `select a.state, p.kind, p.funding from applications.application a join applications.payer p on p.application = a.id
    where a.state in ('offered', 'accepted', 'awaiting_start', 'ongoing', 'not_started') and p.funding not in ('not_applicable', 'statutory', 'committed')`,
  )
  expect(unsaid).toEqual([])
  const sums = await site.rows(
    'select sum(share)::int as sum from applications.payer group by component having sum(share) <> 10000',
  )
  expect(sums).toEqual([])
  const kinds = await site.rows(`select distinct kind || ' ' || funding as says from applications.payer order by 1`)
  expect(kinds.map(({ says }) => says)).toEqual([
    'af committed',
    'af ended',
    'af requested',
    'municipality committed',
    'municipality ended',
    'municipality not_applicable',
    'municipality refused',
    'municipality requested',
    'municipality statutory',
  ])
})

test('have a decision for each yes and no, and an open offer for each who is to answer', async () => {
  const missing =
    await site.rows(`select e.application from applications.event e where e.to_state in ('admitted', 'not_admitted')
    and not exists (select from applications.decision d where d.application = e.application and d.kind = 'admission' and d.decided_at = e.at)`)
  expect(missing).toEqual([])
  expect(
    await one(`select count(*)::int as open, count(*) filter (where a.state = 'offered')::int as offered from applications.offer o
      join applications.application a on a.id = o.application where o.answered_at is null`),
  ).toEqual(
    await one(
      `select count(*)::int as open, count(*)::int as offered from applications.application where state = 'offered'`,
    ),
  )
})

test('wait in the order of the criteria, then of sending, as the file says', async () => {
  const rows =
    await site.rows(`select a.import_key as key, e.place, e.line, e.placed_by is not null as placed, l.id is not null as decided
    from applications.application a left join admission.entry e on e.application = a.id left join admission.list l on l.id = e.list where a.state = 'reserve'`)
  const read = await readSheet(example('ansokningar-1631.csv'))
  if (!('value' in read)) throw new Error(read.problem)
  const [id, place] = ['id', 'reservplats'].map((name) => read.value.headers.indexOf(name)) as [number, number]
  const said = read.value.rows.filter(({ cells }) => cells[place]).map(({ cells }) => [cells[id], Number(cells[place])])
  expect(rows.map(({ key, place: at }) => [key, at]).sort()).toEqual(said.sort())
  expect(rows.every(({ placed, decided }) => placed && decided)).toBe(true)
  expect(
    await one(
      `select count(*)::int as n from admission.list l join courses.round r on r.id = l.round where r.code = 'kock-4'`,
    ),
  ).toEqual({ n: 0 })
})

test('keep what became of people after the course', async () => {
  const read = await readSheet(example('ansokningar-1631.csv'))
  if (!('value' in read)) throw new Error(read.problem)
  const place = read.value.headers.indexOf('utfall')
  const said = read.value.rows.flatMap(({ cells }) => cells[place]?.split(' ').filter(Boolean) ?? [])
  const count = (word: string) => said.filter((one) => one.startsWith(word)).length
  expect(
    await one(`select count(*)::int as all, count(*) filter (where outcome = 'work')::int as work,
      count(*) filter (where subsidised)::int as helped, count(*) filter (where outcome = 'unknown')::int as unknown from participation.outcome`),
  ).toEqual({
    all: said.length,
    work: count('work'),
    helped: said.filter((one) => one.includes('subsidised')).length,
    unknown: count('unknown'),
  })
})

test('are logged, one line a person, for the purpose of importing', async () => {
  expect(
    await one(
      `select count(*)::int as n, count(distinct person)::int as people, min(purpose) as purpose, min(role) as role from platform.entry where verb = 'import' and person is not null`,
    ),
  ).toEqual({ n: 1279, people: 1279, purpose: 'import', role: 'system' })
})
