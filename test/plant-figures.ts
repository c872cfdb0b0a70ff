import type pg from 'pg'
import { families } from '../src/figures/facts/families.ts'
import { indicators } from '../src/figures/facts/indicators.ts'
import { skane, tiles } from '../src/figures/facts/map.ts'
import { plant } from './plant.ts'

const slugs = ['mottagna', 'deltagare', 'lamnat-arbete-studier', 'flyktingar-arbete']
const places = ['1280', '1281', '1287', '1290', skane]
const sexes = ['K', 'M', 'T']
/** Invented numbers with one that is hidden and one that is missing. */
function cells(reply: string, since: number) {
  return slugs.flatMap((slug, at) =>
    places.flatMap((municipality, place) =>
      ['2024', '2025'].flatMap((period) =>
        sexes.map((sex, n) => {
          const status = place === 3 && n < 2 ? 'protected' : place === 0 && at === 1 ? 'missing' : 'ok'
          const value = status === 'ok' ? 20 + at + 3 * place + n + (period === '2025' ? 2 : 0) : null
          return { slug, edition: 1, municipality, period, sex, since, value, status, marks: ['demo'], reply }
        }),
      ),
    ),
  )
}

/** One release of figures, small: enough for each page to have something on it. After `plantSkane`. */
export async function plantFigures(db: pg.Client): Promise<void> {
  const reply = '33333333-3333-4333-8333-333333333333'
  const at = '2027-02-01T07:00:00Z'
  await plant(db, 'figures.family', families)
  await plant(db, 'figures.indicator', indicators)
  await plant(db, 'figures.source_reply', [
    {
      id: reply,
      connector: 'demo',
      kind: 'demo',
      url: '',
      request: {},
      headers: {},
      fetchedAt: at,
      sha256: 'a'.repeat(64),
      bytes: 0,
      parser: 1,
      state: 'imported',
      problem: '',
      rows: 0,
      warnings: [],
      version: 1,
    },
  ])
  await db.query(
    `insert into figures.release (name, stage, planned_for, published_at, sha256, demo, made_at)
     select '2027-02', 'published', '2027-02-01', $1, repeat('a', 64), true, $1 where not exists (select from figures.release)`,
    [at],
  )
  const { rows } = await db.query<{ seq: number }>('select max(seq) as seq from figures.release')
  await plant(db, 'figures.observation', cells(reply, rows[0]?.seq ?? 1))
  await plant(
    db,
    'figures.tile',
    tiles.map(([municipality, row, col]) => ({ region: skane, municipality, row, col })),
  )
}
