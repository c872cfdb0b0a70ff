import { Card as CardRow, type Fact, Facts, Hidden, raw } from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import type { Card } from '../domain/card.ts'
import { placeOf } from '../domain/round.ts'
import { type Texts, texts } from '../texts/index.ts'
import { day, InOwnWords, IntakeTag, levelOf, priceOf, SeatTag, WhyNot, waitOf } from './words.tsx'

type Seen = { language: Language }
type Props = { visit: Seen; card: Card; today: Day }

const addressOf = ({ slug, id }: Card) => (id ? `/kurser/${slug}/${id}` : `/kurser/${slug}`)
const watchAddress = ({ slug, id }: Card) => `/kurser/${slug}/bevaka${id ? `?tillfalle=${id}` : ''}`

const paceOf = (t: Texts, { hoursPerWeek, form }: Card): string =>
  [hoursPerWeek === null ? '' : t.hours(hoursPerWeek), form ? t.form[form] : ''].filter(Boolean).join(' · ')

const travelOf = (t: Texts, { minutes, form }: Card): string =>
  minutes === null ? '' : form === 'distance' ? t.noTravel : t.travel(minutes)

function factsOf({ visit, card }: Omit<Props, 'today'>): Fact[] {
  const t = texts(visit.language)
  const price = card.amount !== null && card.unit ? priceOf(visit, { amount: card.amount, unit: card.unit }) : ''
  const facts: [string, Fact['value']][] = [
    [t.card.start, card.starts ? day(visit, card.starts) : t.card.noStart],
    [t.card.place, card.id ? <bdi>{placeOf(card.place ?? '', card.municipality)}</bdi> : ''],
    [t.card.travel, travelOf(t, card)],
    [t.card.pace, paceOf(t, card)],
    [t.card.level, levelOf(visit, card)],
    [t.card.wait, card.id ? waitOf(visit, card.usualDays) : ''],
    [t.card.next, card.nextStart ? day(visit, card.nextStart) : ''],
    [t.card.price, price],
  ]
  return facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }))
}

const Tags = ({ visit, card }: Omit<Props, 'today'>) => (
  <>
    <IntakeTag visit={visit} intake={card.intake} />
    {card.intake === 'open' && (
      <SeatTag
        visit={visit}
        seats={{ seats: card.seats ?? 0, seatsTaken: card.seatsTaken ?? 0, reserves: card.reserves ?? 0 }}
      />
    )}
  </>
)

/** Why one cannot apply, from when one can, and the way to be told. */
const NotNow = ({ visit, card, today }: Props) => {
  const t = texts(visit.language)
  return (
    <>
      {card.entryDate && (
        <WhyNot
          visit={visit}
          round={{ ...card, entryDate: card.entryDate, intakeReason: card.intakeReason ?? '' }}
          today={today}
        />
      )}
      <p>
        <a href={watchAddress(card)}>
          {t.card.watch}
          <Hidden>: {card.title}</Hidden>
        </a>
      </p>
    </>
  )
}

const Compare = ({ visit, card }: Omit<Props, 'today'>) => (
  <div class="choice">
    <input type="checkbox" id={`j-${card.id}`} name="tillfalle" value={card.id ?? ''} />
    <label for={`j-${card.id}`}>{texts(visit.language).list.compareOne(card.title)}</label>
  </div>
)

const CourseCard = ({ visit, card, today }: Props) => (
  <CardRow
    title={<InOwnWords visit={visit} text={card.title} own={card.own} />}
    href={addressOf(card)}
    tags={<Tags visit={visit} card={card} />}
  >
    <Facts facts={factsOf({ visit, card })} />
    {card.intake !== 'open' && card.intake !== 'cancelled' && <NotNow visit={visit} card={card} today={today} />}
    {card.id && <Compare visit={visit} card={card} />}
  </CardRow>
)

const drawn = new Map<string, string>()
const mostDrawn = 3000

/** A card is the same for everybody until its row changes, and half of the page's work: each is drawn once. */
export function DrawnCard({ visit, card, today }: Props) {
  const key = `${visit.language} ${today} ${JSON.stringify(card)}`
  const known = drawn.get(key) ?? String(<CourseCard visit={visit} card={card} today={today} />)
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(key, known)
  return raw(known)
}
