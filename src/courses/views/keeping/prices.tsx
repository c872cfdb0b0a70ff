import {
  Button,
  EmptyState,
  Fieldset,
  Form,
  Lead,
  type Option,
  Page,
  type Problems,
  Table,
} from '../../../design/index.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate, formatMoney, formatPercent } from '../../../shared/texts.ts'
import { type Price, priceUnits } from '../../domain/price.ts'
import type { RoundFacts } from '../../domain/round.ts'
import { texts } from '../../texts/index.ts'
import { day } from '../words.tsx'
import { Drawn, DrawnAll, type Field, type Typed } from './fields.tsx'

type Props = {
  visit: Shown
  round: RoundFacts
  prices: readonly Price[]
  payers: Option[]
  typed: Typed
  problems: Problems
}
const rows = [1, 2, 3] as const
const path = '/kurstillfallen'

function fieldsOf(visit: Shown): Field[] {
  const { price: t, hints } = texts(visit.language).staff
  return [
    { name: 'amount', label: t.amount, as: 'number', after: 'kr' },
    {
      name: 'unit',
      label: t.unit,
      as: 'radios',
      options: priceUnits.map((value) => ({ value, text: t.units[value] })),
    },
    { name: 'tax', label: t.tax, as: 'number', after: '%' },
    { name: 'validFrom', label: t.validFrom, as: 'text', hint: hints.day },
    {
      name: 'reach',
      label: t.reach,
      as: 'radios',
      options: (['course', 'round'] as const).map((value) => ({ value, text: t.reaches[value] })),
    },
    { name: 'agreement', label: t.agreement, as: 'text', optional: true },
  ]
}

export const usualPrice: Typed = { unit: 'course', tax: '0', reach: 'course', 'payer-1': 'home', 'share-1': '100' }

const Shares = ({ visit, payers, typed, problems }: Props) => {
  const t = texts(visit.language).staff.price
  const options = [{ value: 'home', text: t.home }, ...payers]
  return (
    <Fieldset visit={visit} name="payers" label={t.payers}>
      {rows.map((row) => (
        <>
          <Drawn
            visit={visit}
            typed={typed}
            problems={problems}
            field={{ name: `payer-${row}`, label: t.payer(row), as: 'select', options, optional: row > 1 }}
          />
          <Drawn
            visit={visit}
            typed={typed}
            problems={problems}
            field={{ name: `share-${row}`, label: t.share(row), as: 'number', after: t.percent, optional: row > 1 }}
          />
        </>
      ))}
    </Fieldset>
  )
}

const List = ({ visit, prices, payers }: Props) => {
  const t = texts(visit.language).staff.price
  const nameOf = (payer: string | null) =>
    payer === null ? t.home : (payers.find(({ value }) => value === payer)?.text ?? '')
  const paid = ({ shares }: Price) =>
    shares.map(({ payer, share }) => `${nameOf(payer)} ${formatPercent(visit.language, share / 10_000)}`).join(', ')
  const columns = [
    { head: t.validFrom, cell: (price: Price) => day(visit, price.validFrom) },
    { head: t.validTo, cell: (price: Price) => (price.validTo ? day(visit, addDays(price.validTo, -1)) : t.now) },
    { head: t.amount, cell: (price: Price) => formatMoney(visit.language, price.amount), numeric: true },
    { head: t.unit, cell: (price: Price) => t.units[price.unit] },
    { head: t.reach, cell: (price: Price) => t.reaches[price.round ? 'round' : 'course'] },
    { head: t.payers, cell: paid },
    { head: t.agreement, cell: ({ agreement }: Price) => agreement },
  ]
  return <Table visit={visit} id="priser" caption={t.caption} columns={columns} rows={[...prices]} />
}

export function PricesPage(props: Props) {
  const { visit, round, prices, typed, problems } = props
  const t = texts(visit.language)
  const back = `${path}/${round.id}`
  return (
    <Page
      visit={visit}
      title={`${t.staff.price.title}: ${t.round.title(round.title, formatDate(visit.language, round.starts))}`}
      back={back}
      width="staff"
      problems={problems}
    >
      <Lead>{t.staff.price.lead}</Lead>
      {prices.length === 0 ? <EmptyState title={t.staff.price.none} /> : <List {...props} />}
      <h2>{t.staff.price.add}</h2>
      <Form visit={visit} of={`${back}/priser`}>
        <DrawnAll visit={visit} fields={fieldsOf(visit)} typed={typed} problems={problems} />
        <Shares {...props} />
        <Button>{t.staff.price.add}</Button>
      </Form>
    </Page>
  )
}
