import { dayOf } from '../../shared/calendar.ts'
import { formatDate, formatDays, plural } from '../../shared/texts.ts'
import type { Children, Shown, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

type Timed = Pick<Shown, 'language' | 'now'>
/** Done, now, later; `unsure` is later without a known date; `gap` is so many days with nothing in them (glappet). */
export type Knot =
  | {
      state: 'done' | 'now' | 'later' | 'unsure'
      title: Children
      day?: Date | string | undefined
      children?: Children
    }
  | { state: 'gap'; days: number; children?: Children }

const isoDay = (day: Date | string) => (typeof day === 'string' ? day.slice(0, 10) : dayOf(day))

/** A day in words, in `<time>`; within a week also how far away it is. */
export function Day({ visit, day, form }: { visit: Timed; day: Date | string; form?: 'short' | 'long' | undefined }) {
  const away = formatDays(visit.language, day, visit.now)
  return (
    <time datetime={isoDay(day)}>
      {formatDate(visit.language, day, form)}
      {away && ` (${away})`}
    </time>
  )
}

/** The broken thread with the number of days written in the gap. */
export function GapMark({ visit, days, children }: { visit: Spoken; days: number; children?: Children }) {
  const t = texts(visit.language).thread
  return (
    <li class="gap">
      <p>
        <span class="gap-days" aria-hidden="true">
          {plural(visit.language, days, t.gap)}
        </span>
        <span class="hidden">{plural(visit.language, days, t.gapLong)}</span>
      </p>
      {children}
    </li>
  )
}

function KnotRow({
  visit,
  knot,
  next,
}: {
  visit: Timed
  knot: Exclude<Knot, { state: 'gap' }>
  next: Knot | undefined
}) {
  const word = texts(visit.language).thread[knot.state]
  return (
    <li
      class={next?.state === 'unsure' ? `${knot.state} dashed` : knot.state}
      aria-current={knot.state === 'now' ? 'step' : undefined}
    >
      <p class="knot-title">
        <span class="hidden">{word}: </span>
        <strong>{knot.title}</strong>
      </p>
      {knot.day && (
        <p class="quiet">
          <Day visit={visit} day={knot.day} />
        </p>
      )}
      {knot.state === 'unsure' && !knot.day && (
        <p class="quiet" aria-hidden="true">
          {word}
        </p>
      )}
      {knot.children}
    </li>
  )
}

/** The thread (tråden): a course of events along the side of the page. */
export const Thread = ({ visit, knots, label }: { visit: Timed; knots: Knot[]; label: string }) => (
  <ol class="thread" aria-label={label}>
    {knots.map((knot, at) =>
      knot.state === 'gap' ? (
        <GapMark visit={visit} days={knot.days}>
          {knot.children}
        </GapMark>
      ) : (
        <KnotRow visit={visit} knot={knot} next={knots[at + 1]} />
      ),
    )}
  </ol>
)

/** The panel that hangs on the knot "now": the one thing to do. */
export const NextStep = ({ visit, level = 2, children }: { visit: Spoken; level?: 2 | 3; children?: Children }) => {
  const Heading = `h${level}` as 'h2'
  return (
    <section class="next-step">
      <Heading>{texts(visit.language).thread.next}</Heading>
      {children}
    </section>
  )
}
