import { describe, expect, it } from 'vitest'
import { aVisit, heard, markup } from '../samples.ts'
import { Chips, Filter, Results } from './filter.tsx'
import { Pagination, shownPages } from './pagination.tsx'
import { SummaryList } from './summary-list.tsx'
import { type Column, Table } from './table.tsx'
import { TaskList } from './task-list.tsx'

const visit = aVisit()
type Row = { place: string; sent: number }
const columns: Column<Row>[] = [
  { head: 'Kommun', cell: (row) => row.place, sort: { href: '?ordning=kommun', order: 'ascending' } },
  { head: 'Skickade', cell: (row) => row.sent, numeric: true, sort: { href: '?ordning=skickade', order: null } },
]
const rows = [{ place: 'Lund', sent: 214 }]
const table = (more: object = {}) =>
  markup(<Table visit={visit} id="t" caption="Ansökningar" columns={columns} rows={rows} {...more} />)

describe('a table', () => {
  it('has a caption and says which cell belongs to which head', () => {
    expect(table()).toContain('<caption id="t-caption"><span>Ansökningar</span></caption>')
    expect(table().match(/<th scope="col"/g)).toHaveLength(2)
    expect(table()).toContain('<th scope="row">Lund</th>')
    expect(table()).toContain('<td class="numeric">214</td>')
  })

  it('is sorted by links that say their order', () => {
    expect(table().match(/aria-sort="ascending"/g)).toHaveLength(1)
    expect(table()).toMatch(/href="\?ordning=kommun"><span class="hidden">Sortera efter Kommun<\/span>/)
  })

  it('scrolls in a region that can be reached by keyboard, or becomes blocks', () => {
    expect(table()).toContain('<section class="scroll" aria-labelledby="t-caption" tabindex="0">')
    expect(table({ blocks: true })).toMatch(/^<table class="table blocks">/)
    expect(table({ blocks: true })).toContain('<td class="numeric" data-head="Skickade">214</td>')
  })

  it('ends with its sums', () => {
    expect(table({ sums: ['Summa', 214], blocks: true })).toMatch(
      /<tfoot><tr><th scope="row">Summa<\/th><td class="numeric" data-head="Skickade">214/,
    )
  })
})

describe('pages of a list', () => {
  it('show the ends, this one and its neighbours, and fill a gap of one', () => {
    expect(shownPages(6, 33)).toEqual([1, 0, 5, 6, 7, 0, 33])
    expect(shownPages(1, 3)).toEqual([1, 2, 3])
    expect(shownPages(4, 6)).toEqual([1, 2, 3, 4, 5, 6])
    expect(shownPages(33, 33)).toEqual([1, 0, 32, 33])
  })

  it('mark where one is and lead to the next', () => {
    const pages = markup(<Pagination visit={visit} page={2} pages={3} href={(page) => `?sida=${page}`} />)
    expect(pages).toContain('aria-label="Sida 2" aria-current="page"')
    expect(pages).toContain('<a href="?sida=3" rel="next">')
    expect(pages).toContain('<a href="?sida=1" rel="prev">')
  })

  it('are not there for one page', () => {
    expect(markup(<Pagination visit={visit} page={1} pages={1} href={String} />)).toBe('')
  })
})

describe('a filter', () => {
  it('is a form of its own address that knows its results', () => {
    const filter = markup(<Filter visit={visit} action="/kurser" results="found" />)
    expect(filter).toContain('<kp-filter data-results="found">')
    expect(filter).toContain('<form method="get" action="/kurser">')
    expect(heard(filter)).toContain('Visa träffar')
    expect(markup(<Results id="found" count="2 kurser" />)).toMatch(/<div id="found".*data-count="true"|data-count/)
  })

  it('shows what is chosen, each with its way out', () => {
    const chips = markup(<Chips visit={visit} chips={[{ text: 'Lund', href: '/kurser' }]} clear="/kurser" />)
    expect(chips).toContain('<span class="hidden">Ta bort Lund</span>')
    expect(heard(chips)).toMatch(/Rensa$/)
    expect(markup(<Chips visit={visit} chips={[]} clear="/" />)).toBe('')
  })
})

describe('a summary list', () => {
  it('says what each link changes', () => {
    const rows = [{ key: 'Telefon', value: '070', change: { href: '/ansok/1/telefon', what: 'telefon' } }]
    const list = markup(<SummaryList visit={visit} rows={rows} />)
    expect(list).toContain('<dt>Telefon</dt><dd>070</dd>')
    expect(list).toContain('<a href="/ansok/1/telefon">Ändra<span class="hidden"> telefon</span></a>')
  })
})

describe('a task list', () => {
  it('describes each task by its state, and whom it waits for', () => {
    const list = markup(
      <TaskList
        visit={visit}
        tasks={[
          { id: 'a', text: 'Om dig', href: '/a', state: 'done' },
          { id: 'b', text: 'Intyg', state: { waitsFor: 'skolan' } },
        ]}
      />,
    )
    expect(list).toContain('<a href="/a" aria-describedby="a-state">Om dig</a>')
    expect(heard(list)).toBe('Om dig Klar Intyg Väntar på skolan')
  })
})
