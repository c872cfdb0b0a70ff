import {
  Button,
  ButtonGroup,
  ButtonLink,
  Cards,
  Checkboxes,
  type Chip,
  Chips,
  Details,
  EmptyState,
  Filter,
  Input,
  Lead,
  Page,
  Pagination,
  Quiet,
  Radios,
  Results,
} from '../../design/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import type { Found } from '../domain/card.ts'
import type { Option } from '../domain/facets.ts'
import {
  addressOf,
  chosenIn,
  type Filters,
  type Many,
  noFilters,
  pageNames,
  sorts,
  without,
  wordsOfFilters,
} from '../domain/filters.ts'
import { texts } from '../texts/index.ts'
import { DrawnCard } from './cards.tsx'
import { choiceName, inOrder, isShownFor } from './choices.ts'

export type CatalogueProps = {
  visit: Shown
  filters: Filters
  found: Found
  perPage: number
  /** Name of the municipality one travels from. */
  home: string | null
}
const path = '/kurser'
const results = 'traffar'

const facetOrder: readonly Many[] = ['trade', 'municipality', 'level', 'month', 'intake', 'form', 'language', 'track']

function Facet({ visit, filters, options, facet }: { visit: Shown; filters: Filters; options: Option[]; facet: Many }) {
  const t = texts(visit.language).list
  const rows = inOrder(
    facet,
    options.filter((option) => isShownFor(filters, facet, option)),
  )
  if (rows.length === 0) return null
  const chosen = filters[facet]
  const choices = rows.map((option) => ({
    value: option.value,
    text: `${choiceName(visit, facet, option)} (${formatNumber(visit.language, option.count)})`,
  }))
  return (
    <Details
      title={chosen.length > 0 ? `${t.facet[facet]}: ${chosen.length}` : t.facet[facet]}
      open={chosen.length > 0}
    >
      <Checkboxes
        visit={visit}
        name={pageNames[facet]}
        label={t.facet[facet]}
        asked
        choices={choices}
        values={chosen}
      />
    </Details>
  )
}

function Travel({ visit, filters, found, home }: CatalogueProps) {
  const t = texts(visit.language).list
  const to = addressOf(`${path}/bor`, { ...filters, page: 1 })
  if (!filters.from || !home)
    return (
      <p>
        <a href={to}>{t.chooseHome}</a>
      </p>
    )
  const choices = [
    { value: '', text: t.anyTime },
    ...inOrder('minutes', found.counts.minutes).map(({ value, count }) => ({
      value,
      text: `${t.within(Number(value))} (${formatNumber(visit.language, count)})`,
    })),
  ]
  return (
    <Details title={t.facet.minutes} open>
      <input type="hidden" name={pageNames.from} value={filters.from} />
      <Radios
        visit={visit}
        name={pageNames.minutes}
        label={t.facet.minutes}
        asked
        hint={t.estimated}
        choices={choices}
        value={String(filters.minutes ?? '')}
      />
      <p>
        <a href={to}>{t.changeHome(home)}</a>
      </p>
    </Details>
  )
}

/** Everything else that is chosen goes along with the words. */
const Kept = ({ filters, but }: { filters: Filters; but: readonly string[] }) => (
  <>
    {wordsOfFilters({ ...filters, page: 1 }, pageNames)
      .filter(([name]) => !but.includes(name))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
  </>
)

const Search = ({ visit, filters }: CatalogueProps) => {
  const t = texts(visit.language).list
  return (
    <search aria-label={t.q}>
      <form method="get" action={path}>
        <Kept filters={filters} but={[pageNames.q]} />
        <Input visit={visit} name={pageNames.q} label={t.qLabel} hint={t.qHint} type="search" value={filters.q} />
        <Button icon="search">{t.q}</Button>
      </form>
    </search>
  )
}

function Choosing(props: CatalogueProps) {
  const { visit, filters, found } = props
  const t = texts(visit.language).list
  const options = sorts
    .filter((sort) => sort !== 'travel' || filters.from)
    .map((value) => ({ value, text: t.sorts[value] }))
  return (
    <Filter visit={visit} action={path} results={results}>
      {filters.q && <input type="hidden" name={pageNames.q} value={filters.q} />}
      <Radios visit={visit} name={pageNames.sort} label={t.sort} value={filters.sort} choices={options} />
      <Travel {...props} />
      {facetOrder.map((facet) => (
        <Facet visit={visit} filters={filters} facet={facet} options={found.counts[facet]} />
      ))}
    </Filter>
  )
}

function chipsOf({ visit, filters, found, home }: CatalogueProps): Chip[] {
  const t = texts(visit.language).list
  return chosenIn(filters).map(({ key, value }) => {
    const href = addressOf(path, without(filters, key, value))
    if (key === 'q') return { text: t.searched(value), href }
    if (key === 'from') return { text: t.from(home ?? value), href }
    if (key === 'minutes') return { text: t.within(Number(value)), href }
    const facet = key as Many
    const option = found.counts[facet].find((one) => one.value === value)
    return { text: choiceName(visit, facet, option ?? { value, name: value }), href }
  })
}

const None = ({ visit }: { visit: Shown }) => {
  const t = texts(visit.language).list
  return (
    <EmptyState title={t.none}>
      <p>{t.noneWay}</p>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={path}>
          {t.all}
        </ButtonLink>
      </ButtonGroup>
    </EmptyState>
  )
}

/** The rows, two or three of which can be ticked and compared. */
const Rows = ({ visit, found }: CatalogueProps) => {
  const today = dayOf(visit.now)
  const t = texts(visit.language).list
  return (
    <form method="get" action={`${path}/jamfor`}>
      <p>
        <Quiet>{t.compareHint}</Quiet>
      </p>
      <Cards>
        {found.cards.map((card) => (
          <DrawnCard visit={visit} card={card} today={today} />
        ))}
      </Cards>
      <Button kind="secondary">{t.compare}</Button>
    </form>
  )
}

export function CataloguePage(props: CatalogueProps) {
  const { visit, filters, found, perPage } = props
  const t = texts(visit.language).list
  const pages = Math.ceil(found.total / perPage)
  return (
    <Page visit={visit} title={t.title}>
      <Lead>{t.lead}</Lead>
      <Search {...props} />
      <Choosing {...props} />
      <Results id={results} count={plural(visit.language, found.total, t.count)}>
        <Chips visit={visit} chips={chipsOf(props)} clear={addressOf(path, noFilters)} />
        {found.cards.length === 0 ? <None visit={visit} /> : <Rows {...props} />}
        <Pagination
          visit={visit}
          page={filters.page}
          pages={pages}
          href={(page) => addressOf(path, { ...filters, page })}
        />
      </Results>
    </Page>
  )
}
