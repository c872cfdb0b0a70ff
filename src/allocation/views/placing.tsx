import { ButtonLink, Lead, Links, Page, type Shown, Table, Tag } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { nameOf } from '../domain/names.ts'
import type { DepartReason } from '../domain/placing.ts'
import type { HouseholdRow } from '../queries/households.ts'
import { texts } from '../texts/index.ts'
import { shown } from './words.tsx'

export type Overview = {
  visit: Shown
  households: Seen<HouseholdRow>[]
  advised: ReadonlyMap<string, string | null>
  scarce: { code: string; price: number; room: number }[]
  value: number
  bound: number
  gap: number
  departures: [DepartReason, number][]
  status?: string | undefined
}

const standing = ({ decisions }: HouseholdRow) => {
  const last = decisions.at(-1)
  return last ? (last.reason ? 'departed' : 'followed') : 'waiting'
}
const tones = { waiting: 'now', followed: 'done', departed: 'plain' } as const

/** Those without a place first, then those who wait. */
const inTurn = ({ households, advised }: Overview): Seen<HouseholdRow>[] => {
  const rank = (row: HouseholdRow) => (advised.get(row.id) === null ? 0 : standing(row) === 'waiting' ? 1 : 2)
  return [...households].sort((a, b) => rank(a) - rank(b))
}

const Households = (props: Overview) => {
  const { visit, advised } = props
  const t = texts(visit.language).placing
  const advice = (row: HouseholdRow) => {
    const code = row.decisions.at(-1)?.chosen ?? advised.get(row.id)
    return code ? <bdi>{nameOf(code)}</bdi> : t.noPlace
  }
  return (
    <Table
      visit={visit}
      id="hushall"
      caption={t.caption}
      blocks
      columns={[
        { head: t.columns.reference, cell: ({ id, reference }) => <a href={`/placering/${id}`}>{reference}</a> },
        { head: t.columns.size, numeric: true, cell: ({ size }) => size },
        { head: t.columns.advice, cell: advice },
        { head: t.columns.state, cell: (row) => <Tag tone={tones[standing(row)]}>{t.state[standing(row)]}</Tag> },
      ]}
      rows={inTurn(props)}
    />
  )
}

const Scarce = ({ visit, scarce }: Overview) => {
  const t = texts(visit.language).placing
  if (scarce.length === 0) return null
  return (
    <>
      <h2>{t.scarce}</h2>
      <ul>
        {scarce.map(({ code, price, room }) => (
          <li>{t.priceRow(nameOf(code), shown(visit, price, 2), shown(visit, room))}</li>
        ))}
      </ul>
      <p class="quiet">{t.priceNote}</p>
    </>
  )
}

const Departures = ({ visit, departures }: Overview) => {
  const t = texts(visit.language).placing
  return (
    <>
      <h2>{t.departures.title}</h2>
      {departures.length === 0 ? (
        <p>{t.departures.none}</p>
      ) : (
        <Table
          visit={visit}
          id="skal"
          caption={t.departures.title}
          asked
          blocks
          columns={[
            { head: t.departures.reason, cell: ([reason]) => t.reason[reason] },
            { head: t.departures.number, numeric: true, cell: ([, number]) => number },
          ]}
          rows={departures}
        />
      )}
    </>
  )
}

export const PlacingPage = (props: Overview) => {
  const { visit, households, advised, value, bound, gap, status } = props
  const t = texts(visit.language).placing
  const without = [...advised.values()].filter((code) => code === null).length
  return (
    <Page visit={visit} title={t.title} width="staff" status={status && <p>{status}</p>}>
      <Lead>{t.lead}</Lead>
      <ButtonLink href="/placering/ny">{t.add}</ButtonLink>
      <Links links={[{ href: '/placering/utbud', text: t.offers.link }]} />
      {households.some(({ demo }) => demo) && <p>{t.demo}</p>}
      {without > 0 && <p>{t.unplacedFirst(shown(visit, without))}</p>}
      {households.length === 0 ? <p>{t.empty}</p> : <Households {...props} />}
      {advised.size > 0 && (
        <p class="quiet">
          {t.certificate(shown(visit, value, 3), shown(visit, bound, 3), `${shown(visit, gap * 100, 2)} %`)}
        </p>
      )}
      <Scarce {...props} />
      {households.some(({ decisions }) => decisions.length > 0) && <Departures {...props} />}
    </Page>
  )
}
