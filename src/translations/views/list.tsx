import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorMessage,
  Filter as FilterForm,
  Form,
  Lead,
  NotificationBanner,
  Page,
  Pagination,
  Radios,
  Results,
  Select,
  Table,
  Tag,
} from '../../design/index.ts'
import { about, drafted } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import type { Standing } from '../entry.ts'
import { type Filter, listAddress, textAddress } from '../form.ts'
import { type Listed, perPage, readKey } from '../queue.ts'
import { texts } from '../texts/index.ts'

type Props = {
  visit: Shown
  filter: Filter
  features: string[]
  chosen: Listed[]
  left: number
  all: number
  problem?: string | undefined
}
const tones = { draft: 'wait', missing: 'stop', lapsed: 'stop', approved: 'done' } as const satisfies Record<
  Standing,
  string
>

export const StandingTag = ({ visit, standing }: { visit: Shown; standing: Standing }) => (
  <Tag tone={tones[standing]}>{texts(visit.language).standing[standing]}</Tag>
)

export const featureName = (visit: Shown, feature: string) => texts(visit.language).features[feature] ?? feature

const mayChoose = ({ entry, standing }: Listed) => standing === 'draft' && !entry.legal

const Words = ({ row, language }: { row: Listed; language: (typeof drafted)[number] }) => (
  <div lang={about[language].lang} dir={about[language].dir}>
    {row.judgement?.body ?? row.entry.draft}
  </div>
)

const Swedish = ({ row, till }: { row: Listed; till: Filter['till'] }) => (
  <a href={textAddress({ till, del: row.entry.feature, nyckel: row.entry.path })}>
    <span lang="sv" dir="ltr">
      {row.entry.swedish}
    </span>
  </a>
)

const Choose = ({ visit, row }: { visit: Shown; row: Listed }) => (
  <input
    type="checkbox"
    name="vald"
    value={readKey(row.entry)}
    aria-label={texts(visit.language).chooseOne(row.entry.swedish.slice(0, 60))}
  />
)

function Rows({ visit, filter, chosen }: Props) {
  const t = texts(visit.language)
  const rows = chosen.slice((filter.sida - 1) * perPage, filter.sida * perPage)
  const choose = { head: t.columns.choose, cell: (row: Listed) => mayChoose(row) && <Choose visit={visit} row={row} /> }
  const columns = [
    ...(rows.some(mayChoose) ? [choose] : []),
    { head: t.columns.swedish, names: true, cell: (row: Listed) => <Swedish row={row} till={filter.till} /> },
    { head: t.columns.draft, cell: (row: Listed) => <Words row={row} language={filter.till} /> },
    { head: t.columns.where, cell: ({ entry }: Listed) => featureName(visit, entry.feature) },
    {
      head: t.columns.standing,
      cell: ({ entry, standing }: Listed) => (
        <>
          <StandingTag visit={visit} standing={standing} /> {entry.legal && <Tag tone="plain">{t.legal}</Tag>}
        </>
      ),
    },
  ]
  return <Table visit={visit} id="texts" caption={t.title} asked blocks columns={columns} rows={rows} />
}

function Choosing({ visit, filter, features }: Props) {
  const t = texts(visit.language)
  const shows = (['kvar', 'klara', 'alla'] as const).map((value) => ({ value, text: t.filter.shows[value] }))
  return (
    <FilterForm visit={visit} action="/oversattningar" results="results" title={t.filter.title} open>
      <Select
        visit={visit}
        name="till"
        label={t.filter.language}
        value={filter.till}
        options={drafted.map((value) => ({ value, text: t.languages[value] }))}
      />
      <Select
        visit={visit}
        name="del"
        label={t.filter.feature}
        empty={t.filter.every}
        value={filter.del}
        options={features.map((value) => ({ value, text: featureName(visit, value) }))}
      />
      <Radios visit={visit} name="visa" label={t.filter.show} value={filter.visa} choices={shows} inline />
    </FilterForm>
  )
}

function Found(props: Props) {
  const { visit, filter, chosen, problem } = props
  const t = texts(visit.language)
  if (chosen.length === 0) return <EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>
  const pages = Math.ceil(chosen.length / perPage)
  return (
    <>
      <Form visit={visit} of="/oversattningar">
        {(['till', 'del', 'visa', 'sida'] as const).map((name) => (
          <input type="hidden" name={name} value={filter[name]} />
        ))}
        <ErrorMessage visit={visit} name="vald" problem={problem} />
        <Rows {...props} />
        {chosen.some(mayChoose) && (
          <ButtonGroup>
            <Button>{t.approveMany}</Button>
          </ButtonGroup>
        )}
      </Form>
      <Pagination visit={visit} page={filter.sida} pages={pages} href={(sida) => listAddress({ ...filter, sida })} />
    </>
  )
}

export function ListPage(props: Props) {
  const { visit, filter, chosen, left, all, problem } = props
  const t = texts(visit.language)
  const count = formatNumber(visit.language, left)
  const done = t.done[filter.klart as keyof typeof t.done]
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.title}
      problems={problem ? { vald: problem } : {}}
      status={done && <NotificationBanner title={done} />}
    >
      <Lead>{t.lead}</Lead>
      <p>
        <strong>
          {t.languages[filter.till]}: {t.leftOf(count, formatNumber(visit.language, all))}
        </strong>
      </p>
      {left > 0 && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={textAddress({ till: filter.till, del: filter.del, nyckel: '' })}>
            {t.begin}
          </ButtonLink>
        </ButtonGroup>
      )}
      <Choosing {...props} />
      <Results id="results" count={plural(visit.language, chosen.length, t.count)}>
        <Found {...props} />
      </Results>
    </Page>
  )
}
