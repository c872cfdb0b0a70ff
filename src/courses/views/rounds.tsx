import { Card, type Fact, Facts, Quiet } from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { intakeOn, offerOf } from '../domain/intake.ts'
import { placeOf, type RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'
import { day, InOwnWords, IntakeTag, named, SeatTag, WhyNot, waitOf } from './words.tsx'

export type AtDay = { visit: Shown; round: RoundFacts; today: Day }

export const roundAddress = ({ slug, id }: Pick<RoundFacts, 'slug' | 'id'>) => `/kurser/${slug}/${id}`
export const watchAddress = ({ slug, id }: Pick<RoundFacts, 'slug' | 'id'>) => `/kurser/${slug}/bevaka?tillfalle=${id}`
export const whereOf = (round: RoundFacts) => placeOf(round.place, round.municipalityName)

export const RoundTags = ({ visit, round, today }: AtDay) => {
  const intake = intakeOn(round, today)
  return (
    <>
      <IntakeTag visit={visit} intake={intake} />
      {intake === 'open' && <SeatTag visit={visit} seats={round} />}
    </>
  )
}

function factsOf({ visit, round }: AtDay): Fact[] {
  const t = texts(visit.language)
  return [
    { term: t.card.pace, value: `${t.hours(round.hoursPerWeek)} · ${t.form[round.form]}` },
    { term: t.round.entry, value: day(visit, round.entryDate) },
    { term: t.card.school, value: <InOwnWords visit={visit} text={round.providerName} own={false} /> },
    { term: t.card.wait, value: waitOf(visit, round.usualDays) },
  ]
}

/** One start in the list of a course. */
export const RoundCard = (props: AtDay) => {
  const { visit, round, today } = props
  const t = texts(visit.language)
  const title = t.course.startOn(formatDate(visit.language, round.starts), named(visit, whereOf(round)))
  return (
    <Card level={3} title={title} href={roundAddress(round)} tags={<RoundTags {...props} />}>
      <Facts facts={factsOf(props)} />
      <WhyNot {...props} />
      {offerOf(round, today) === 'watch' && (
        <p>
          <a href={watchAddress(round)}>{t.card.watch}</a>
        </p>
      )}
    </Card>
  )
}

const Contact = ({ visit, round }: { visit: Shown; round: RoundFacts }) => {
  const { providerPhone: phone, providerMail: mail } = round
  return (
    <li>
      <InOwnWords visit={visit} text={texts(visit.language).course.askAt(round.providerName)} own={false} />{' '}
      {phone && (
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          <bdi>{phone}</bdi>
        </a>
      )}
      {phone && mail && ', '}
      {mail && (
        <a href={`mailto:${mail}`}>
          <bdi>{mail}</bdi>
        </a>
      )}
    </li>
  )
}

/** Each school once, with the ways it has given to ask it. */
export function AskTheSchool({ visit, rounds }: { visit: Shown; rounds: readonly RoundFacts[] }) {
  const t = texts(visit.language).course
  const schools = rounds.filter(
    ({ provider, providerPhone, providerMail }, at) =>
      (providerPhone || providerMail) && rounds.findIndex((one) => one.provider === provider) === at,
  )
  return (
    <section>
      <h2>{t.ask}</h2>
      {schools.length === 0 ? (
        <p>
          <Quiet>{t.noContact}</Quiet>
        </p>
      ) : (
        <ul>
          {schools.map((round) => (
            <Contact visit={visit} round={round} />
          ))}
        </ul>
      )}
    </section>
  )
}
