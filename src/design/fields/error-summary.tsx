import { plural } from '../../shared/texts.ts'
import { fieldId, type Problems, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

const Problem = ({ name, text }: { name: string; text: string }) => (
  <li>{name.startsWith('_') ? text : <a href={`#${fieldId(name)}`}>{text}</a>}</li>
)

/** All problems of a page at once, first on it, in the order of its fields. Without problems it is nothing. */
export function ErrorSummary({ visit, problems }: { visit: Spoken; problems: Problems }) {
  const list = Object.entries(problems)
  if (list.length === 0) return null
  return (
    <kp-focus>
      <div class="problems" role="alert" tabindex={-1} aria-labelledby="problems-title">
        <h2 id="problems-title">{plural(visit.language, list.length, texts(visit.language).form.problems)}</h2>
        <ul>
          {list.map(([name, text]) => (
            <Problem name={name} text={text} />
          ))}
        </ul>
      </div>
    </kp-focus>
  )
}
