import { ButtonGroup, ButtonLink, type Children, EmptyState, InsetText, Lead, Page, Table } from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { intakeOn } from '../domain/intake.ts'
import type { RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'
import { RoundTags, roundAddress, whereOf } from './rounds.tsx'
import { day, InOwnWords, levelOf, supportOf, WhyNot, Written, waitOf, wordsIn } from './words.tsx'

type Props = { visit: Shown; rounds: readonly RoundFacts[]; today: Day; tooMany: boolean; back: string }
type Line = { what: string; of: (round: RoundFacts) => Children }

function linesOf({ visit, today }: Props): Line[] {
  const t = texts(visit.language)
  const swedish = (text: string) => <InOwnWords visit={visit} text={text} own={false} />
  const list = (items: RoundFacts['documents']) =>
    items.map(({ text }) => (
      <div>
        <Written visit={visit} text={text} />
      </div>
    ))
  return [
    {
      what: t.compare.apply,
      of: (round) => (
        <>
          <p class="tags">
            <RoundTags visit={visit} round={round} today={today} />
          </p>
          {intakeOn(round, today) !== 'open' && <WhyNot visit={visit} round={round} today={today} />}
        </>
      ),
    },
    { what: t.card.start, of: ({ starts }) => day(visit, starts) },
    { what: t.compare.entry, of: ({ entryDate }) => day(visit, entryDate) },
    { what: t.card.place, of: (round) => <bdi>{whereOf(round)}</bdi> },
    { what: t.card.pace, of: ({ hoursPerWeek }) => t.hours(hoursPerWeek) },
    { what: t.compare.form, of: ({ form }) => t.form[form] },
    { what: t.card.level, of: (round) => levelOf(visit, round) },
    { what: t.course.need, of: ({ prerequisites }) => list(prerequisites) },
    { what: t.course.support, of: ({ languageSupport }) => supportOf(visit, languageSupport) },
    { what: t.compare.certificate, of: ({ certificate }) => swedish(certificate) },
    { what: t.card.wait, of: ({ usualDays }) => waitOf(visit, usualDays) },
    { what: t.card.school, of: ({ providerName }) => swedish(providerName) },
  ]
}

const Heading = ({ visit, round }: { visit: Shown; round: RoundFacts }) => {
  const { title, own } = wordsIn(visit, round)
  return (
    <a href={roundAddress(round)}>
      <InOwnWords visit={visit} text={title} own={own} />
    </a>
  )
}

/** Two or three starts as columns, what one chooses by as rows. */
const Compared = (props: Props) => {
  const { visit, rounds } = props
  const t = texts(visit.language).compare
  const columns = [
    { head: t.what, cell: ({ what }: Line) => what },
    ...rounds.map((round) => ({ head: wordsIn(visit, round).title, cell: ({ of }: Line) => of(round) })),
  ]
  const titles: Line = { what: t.open, of: (round) => <Heading visit={visit} round={round} /> }
  return <Table visit={visit} id="jamfor" caption={t.caption} columns={columns} rows={[titles, ...linesOf(props)]} />
}

export function ComparePage(props: Props) {
  const { visit, rounds, tooMany, back } = props
  const t = texts(visit.language).compare
  return (
    <Page visit={visit} title={t.title} back={back} width="staff">
      {rounds.length < 2 ? (
        <EmptyState title={t.few}>
          <ButtonGroup>
            <ButtonLink kind="secondary" href={back}>
              {t.back}
            </ButtonLink>
          </ButtonGroup>
        </EmptyState>
      ) : (
        <>
          <Lead>{t.lead}</Lead>
          {tooMany && <InsetText>{t.three}</InsetText>}
          <Compared {...props} />
        </>
      )}
    </Page>
  )
}
