import { ButtonLink } from '../actions/button.tsx'
import { StageList } from '../thread/stage-list.tsx'
import { type Knot, NextStep, Thread } from '../thread/thread.tsx'
import { Timeline } from '../thread/timeline.tsx'
import { type Part, Show, wordsOf } from './shown-parts.tsx'

const Now = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  return (
    <NextStep visit={visit} level={3}>
      <p>{t.next}</p>
      <p>{t.nextTime}</p>
      <ButtonLink href="#thread">{t.answer}</ButtonLink>
    </NextStep>
  )
}

const knotsOf = ({ visit }: Part): Knot[] => {
  const t = wordsOf({ visit })
  return [
    { state: 'done', title: t.knots.arrived, day: '2025-05-12' },
    { state: 'done', title: t.knots.sfi, day: '2025-09-01' },
    { state: 'now', title: t.knots.offer, day: '2026-03-03', children: <Now visit={visit} /> },
    {
      state: 'gap',
      days: 34,
      children: (
        <p>
          <a href="#thread">{t.fill}</a>
        </p>
      ),
    },
    { state: 'later', title: t.knots.start, day: '2026-04-14' },
    { state: 'unsure', title: t.knots.work },
  ]
}

const at = (text: string) => new Date(text)
export function ThreadParts({ visit }: Part) {
  const t = wordsOf({ visit })
  const stages = t.stages.map((text, index) =>
    index === 2 ? { text, day: '2026-02-26', children: <p>{t.stageNote}</p> } : { text },
  )
  const events = [
    { at: at('2026-02-24T13:05:00Z'), title: t.events.back, by: t.by.school },
    { at: at('2026-02-24T09:12:00Z'), title: t.events.undone, by: t.by.school, undone: true },
    { at: at('2026-02-20T08:30:00Z'), title: t.events.read, by: t.by.home },
    { at: at('2026-02-18T19:40:00Z'), title: t.events.sent, by: t.by.applicant },
  ]
  return (
    <Show visit={visit} part="thread">
      <Thread visit={visit} label={t.threadLabel} knots={knotsOf({ visit })} />
      <h3>{t.keys.wait}</h3>
      <StageList visit={visit} label={t.course} stages={stages} at={2} />
      <h3>{t.timeline}</h3>
      <Timeline visit={visit} label={t.timeline} events={events} />
    </Show>
  )
}
