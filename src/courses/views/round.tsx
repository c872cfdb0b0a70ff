import {
  ButtonGroup,
  ButtonLink,
  Cards,
  InsetText,
  Lead,
  Page,
  PrintButton,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatPercent } from '../../shared/texts.ts'
import { offerOf, seatWord } from '../domain/intake.ts'
import type { Price } from '../domain/price.ts'
import type { RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'
import { BeforeYouApply, courseRows } from './course.tsx'
import { AskTheSchool, RoundCard, RoundTags, roundAddress, watchAddress, whereOf } from './rounds.tsx'
import { around, day, InOwnWords, named, priceOf, WhyNot, waitOf, wordsIn } from './words.tsx'

export type StaffFacts = { price: Price | undefined; payers: ReadonlyMap<string, string> }
export type RoundProps = {
  visit: Shown
  round: RoundFacts
  /** Other starts to come, the nearest first. */
  others: readonly RoundFacts[]
  today: Day
  mayShare: boolean
  staff: StaffFacts | null
  back?: string | undefined
  sent?: boolean | undefined
}

function rowsOf({ visit, round }: RoundProps): SummaryRow[] {
  const t = texts(visit.language)
  const swedish = (text: string) => <InOwnWords visit={visit} text={text} own={false} />
  const dates = t.round.between(formatDate(visit.language, round.starts), formatDate(visit.language, round.ends))
  const rows: [string, SummaryRow['value']][] = [
    [t.round.dates, dates],
    [t.round.entry, day(visit, round.entryDate)],
    [t.card.place, <bdi>{whereOf(round)}</bdi>],
    [t.card.pace, `${t.hours(round.hoursPerWeek)} · ${t.form[round.form]}`],
    [t.round.schedule, round.schedule && swedish(round.schedule)],
    [t.card.school, swedish(round.providerName)],
    [t.round.huvudman, round.huvudmanName && swedish(round.huvudmanName)],
    [t.card.wait, waitOf(visit, round.usualDays)],
    [t.round.answerDays, t.round.days(round.answerDays)],
  ]
  return rows.filter(([, value]) => value !== '' && value !== null).map(([key, value]) => ({ key, value }))
}

/** One way on, and only one: to apply, to be told, or to the next start. */
const Next = (props: RoundProps) => {
  const { visit, round, others, today } = props
  const t = texts(visit.language)
  const offer = offerOf(round, today)
  const [next] = others.filter((other) => offerOf(other, today) === 'apply')
  return (
    <>
      {offer !== 'apply' && (
        <InsetText>
          <WhyNot {...props} />
          {next && (
            <p>
              <a href={roundAddress(next)}>{t.round.next(formatDate(visit.language, next.starts))}</a>
            </p>
          )}
        </InsetText>
      )}
      {offer === 'apply' && ['full', 'reserve'].includes(seatWord(round)) && <p>{t.round.full}</p>}
      <ButtonGroup>
        {offer === 'apply' && <ButtonLink href={`/ansok/${round.id}`}>{t.round.apply}</ButtonLink>}
        {offer !== 'apply' && (
          <ButtonLink icon="bell" href={offer === 'watch' ? watchAddress(round) : `/kurser/${round.slug}/bevaka`}>
            {t.course.watch}
          </ButtonLink>
        )}
      </ButtonGroup>
    </>
  )
}

const Ways = ({ visit, round, mayShare }: RoundProps) => {
  const t = texts(visit.language)
  return (
    <ButtonGroup>
      <ButtonLink kind="secondary" icon="calendar" href={`${roundAddress(round)}/kalender.ics`} download>
        {t.round.calendar}
      </ButtonLink>
      {mayShare && (
        <ButtonLink kind="secondary" icon="mail" href={`${roundAddress(round)}/dela`}>
          {t.course.share}
        </ButtonLink>
      )}
      <PrintButton visit={visit} />
    </ButtonGroup>
  )
}

const ForStaff = ({ visit, round, staff }: RoundProps & { staff: StaffFacts }) => {
  const t = texts(visit.language)
  const { price, payers } = staff
  const free = Math.max(0, round.seats - round.seatsTaken)
  const paid = price?.shares.map(({ payer, share }) =>
    `${payer ? (payers.get(payer) ?? '') : t.round.home} ${formatPercent(visit.language, share / 10_000)}`.trim(),
  )
  const rows: SummaryRow[] = [
    { key: t.round.seats, value: t.seatsLeft(free, round.seats) },
    ...(price
      ? [
          { key: t.round.price, value: priceOf(visit, price) },
          { key: t.round.payers, value: (paid ?? []).join(', ') },
        ]
      : []),
  ]
  return (
    <section>
      <h2>{t.round.staff}</h2>
      <SummaryList visit={visit} rows={rows} />
    </section>
  )
}

const Others = ({ visit, others, today }: RoundProps) =>
  others.length === 0 ? null : (
    <section>
      <h2>{texts(visit.language).round.other}</h2>
      <Cards>
        {others.map((round) => (
          <RoundCard visit={visit} round={round} today={today} />
        ))}
      </Cards>
    </section>
  )

export function RoundPage(props: RoundProps) {
  const { visit, round, staff, sent, back } = props
  const t = texts(visit.language)
  const { title, ingress, own } = wordsIn(visit, round)
  const date = formatDate(visit.language, round.starts)
  return (
    <Page
      visit={visit}
      title={t.round.title(named(visit, title), date)}
      heading={own ? undefined : around((words) => t.round.title(words, date), title)}
      back={back ?? `/kurser/${round.slug}`}
    >
      {sent && <InsetText>{t.share.for}</InsetText>}
      <p class="tags">
        <RoundTags {...props} />
      </p>
      {ingress && (
        <Lead>
          <InOwnWords visit={visit} text={ingress} own={own} />
        </Lead>
      )}
      <Next {...props} />
      <h2>{t.round.about}</h2>
      <SummaryList visit={visit} rows={rowsOf(props)} />
      {staff && <ForStaff {...props} staff={staff} />}
      <BeforeYouApply visit={visit} course={round} />
      <h2>{t.course.short}</h2>
      <SummaryList visit={visit} rows={courseRows(visit, round)} />
      <p>
        <a href={`/kurser/${round.slug}`}>{t.round.whole}</a>
      </p>
      <AskTheSchool visit={visit} rounds={[round]} />
      <Ways {...props} />
      <Others {...props} />
    </Page>
  )
}
