import {
  Button,
  type Column,
  Fieldset,
  Form,
  Input,
  Lead,
  Missing,
  Page,
  type Problems,
  type Shown,
  Table,
} from '../../design/index.ts'
import { nameOf } from '../domain/names.ts'
import { areaField } from '../form/offer.ts'
import type { OfferRow } from '../queries/offers.ts'
import { workAreas } from '../samples.ts'
import { texts } from '../texts/index.ts'

export type OffersProps = {
  visit: Shown
  year: number
  /** The municipality that the reader writes for. */
  code: string
  newest: OfferRow[]
  own: OfferRow[]
  problems?: Problems
  typed?: Record<string, string>
  status?: string | undefined
}

/** What was said last, to change: in the words of the form. */
function before({ own, year }: OffersProps): Record<string, string> {
  const [last] = own
  const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
  const areas = workAreas.map((area): [string, string] => {
    const share = last?.work[area]
    return [areaField(area), share === undefined ? '' : String(Math.round(share * 100))]
  })
  return {
    ...{ ar: String(year), rum: text(last?.rooms), skola: text(last?.schoolPlaces), vard: text(last?.carePlaces) },
    ...{ trappor: text(last?.accessible), kalla: '', ...Object.fromEntries(areas) },
  }
}

const Say = (props: OffersProps) => {
  const { visit, code, problems = {} } = props
  const { offers: t, new: words } = texts(visit.language).placing
  const values = props.typed ?? before(props)
  const field = (name: string) => ({ visit, name, value: values[name], problem: problems[name] })
  return (
    <>
      <h2>{t.of(nameOf(code))}</h2>
      <p>{t.unknown}</p>
      <Form visit={visit} of="/placering/utbud">
        <Input {...field('ar')} label={t.year} room={4} inputmode="numeric" />
        <Input {...field('rum')} label={t.rooms} room={4} inputmode="numeric" />
        <Input {...field('skola')} label={t.school} room={8} inputmode="numeric" />
        <Input {...field('vard')} label={t.care} room={8} inputmode="numeric" />
        <Input {...field('trappor')} label={t.accessible} room={8} inputmode="numeric" />
        <Fieldset visit={visit} name="arbete" label={t.work}>
          {workAreas.map((area) => (
            <Input
              {...field(areaField(area))}
              label={words.areas[area] ?? area}
              room={4}
              inputmode="numeric"
              after="%"
            />
          ))}
        </Fieldset>
        <Input {...field('kalla')} label={t.source} />
        <Button>{t.save}</Button>
      </Form>
    </>
  )
}

const numbers = (visit: Shown): Column<OfferRow>[] => {
  const c = texts(visit.language).placing.offers.columns
  const of = (head: string, value: (row: OfferRow) => number | null): Column<OfferRow> => ({
    head,
    numeric: true,
    cell: (row) => value(row) ?? <Missing visit={visit} />,
  })
  return [
    of(c.rooms, ({ rooms }) => rooms),
    of(c.school, ({ schoolPlaces }) => schoolPlaces),
    of(c.care, ({ carePlaces }) => carePlaces),
    of(c.accessible, ({ accessible }) => accessible),
    { head: c.edition, numeric: true, cell: ({ year, edition }) => `${year}-${edition}` },
    { head: c.from, cell: ({ from }) => from },
    { head: c.source, cell: ({ source }) => <bdi>{source}</bdi> },
  ]
}

/** /placering/utbud. */
export const OffersPage = (props: OffersProps) => {
  const { visit, year, code, newest, own, problems, status } = props
  const t = texts(visit.language).placing.offers
  const name: Column<OfferRow> = { head: t.columns.name, cell: (row) => <bdi>{nameOf(row.code)}</bdi> }
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/placering"
      width="staff"
      problems={problems}
      status={status && <p>{status}</p>}
    >
      <Lead>{t.lead}</Lead>
      <Say {...props} />
      {newest.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          visit={visit}
          id="utbud"
          caption={t.all(String(year))}
          columns={[name, ...numbers(visit)]}
          rows={newest}
        />
      )}
      {own.length > 1 && (
        <Table visit={visit} id="historik" caption={t.history(nameOf(code))} columns={numbers(visit)} rows={own} />
      )}
    </Page>
  )
}
