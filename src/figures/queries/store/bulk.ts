import { clientOf, type Tx } from '../../../platform/visit.ts'
import type { Cell } from '../../cell.ts'

/** A statement of this many rows is some megabytes. */
const atOnce = 50_000

const columns = [
  'slug',
  'edition',
  'municipality',
  'period',
  'sex',
  'value',
  'numerator',
  'denominator',
  'status',
] as const
const types = ['text', 'int', 'text', 'text', 'text', 'float8', 'float8', 'float8', 'text']
const arrays = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')
const places = [...columns, 'marks'].join(', ')
/** Lists of lists do not unnest evenly: marks travel as one text, `prel demo`. */
const chosen = `${columns.join(', ')}, coalesce(string_to_array(nullif(marks, ''), ' '), '{}')`
const from = `from unnest(${arrays}, $10::text[]) as c(${places})`

async function write(tx: Tx, text: string, cells: readonly Cell[], more: readonly unknown[]): Promise<void> {
  for (let first = 0; first < cells.length; first += atOnce) {
    const part = cells.slice(first, first + atOnce)
    const values = columns.map((column) => part.map((cell) => cell[column]))
    await clientOf(tx).query(text, [...values, part.map(({ marks }) => marks.join(' ')), ...more])
  }
}

export const insertWaiting = (tx: Tx, reply: string, cells: readonly Cell[]) =>
  write(tx, `insert into figures.waiting (reply, ${places}) select $11::uuid, ${chosen} ${from}`, cells, [reply])

/** Straight into a release that is being made: for the first one alone. */
export const insertObserved = (tx: Tx, of: { release: number; reply: string }, cells: readonly Cell[]) =>
  write(
    tx,
    `insert into figures.observation (since, reply, ${places}) select $11::int, $12::uuid, ${chosen} ${from} on conflict do nothing`,
    cells,
    [of.release, of.reply],
  )
