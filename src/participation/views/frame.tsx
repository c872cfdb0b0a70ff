import type { RoundFacts } from '../../courses/index.ts'
import { type Children, Lead, Page, type Problems } from '../../design/index.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'

const paths = { selection: 'antagning', reserve: 'reservlista', start: 'startlista' } as const
export const startAddress = (round: string): string => `/kurstillfallen/${round}/startlista`
export const cancelAddress = (round: string): string => `/kurstillfallen/${round}/stall-in`

/** The pages of one round; the start list is here. */
const Places = ({ visit, round }: { visit: Shown; round: string }) => {
  const t = texts(visit.language).places
  return (
    <nav aria-label={t.label} class="places">
      <ul>
        {(Object.keys(paths) as (keyof typeof paths)[]).map((tab) => (
          <li>
            <a href={`/kurstillfallen/${round}/${paths[tab]}`} aria-current={tab === 'start' ? 'page' : undefined}>
              {t[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Props = {
  visit: Shown
  round: RoundFacts
  title: string
  lead: string
  back?: string
  problems?: Problems | undefined
  status?: Children
  children?: Children
}

export const RoundPage = ({ visit, round, title, lead, back, problems, status, children }: Props) => (
  <Page
    visit={visit}
    title={title}
    width="staff"
    back={back ?? `/kurstillfallen/${round.id}`}
    problems={problems}
    status={status}
  >
    <Lead>{lead}</Lead>
    <Places visit={visit} round={round.id} />
    {children}
  </Page>
)

type Named = { id: string; name: string; receipt: string }
export const nameOf = ({ name, receipt }: Pick<Named, 'name' | 'receipt'>): string => name || showReceipt(receipt)
export const Name = ({ participant }: { participant: Named }) => (
  <a href={`/ansokningar/${participant.id}`}>
    <bdi>{nameOf(participant)}</bdi>
  </a>
)

export const said = (visit: Shown, problems: Record<string, string> | undefined): Problems => {
  const known = texts(visit.language).problems as Record<string, string>
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, key]) => [field, known[key] ?? known.form ?? '']),
  )
}
