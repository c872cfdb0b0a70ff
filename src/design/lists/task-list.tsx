import { Tag } from '../messages/tag.tsx'
import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

export type Task = {
  id: string
  text: string
  /** Without an address it cannot be begun yet. */
  href?: string | undefined
  hint?: Children
  state: 'done' | 'now' | 'later' | { waitsFor: string }
}

function TaskState({ visit, state }: { visit: Spoken; state: Task['state'] }) {
  const t = texts(visit.language).task
  if (typeof state === 'object') return <Tag tone="wait">{t.wait(state.waitsFor)}</Tag>
  const tone = { done: 'done', now: 'now', later: 'plain' } as const
  return <Tag tone={tone[state]}>{t[state]}</Tag>
}

const Row = ({ visit, task: { id, text, href, hint, state } }: { visit: Spoken; task: Task }) => (
  <li>
    <div>
      {href ? (
        <a href={href} aria-describedby={`${id}-state`}>
          {text}
        </a>
      ) : (
        text
      )}
      {hint && <p class="hint">{hint}</p>}
    </div>
    <div id={`${id}-state`}>
      <TaskState visit={visit} state={state} />
    </div>
  </li>
)

/** What there is to do, and for what one waits for somebody else. */
export const TaskList = ({ visit, tasks }: { visit: Spoken; tasks: Task[] }) => (
  <ul class="tasks">
    {tasks.map((task) => (
      <Row visit={visit} task={task} />
    ))}
  </ul>
)
