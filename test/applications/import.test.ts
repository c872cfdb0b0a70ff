import { expect, test } from 'vitest'
import { publishUsualTimes } from '../../src/applications/acts/usual-times.ts'
import { type Imported, importApplications, seatImported } from '../../src/applications/index.ts'
import { newPeople } from '../../src/people/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { homeOf, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { setTheScene } from './scene.ts'

const site = await theSite()
setTheScene(site)
const { few, svetsareMars } = roundSamples
const bjuv = homeOf('1260')

const by: Actor = {
  account: null,
  name: '',
  role: 'system',
  level: 'none',
  organisation: null,
  reach: [],
  municipality: null,
  person: null,
  delegated: [],
}
const day = (n: number) => new Date(site.clock.now.getTime() - n * 86_400_000)
const way = (...stops: [Imported['stops'][number]['to'], number][]) => stops.map(([to, ago]) => ({ to, at: day(ago) }))

const bring = (list: { key: string; round?: string; stops: Imported['stops'] }[]) =>
  asSystem(site.services, { municipality: '1260', purpose: 'import' }, (visit) =>
    inside(visit, async (tx) => {
      const of = { municipality: '1260', unit: bjuv.unit }
      const people = await newPeople(
        tx,
        visit,
        list.map(({ key }) => ({ ...of, givenName: key })),
      )
      const rows = list.map(
        ({ key, round = few.id, stops }, index): Imported => ({
          person: people[index] as string,
          homeKnown: true,
          language: 'sv',
          channel: 'sms',
          startedAs: 'applicant',
          rank: 1,
          choice: { round, importKey: key },
          stops,
        }),
      )
      const { made, known, seats } = await importApplications(tx, visit, { ...of, by }, rows)
      const without = await seatImported(tx, { seats, rounds: rows.map(({ choice }) => choice.round) })
      return { made: made.length, known, without }
    }),
  )

const untilSchool = [
  ['submitted', 60],
  ['with_home', 60],
  ['with_provider', 52],
] as const
const course = way(
  ...untilSchool.map((stop) => [...stop] as ['submitted', number]),
  ['assessment', 50],
  ['admitted', 45],
  ['offered', 44],
  ['accepted', 40],
  ['awaiting_start', 40],
  ['ongoing', 30],
)

const brought = () =>
  site.rows(`select a.import_key as key, a.state, a.holder, a.since, a.due, cardinality(a.partners) as partners, p.funding, p.amount::int as amount,
      c.starts::text, c.ends::text, (select count(*)::int from applications.event e where e.application = a.id) as events,
      (select string_agg(d.kind || ' ' || d.outcome, ', ' order by d.decided_at) from applications.decision d where d.application = a.id) as decisions,
      exists (select from courses.seat s where s.held_by = c.id) as seat
    from applications.application a join applications.component c on c.application = a.id join applications.payer p on p.application = a.id order by key`)
const both = { decisions: 'admission yes, seat yes', seat: true, partners: 1, starts: '2027-01-30', amount: 7_560_000 }
const told = {
  done: {
    ...both,
    state: 'completed',
    holder: 'system',
    since: day(3),
    due: null,
    funding: 'ended',
    ends: '2027-02-26',
  },
  no: { state: 'not_admitted', holder: 'system', since: day(60), due: null, funding: 'statutory', ends: null },
  on: { ...both, state: 'ongoing', holder: 'provider', since: day(30), due: null, funding: 'statutory', ends: null },
}

test('a history stands as it was told: state, since, money, seat, decisions, what is open to whom', async () => {
  const done = [...course, ...way(['completed', 3])]
  const no = way(['submitted', 90], ['with_home', 90], ['with_provider', 80], ['assessment', 79], ['not_admitted', 60])
  const list = [
    { key: 'on', stops: course },
    { key: 'done', stops: done },
    { key: 'no', stops: no },
  ]
  expect(await bring(list)).toEqual({ made: 3, known: 0, without: [] })
  const closed = { decisions: 'admission no', seat: false, partners: 0, starts: null, amount: 7_560_000 }
  expect(await brought()).toEqual([
    { key: 'done', ...told.done, events: 10 },
    { key: 'no', ...told.no, ...closed, events: 5 },
    { key: 'on', ...told.on, events: 9 },
  ])
})

test('what is brought in again is there once', async () => {
  await bring([{ key: 'one', stops: course }])
  expect(
    await bring([
      { key: 'one', stops: course },
      { key: 'two', stops: course },
    ]),
  ).toMatchObject({ made: 1, known: 1 })
  expect(await site.rows('select count(*)::int as n from applications.application')).toEqual([{ n: 2 }])
})

test('a round with fewer seats than are taken is named', async () => {
  await site.rows('update courses.round set seats = 1 where id = $1', [few.id])
  expect(
    await bring([
      { key: 'one', stops: course },
      { key: 'two', stops: course },
    ]),
  ).toMatchObject({ made: 2, without: [few.id] })
})

test('how long it takes is told from five on, and says for what', async () => {
  const waited = (key: string, days: number, round: string) => ({
    key,
    round,
    stops: way(['submitted', 60], ['with_home', 60], ['with_provider', 60 - days]),
  })
  await bring([4, 5, 6, 7].map((days) => waited(`a${days}`, days, few.id)))
  await publishUsualTimes(site.services)
  expect(await site.rows('select * from applications.usual_time')).toEqual([])
  await bring([8, 9].map((days) => waited(`b${days}`, days, svetsareMars.id)))
  await bring([waited('a20', 20, few.id)])
  await publishUsualTimes(site.services)
  const rows = await site.rows(
    `select scope, course = $1 as this, home, kind, median, ninety, n from applications.usual_time where state = 'with_home' order by scope`,
    [few.course],
  )
  expect(rows).toEqual([
    { scope: 'course', this: true, home: null, kind: null, median: 6, ninety: 20, n: 5 },
    { scope: 'courseAndHome', this: true, home: '1260', kind: null, median: 6, ninety: 20, n: 5 },
    { scope: 'kind', this: null, home: null, kind: 'yrkes_sfi', median: 7, ninety: 20, n: 7 },
  ])
})

test('what is brought in has the open tasks that its state demands, and nothing that was over long ago', async () => {
  const before = way(['submitted', 60], ['with_home', 60], ['with_provider', 52])
  await bring([
    {
      key: 'start',
      stops: [
        ...before,
        ...way(['assessment', 50], ['admitted', 48], ['offered', 46], ['accepted', 45], ['awaiting_start', 45]),
      ],
    },
    { key: 'no', stops: [...before, ...way(['assessment', 50], ['not_admitted', 20])] },
    {
      key: 'long',
      stops: way(
        ['submitted', 400],
        ['with_home', 400],
        ['with_provider', 390],
        ['assessment', 388],
        ['not_admitted', 380],
      ),
    },
  ])
  const tasks =
    await site.rows(`select a.import_key as of, t.kind, t.holder, count(*)::int as n from applications.task t
    join applications.application a on a.municipality = t.municipality and a.id = t.application where t.done_at is null group by 1, 2, 3 order by 1, 3 desc`)
  expect(tasks).toEqual([
    { of: 'no', kind: 'startOrdinarySfi', holder: 'home', n: 1 },
    { of: 'start', kind: 'tickStartList', holder: 'provider', n: 3 },
    { of: 'start', kind: 'tickStartList', holder: 'manager', n: 1 },
  ])
})
