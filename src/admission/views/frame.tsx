import { type Children, Lead, Page, type Problems, SummaryList } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { RoundRow } from '../queries/rounds.ts'
import { texts } from '../texts/index.ts'

type Tab = 'selection' | 'reserve' | 'start'
const paths: Record<Tab, string> = { selection: 'antagning', reserve: 'reservlista', start: 'startlista' }
export const addressOf = (round: string, tab: Tab): string => `/kurstillfallen/${round}/${paths[tab]}`

/** The pages of one round, the one that is open marked. */
const Places = ({ visit, round, at }: { visit: Shown; round: string; at: Tab }) => {
  const t = texts(visit.language)
  return (
    <nav aria-label={t.facts.starts} class="places">
      <ul>
        {(Object.keys(paths) as Tab[]).map((tab) => (
          <li>
            <a href={addressOf(round, tab)} aria-current={tab === at ? 'page' : undefined}>
              {t.tabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RoundFacts({ visit, round }: { visit: Shown; round: RoundRow }) {
  const t = texts(visit.language).facts
  const day = (at: string | Date) => formatDate(visit.language, at)
  const { list, ruleSet } = round
  return (
    <SummaryList
      visit={visit}
      narrow
      rows={[
        { key: t.starts, value: day(round.starts) },
        { key: t.seats, value: t.seatsText(round.free, round.seats) },
        { key: t.entry, value: day(round.entryDate) },
        { key: t.rules, value: ruleSet ? <bdi lang="sv">{ruleSet.name}</bdi> : t.houseRules },
        { key: t.list, value: list ? t.listText(list.number, day(list.decidedAt)) : t.noList },
        { key: t.mode, value: t[round.offerMode] },
      ]}
    />
  )
}

type Props = {
  visit: Shown
  round: RoundRow
  at: Tab
  title: string
  lead: string
  problems?: Problems | undefined
  status?: Children
  children?: Children
}

/** A page about one round, for its school. */
export const RoundPage = ({ visit, round, at, title, lead, problems, status, children }: Props) => (
  <Page
    visit={visit}
    title={title}
    width="staff"
    back={`/kurstillfallen/${round.id}`}
    problems={problems}
    status={status}
    aside={<RoundFacts visit={visit} round={round} />}
  >
    <Lead>{lead}</Lead>
    <Places visit={visit} round={round.id} at={at} />
    {children}
  </Page>
)

export const said = (visit: Shown, problems: Record<string, string> | undefined): Problems => {
  const known = texts(visit.language).problems as Record<string, string>
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, key]) => [field, known[key] ?? known.form ?? '']),
  )
}
