import {
  ButtonGroup,
  ButtonLink,
  Cards,
  Details,
  InsetText,
  Lead,
  Page,
  PrintButton,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Course, Item } from '../domain/course.ts'
import type { CourseFacts, RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'
import { AskTheSchool, RoundCard } from './rounds.tsx'
import { InOwnWords, levelOf, supportOf, trackOf, Written, wordsIn } from './words.tsx'

export type CourseProps = {
  visit: Shown
  course: Course
  rounds: readonly RoundFacts[]
  today: Day
  /** The list one came from, with its filters. */
  back: string
  /** Staff who advise people can send the course to one. */
  mayShare: boolean
  /** Said by somebody who sent the course. */
  sent?: boolean | undefined
}

const Items = ({ visit, items, nothing }: { visit: Shown; items: readonly Item[]; nothing: string }) =>
  items.length === 0 ? (
    <p>{nothing}</p>
  ) : (
    <ul>
      {items.map(({ text }) => (
        <li>
          <Written visit={visit} text={text} />
        </li>
      ))}
    </ul>
  )

/** What one needs to know, and what to have at hand: the same on the page of the course and of each start. */
export function BeforeYouApply({
  visit,
  course,
}: {
  visit: Shown
  course: Pick<CourseFacts, 'prerequisites' | 'documents'>
}) {
  const t = texts(visit.language).course
  return (
    <>
      <h2>{t.need}</h2>
      <Items visit={visit} items={course.prerequisites} nothing={t.needNothing} />
      {course.prerequisites.length > 0 && <p>{t.maybe}</p>}
      <h2>{t.bring}</h2>
      <Items visit={visit} items={course.documents} nothing={t.bringNothing} />
    </>
  )
}

export function courseRows(visit: Shown, course: Omit<CourseFacts, 'slug'>): SummaryRow[] {
  const t = texts(visit.language)
  const swedish = (text: string) => text && <InOwnWords visit={visit} text={text} own={false} />
  const rows: [string, SummaryRow['value']][] = [
    [t.card.level, levelOf(visit, course)],
    [t.course.trade, swedish(course.tradeName)],
    [t.course.kind, t.kind[course.kind]],
    [t.course.track, trackOf(visit, course.track)],
    [t.course.support, supportOf(visit, course.languageSupport)],
    [t.course.certificate, swedish(course.certificate)],
    [t.course.credits, course.credits === null ? '' : String(course.credits)],
  ]
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }))
}

const Starts = ({ visit, rounds, today }: CourseProps) => {
  const t = texts(visit.language).course
  const isToCome = ({ starts, entryDate }: RoundFacts) => starts >= today || entryDate >= today
  const coming = rounds.filter(isToCome).toReversed()
  const earlier = rounds.filter((round) => !isToCome(round))
  const list = (some: readonly RoundFacts[]) => (
    <Cards>
      {some.map((round) => (
        <RoundCard visit={visit} round={round} today={today} />
      ))}
    </Cards>
  )
  return (
    <>
      <h2>{t.starts}</h2>
      {coming.length === 0 ? <InsetText>{t.noRounds}</InsetText> : list(coming)}
      {earlier.length > 0 && <Details title={t.earlier}>{list(earlier)}</Details>}
    </>
  )
}

const Ways = ({ visit, course, mayShare }: CourseProps) => {
  const t = texts(visit.language).course
  return (
    <ButtonGroup>
      <ButtonLink kind="secondary" icon="bell" href={`/kurser/${course.slug}/bevaka`}>
        {t.watch}
      </ButtonLink>
      {mayShare && (
        <ButtonLink kind="secondary" icon="mail" href={`/kurser/${course.slug}/dela`}>
          {t.share}
        </ButtonLink>
      )}
      <PrintButton visit={visit} />
    </ButtonGroup>
  )
}

export function CoursePage(props: CourseProps) {
  const { visit, course, rounds, back, sent } = props
  const t = texts(visit.language)
  const { title, ingress, body, own } = wordsIn(visit, course)
  const words = (text: string) => <InOwnWords visit={visit} text={text} own={own} />
  return (
    <Page visit={visit} title={title} heading={words(title)} back={back}>
      {sent && <InsetText>{t.share.for}</InsetText>}
      {ingress && <Lead>{words(ingress)}</Lead>}
      <SummaryList visit={visit} rows={courseRows(visit, course)} />
      <Starts {...props} />
      {body && (
        <>
          <h2>{t.course.learn}</h2>
          {body.split(/\n{2,}/).map((part) => (
            <p>{words(part)}</p>
          ))}
        </>
      )}
      <BeforeYouApply visit={visit} course={course} />
      <AskTheSchool visit={visit} rounds={rounds} />
      <Ways {...props} />
    </Page>
  )
}
