import { describe, expect, test } from 'vitest'
import { cellAt, isProtected, protect, published, type RawCell, type RawTable, tabulate } from './index.ts'

const total = (key: string, codes: string[], sensitive = false) => ({
  key,
  sensitive,
  categories: [...codes.map((code) => ({ code })), { code: 'T', parts: codes }],
})
const rows = ['nv', 'no', 'sv']
const columns = ['yes', 'no', 'unknown']

function recordsOf(
  counts: number[][],
  more: (at: number) => Partial<RawCell> = () => ({}),
  sensitive = false,
): RawTable {
  const cells = counts.flatMap((row, at) =>
    row.map((n, column) => ({
      at: { corner: rows[at] as string, answer: columns[column] as string },
      n,
      ...more(at * 3 + column),
    })),
  )
  return {
    name: 'records',
    measure: 'count',
    dimensions: [total('corner', rows), total('answer', columns, sensitive)],
    cells,
  }
}
const table = (records: RawTable) => tabulate(records, { name: 'all', by: ['corner', 'answer'] })
const big = [
  [20, 30, 40],
  [21, 31, 41],
  [22, 32, 42],
]

function statuses(records: RawTable, tables: RawTable[] = [table(records)]): Record<string, string | number> {
  const answer = protect({ kind: 'suppression', records, tables })
  if ('refused' in answer) throw new Error(answer.refused)
  const cells = answer.tables.at(-1)?.cells ?? []
  return Object.fromEntries(cells.map(({ at, value, status }) => [`${at.corner} ${at.answer}`, value ?? status]))
}

describe('primary', () => {
  test('nothing is hidden where nothing is small', () => {
    expect(Object.values(statuses(recordsOf(big)))).not.toContain('protected')
  })
  test('a cell of one organisation is hidden however large, and another one with it', () => {
    const seen = statuses(recordsOf(big, (at) => ({ organisations: at === 4 ? 1 : 3 })))
    expect(seen['no no']).toBe('protected')
    expect(Object.values(seen).filter((one) => one === 'protected')).toHaveLength(4)
  })
  test('everybody in one answer is told of a plain question, not of a sensitive one', () => {
    const oneSided = [[0, 30, 0], ...big.slice(1)]
    expect(statuses(recordsOf(oneSided))['nv no']).toBe(30)
    expect(statuses(recordsOf(oneSided, undefined, true))['nv no']).toBe('protected')
  })
  test('a zero is shown, a group that is hidden is not shown as a zero', () => {
    const seen = statuses(recordsOf([[0, 30, 40], [3, 31, 41], ...big.slice(2)]))
    expect([seen['nv yes'], seen['no yes']]).toEqual([0, 'protected'])
  })
})

describe('money, means and shares', () => {
  const money = (largest: [number, number], records = recordsOf(big)): RawTable => ({
    ...table(records),
    name: 'money',
    measure: 'sum',
    cells: table(records).cells.map((cell) => ({ ...cell, value: 1000, largest: cell.n === 31 ? largest : [10, 20] })),
  })
  test.each([
    [[500, 800], 1000],
    [[501, 600], 'protected'],
    [[450, 801], 'protected'],
  ] as const)('a sum where the largest and the two largest are %s is %s', (largest, seen) => {
    const records = recordsOf(big)
    expect(statuses(records, [table(records), money([...largest])])['no no']).toBe(seen)
  })
  test('a sum without its largest contributors does not pass', () => {
    const bare = { ...money([1, 2]), cells: money([1, 2]).cells.map(({ largest: _, ...cell }) => cell) }
    expect(() => statuses(recordsOf(big), [bare])).toThrow('largest contributors')
  })
  const small = recordsOf([[3, 30, 40], ...big.slice(1)])
  test('a mean falls with its n', () => {
    const mean: RawTable = {
      ...table(small),
      measure: 'mean',
      cells: table(small).cells.map((cell) => ({ ...cell, value: 7.5 })),
    }
    const seen = statuses(small, [mean])
    expect([seen['nv yes'], seen['sv unknown'], seen['T T']]).toEqual(['protected', 7.5, 7.5])
    expect(Object.keys(seen).filter((at) => seen[at] === 'protected').length).toBeGreaterThanOrEqual(4)
  })
  test('a share is shown only where both its counts are', () => {
    const share = tabulate(small, { name: 'share', by: ['corner', 'answer'], measure: 'share', of: { answer: 'T' } })
    const seen = statuses(small, [share])
    expect([seen['nv yes'], seen['sv yes'], seen['T T']]).toEqual(['protected', (100 * 22) / 96, 100])
  })
  test('nobody to take a share of is not applicable', () => {
    const empty = recordsOf([[0, 0, 0], ...big.slice(1)])
    const share = tabulate(empty, { name: 'share', by: ['corner', 'answer'], measure: 'share', of: { answer: 'T' } })
    expect(statuses(empty, [share])['nv yes']).toBe('na')
  })
})

describe('the gate', () => {
  test('what is missing keeps its own sign and is in no total', () => {
    const missing = recordsOf(big, (at) => (at === 0 ? { n: null, status: 'pending' } : {}))
    const seen = statuses(missing)
    expect([seen['nv yes'], seen['nv T'], seen['no T']]).toEqual(['pending', 'missing', 93])
  })
  test('only what has passed is a protected table', () => {
    const records = recordsOf(big)
    const answer = protect({ kind: 'suppression', records, tables: [table(records)] })
    const [passed] = 'refused' in answer ? [] : answer.tables
    expect([isProtected(passed), isProtected({ ...passed }), isProtected(table(records))]).toEqual([true, false, false])
  })
  test('published counts pass unchanged, small ones too, and not without a source', () => {
    const cell = { at: { corner: 'nv' }, value: 3, status: 'ok' as const, origin: { source: 'kolada', reply: 'r1' } }
    const withheld = { ...cell, at: { corner: 'no' }, value: null, status: 'lt5' as const }
    const national = {
      name: 'n',
      measure: 'count' as const,
      dimensions: [total('corner', rows)],
      cells: [cell, withheld],
    }
    const passed = published(national)
    expect([cellAt(passed, { corner: 'nv' }), cellAt(passed, { corner: 'no' })?.status]).toMatchObject([cell, 'lt5'])
    const unsourced = { ...cell, origin: { source: 'kolada', reply: '' } }
    expect(() => published({ ...national, cells: [unsourced] })).toThrow('needs its source')
    expect(() => published({ ...national, cells: [{ ...cell, status: 'protected' }] })).toThrow('differ')
  })
  test('a table that says another number than the records is refused', () => {
    const records = recordsOf(big)
    const off = {
      ...table(records),
      cells: table(records).cells.map((cell) => (cell.n === 31 ? { ...cell, n: 32 } : cell)),
    }
    const answer = protect({ kind: 'suppression', records, tables: [off] })
    expect(answer).toEqual({ refused: 'doesNotAddUp', places: [{ corner: 'no', answer: 'no' }] })
  })
  test('more than 5,000 inner cells are refused; k is at least 3', () => {
    const many = Array.from({ length: 72 }, (_, at) => `c${at}`)
    const wide: RawTable = {
      name: 'wide',
      measure: 'count',
      dimensions: [total('a', many), total('b', many)],
      cells: [],
    }
    expect(protect({ kind: 'suppression', records: wide, tables: [] })).toEqual({ refused: 'tooManyCells', places: [] })
    expect(() => protect({ kind: 'suppression', records: recordsOf(big), tables: [], k: 2 })).toThrow('at least 3')
  })
})
