import { type Children, Details, Lead, Links, Page, type Shown, type Spoken, Table } from '../../design/index.ts'
import type { Year } from '../queries/numbers.ts'
import type { StoredRule } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { shown, weightName } from './words.tsx'

const number = (visit: Spoken, value: number | null): Children => (value === null ? '–' : shown(visit, value))

const Years = ({ visit, years }: { visit: Shown; years: Year[] }) => {
  const t = texts(visit.language)
  return (
    <Table
      visit={visit}
      id="ar"
      caption={t.years}
      blocks
      columns={[
        { head: t.year, cell: ({ year }) => <a href={`/fordelning/${year}`}>{year}</a> },
        { head: t.lanstal, numeric: true, cell: ({ lanstal }) => number(visit, lanstal) },
        { head: t.versions, numeric: true, cell: ({ versions }) => versions },
        { head: t.decidedFor, numeric: true, cell: ({ decided }) => decided },
        { head: t.receivedFor, numeric: true, cell: ({ received }) => received },
      ]}
      rows={years}
    />
  )
}

const History = ({ visit, rules }: { visit: Shown; rules: StoredRule[] }) => {
  const t = texts(visit.language).history
  return (
    <Details title={t.title}>
      <p>{t.lead}</p>
      <ul>
        {rules.map(({ name, weights }) => (
          <li>
            <bdi lang="sv">{name}</bdi>:{' '}
            {weights.map(({ criterion, weight }) => `${weightName(visit, criterion)} ${weight}`).join(', ')}
          </li>
        ))}
      </ul>
    </Details>
  )
}

type Props = { visit: Shown; years: Year[]; history: StoredRule[]; officer: boolean }
export const HomePage = ({ visit, years, history, officer }: Props) => {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} back="/">
      <Lead>{t.lead}</Lead>
      {officer && <Links links={[{ href: '/fordelning/arbete', text: t.staff.title }]} />}
      <h2>{t.chain.title}</h2>
      <ol>
        {t.chain.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>{t.chain.note}</p>
      {years.length > 0 ? <Years visit={visit} years={years} /> : <p>{t.nothing}</p>}
      {history.length > 0 && <History visit={visit} rules={history} />}
      <Links links={[{ href: '/prognos', text: t.pages.forecast }]} />
    </Page>
  )
}
