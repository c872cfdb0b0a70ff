import type pg from 'pg'
import type { Seal } from '../../src/platform/sealing/stored.ts'

// What somebody who has the whole database in hand could do to the log. Each takes a sealed batch and does one thing to it.

type Random = () => number
type Tamper = { name: string; finds: RegExp; run(db: pg.Client, batch: Seal, random: Random): Promise<unknown> }

const within = ({ chain, era, first, last }: Seal) =>
  `coalesce(municipality, '-') = '${chain}' and seq between ${first} and ${last} and ${era} = 1`
const one = (batch: Seal, random: Random) =>
  `(select seq from platform.entry where ${within(batch)} order by seq offset ${Math.floor(random() * batch.lines)} limit 1)`

const changes = [
  `verb = 'write'`,
  `role = 'manager'`,
  `person = gen_random_uuid()`,
  `account = gen_random_uuid()`,
  `organisation = gen_random_uuid()`,
  `about = gen_random_uuid()`,
  `about_kind = 'note'`,
  `fields = '{name}'`,
  `purpose = 'export'`,
  `ground = 'law'`,
  `request = gen_random_uuid()`,
  `at = at - interval '1 microsecond'`,
  `show_after = now()`,
]

export const tampers: Tamper[] = [
  {
    name: 'a changed line',
    finds: /^lines$/,
    run: (db, batch, random) =>
      db.query(
        `update platform.entry set ${changes[Math.floor(random() * changes.length)]} where seq = ${one(batch, random)}`,
      ),
  },
  {
    name: 'a deleted line',
    finds: /^lines$/,
    run: (db, batch, random) => db.query(`delete from platform.entry where seq = ${one(batch, random)}`),
  },
  {
    name: 'a line that was put in afterwards',
    finds: /^lines$/,
    run: (db, batch, random) =>
      db.query(`insert into platform.entry (xid, municipality, role, verb, person)
        select xid, municipality, role, verb, gen_random_uuid() from platform.entry where seq = ${one(batch, random)}`),
  },
  {
    name: 'two lines that changed places',
    finds: /^lines$/,
    run: (db, batch) =>
      db.query(`with two as (select seq, person, lead(person) over w as after, first_value(person) over (order by seq desc) as round,
          row_number() over w as n from platform.entry where ${within(batch)} window w as (order by seq))
        update platform.entry e set person = coalesce(two.after, (select person from two where n = 1)) from two where e.seq = two.seq`),
  },
  {
    name: 'the end of a batch cut off',
    finds: /^lines$/,
    run: (db, batch, random) =>
      db.query(`delete from platform.entry where ${within(batch)} and seq >= ${one(batch, random)}`),
  },
  {
    name: 'a seal of somebody else',
    finds: /^signature$/,
    run: (db, { chain, number }) =>
      db.query(
        `update platform.seal set signature = decode(repeat('5a', 64), 'hex') where chain = $1 and number = $2`,
        [chain, number],
      ),
  },
]

/** Small, and the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39)
    mixed ^= mixed >>> 16
    return (mixed >>> 0) / 2 ** 32
  }
}
