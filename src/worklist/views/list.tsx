import { openStates, stateTexts } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  Details,
  EmptyState,
  Filter as FilterForm,
  Form,
  Input,
  Page,
  Pagination,
  Radios,
  Results,
  Select,
} from '../../design/index.ts'
import { protectionStaffTexts } from '../../protection/index.ts'
import type { Shown } from '../../shared/shown.ts'
import {
  addressOf,
  type Beside,
  type BulkAct,
  type ColumnName,
  columns,
  type Filter,
  lists,
  mostCounted,
  mostPages,
  perPage,
  queryOf,
  sorts,
} from '../filter.ts'
import type { SavedFilter, Page as WorkPage } from '../queries/list.ts'
import { texts } from '../texts/index.ts'
import { Rows } from './rows.tsx'

export type ListProps = {
  visit: Shown
  filter: Filter
  shown: readonly ColumnName[]
  page: WorkPage
  saved: SavedFilter[]
  courses: { id: string; title: string }[]
  acts: readonly BulkAct[]
  account: string | null
  beside: readonly Beside[]
  problems?: Record<string, string>
  status?: string | undefined
}

const Lists = ({ visit, filter, beside }: Pick<ListProps, 'visit' | 'filter' | 'beside'>) => {
  const t = texts(visit.language)
  return (
    <nav aria-label={t.title} class="places">
      <ul>
        {lists.map((list) => (
          <li>
            <a
              href={addressOf({ ...filter, lista: list, sida: 1 })}
              aria-current={filter.lista === list ? 'page' : undefined}
            >
              {t.lists[list]}
            </a>
          </li>
        ))}
        {beside.map((place) => (
          <li>
            <a href={`/${place}`}>{t.beside[place]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const StateChoices = ({ visit, filter }: ListProps) => {
  const states = stateTexts(visit.language).state
  const choices = openStates.map((state) => ({ value: state, text: states[state].staff }))
  const label = texts(visit.language).filter.states
  return <Checkboxes visit={visit} name="steg" label={label} optional values={filter.steg} choices={choices} />
}

const Looks = ({ visit, filter, shown }: ListProps) => {
  const t = texts(visit.language)
  const orders = sorts.map((sort) => ({ value: sort, text: t.filter.orders[sort] }))
  const choices = columns.map((column) => ({ value: column, text: t.columns[column] }))
  return (
    <>
      <Radios visit={visit} name="ordning" label={t.filter.order} value={filter.ordning} choices={orders} />
      <Checkboxes visit={visit} name="kolumn" label={t.filter.columns} optional values={shown} choices={choices} />
    </>
  )
}

function Choosing(props: ListProps) {
  const { visit, filter, courses } = props
  const t = texts(visit.language).filter
  const all = courses.map(({ id, title }) => ({ value: id, text: title }))
  return (
    <FilterForm visit={visit} action="/arbetslista" results="traffar" title={t.title}>
      <input type="hidden" name="lista" value={filter.lista} />
      <StateChoices {...props} />
      <Select
        visit={visit}
        name="kurs"
        label={t.course}
        optional
        empty={t.anyCourse}
        value={filter.kurs}
        options={all}
      />
      <Input visit={visit} name="start" label={t.start} hint={t.startHint} optional value={filter.start} room={8} ltr />
      <Looks {...props} />
    </FilterForm>
  )
}

function Saved({ visit, saved, filter, account, problems }: ListProps) {
  const t = texts(visit.language).saved
  return (
    <Details title={t.title}>
      {saved.length === 0 && <p>{t.none}</p>}
      <ul>
        {saved.map((one) => (
          <li>
            <a href={one.query ? `/arbetslista?${one.query}` : '/arbetslista'}>{one.name}</a>{' '}
            {one.shared && `(${t.shared})`}
            {one.account === account && (
              <Form visit={visit} of="/arbetslista/urval/bort">
                <input type="hidden" name="id" value={one.id} />
                <Button kind="plain" small about={one.name}>
                  {t.remove}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form visit={visit} of="/arbetslista/urval">
        <input type="hidden" name="urval" value={queryOf({ ...filter, sida: 1 })} />
        <Input visit={visit} name="namn" label={t.name} problem={problems?.namn} room={20} />
        <Checkboxes
          visit={visit}
          name="delad"
          label={t.share}
          asked
          optional
          choices={[{ value: 'ja', text: t.share }]}
        />
        <Button kind="secondary">{t.save}</Button>
      </Form>
    </Details>
  )
}

const Bulk = ({ visit, acts, problems }: ListProps) => {
  const t = texts(visit.language).bulk
  return (
    <>
      <Radios
        visit={visit}
        name="gor"
        label={t.title}
        problem={problems?.gor}
        inline
        choices={acts.map((act) => ({ value: act, text: t.acts[act] }))}
      />
      <ButtonGroup>
        <Button>{t.go}</Button>
      </ButtonGroup>
    </>
  )
}

function Found(props: ListProps) {
  const { visit, page, filter, shown, acts } = props
  const t = texts(visit.language)
  if (page.rows.length === 0) return <EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>
  const pages = Math.min(Math.ceil(page.count / perPage), mostPages)
  return (
    <>
      <Form visit={visit} of="/arbetslista/valda">
        <Rows visit={visit} rows={page.rows} columns={shown} choosable={acts.length > 0} />
        {acts.length > 0 && <Bulk {...props} />}
      </Form>
      <Pagination visit={visit} page={filter.sida} pages={pages} href={(sida) => addressOf({ ...filter, sida })} />
    </>
  )
}

export function ListPage(props: ListProps) {
  const { visit, filter, page, problems, status } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems} status={status}>
      <Lists visit={visit} filter={filter} beside={props.beside} />
      <Choosing {...props} />
      <Saved {...props} />
      <Results id="traffar" count={t.count(page.count, mostCounted)}>
        <Found {...props} />
      </Results>
      <ButtonGroup>
        <ButtonLink kind="secondary" icon="download" download href={addressOf(filter, '/arbetslista.csv')}>
          {t.export}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/skyddade">
          {protectionStaffTexts(visit.language).list.link}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
