import { Button } from '../actions/button.tsx'
import { Icon } from '../chrome/icon.tsx'
import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

export type Chip = { text: string /** The same list without this choice. */; href: string }
/** What is chosen now, each with its own way out, and "Rensa" for all. */
export function Chips({ visit, chips, clear }: { visit: Spoken; chips: Chip[]; clear: string }) {
  const t = texts(visit.language).list
  if (chips.length === 0) return null
  return (
    <div class="chips">
      <p class="hidden" id="chips-title">
        {t.chosen}
      </p>
      <ul aria-labelledby="chips-title">
        {chips.map(({ text, href }) => (
          <li>
            <a class="chip" href={href}>
              <span class="hidden">{t.remove(text)}</span>
              <span aria-hidden="true">{text}</span>
              <Icon name="close" />
            </a>
          </li>
        ))}
        <li>
          <a class="clear" href={clear}>
            {t.clear}
          </a>
        </li>
      </ul>
    </div>
  )
}

type Props = {
  visit: Spoken
  action: string
  /** Id of the Results that this form chooses from. */
  results: string
  title?: string | undefined
  /** Open from the beginning on phones too. */
  open?: boolean | undefined
  /** What the button says where nothing is sought. */
  button?: string | undefined
  children?: Children
}

/** A GET form: every choice is an address that can be saved and sent. With a script the list follows each choice. */
export function Filter({ visit, action, results, title, open, button, children }: Props) {
  const t = texts(visit.language).list
  return (
    <kp-filter data-results={results}>
      <details class="filter" open={open}>
        <summary>
          <Icon name="search" />
          {title ?? t.filter}
        </summary>
        <search aria-label={title ?? t.filter}>
          <form method="get" action={action}>
            {children}
            <Button kind="secondary">{button ?? t.search}</Button>
          </form>
        </search>
      </details>
      <p class="hidden" role="status"></p>
    </kp-filter>
  )
}

/** What a filter chooses: the count in words first, then the rows. */
export const Results = ({ id, count, children }: { id: string; count: string; children?: Children }) => (
  <div id={id} class="results">
    <p class="result-count" data-count>
      <strong>{count}</strong>
    </p>
    {children}
  </div>
)
