import type pg from 'pg'
import { courseSamples, priceSamples, roundSamples } from '../src/courses/samples.ts'
import {
  besideTheTree,
  cooperationAreas,
  cooperationMembers,
  cornerMembers,
  homeDelegations,
  sampleProviders,
  schoolDelegations,
  skane,
} from '../src/organisations/samples.ts'

export { courseSamples, roundSamples } from '../src/courses/samples.ts'
export { homeOf, namedId, organisations } from '../src/organisations/samples.ts'

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Rows past all row security; keys in camel case are columns in snake case. What stands there already stays. */
export async function plant(db: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map((name) => `"${snake(name)}"`)
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])))
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(named)],
  )
}

/** Skåne with boards, units, corners, areas and delegations; two schools and Arbetsförmedlingen. Named by `organisations`. */
export async function plantSkane(db: pg.Client): Promise<void> {
  await plant(db, 'organisations.organisation', [...skane, ...sampleProviders, ...besideTheTree])
  await plant(db, 'organisations.corner_member', cornerMembers)
  await plant(db, 'organisations.cooperation_area', cooperationAreas)
  await plant(db, 'organisations.cooperation_member', cooperationMembers)
  await plant(db, 'organisations.delegation', [
    ...homeDelegations,
    ...sampleProviders.flatMap(({ id }) => schoolDelegations(id)),
  ])
}

/** Four courses with seven rounds, their seats and prices, beside the schools of `plantSkane`. Named by the samples of courses. */
export async function plantCourses(db: pg.Client): Promise<void> {
  await plant(db, 'courses.course', Object.values(courseSamples))
  await plant(db, 'courses.round', Object.values(roundSamples))
  await plant(
    db,
    'courses.price',
    priceSamples.map(({ shares: _, ...price }) => price),
  )
  await plant(
    db,
    'courses.price_share',
    priceSamples.flatMap(({ id, shares }) => shares.map((share) => ({ price: id, ...share }))),
  )
}
