import { Checkboxes, InsetText, type Problems } from '../../design/index.ts'
import { about, type Language } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Message } from '../delivery.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'

/** Where one was on the way to, whether the computer is borrowed, and what was wrong with what one wrote. */
export type Signing = {
  visit: Shown
  till: string
  borrowed: boolean
  /** Field name to the key of the sentence. */
  problems?: Record<string, string> | undefined
}

/** The sentences of a refused form, in the reader's language. */
export function said(visit: Shown, problems: Record<string, string> = {}): Problems {
  const t: Record<string, string> = texts(visit.language).problems
  return Object.fromEntries(Object.entries(problems).map(([name, key]) => [name, t[key] ?? t.form ?? key]))
}

/** In every form that signs somebody in. */
export const Around = ({ visit, till, borrowed, asks = true }: Signing & { asks?: boolean }) => {
  const t = texts(visit.language).borrowed
  const choices = [{ value: '1', text: t.text, hint: t.hint }]
  return (
    <>
      <input type="hidden" name="till" value={till} />
      {asks ? (
        <Checkboxes
          visit={visit}
          name="borrowed"
          label={t.label}
          asked
          choices={choices}
          values={borrowed ? ['1'] : []}
        />
      ) : (
        borrowed && <input type="hidden" name="borrowed" value="1" />
      )}
    </>
  )
}

export const OtherWay = ({ visit, till }: Pick<Signing, 'visit' | 'till'>) => (
  <p>
    <a href={onTheWay('/logga-in', till)}>{texts(visit.language).ways.other}</a>
  </p>
)

const pathOf = (link: string): string => new URL(link).pathname

type Practised = { visit: Shown; message: Message | null; language?: Language }
/** What would have been sent, where a demonstration sends nothing: its words turn as their language does, the frame as the page. */
export function PracticeMessage({ visit, message, language = visit.language }: Practised) {
  const t = texts(visit.language).practice
  if (!message) return null
  return (
    <InsetText>
      <p>
        <strong>{t[message.kind]}</strong>
      </p>
      <div lang={about[language].lang} dir={about[language].dir}>
        {message.kind === 'mail' && <p>{message.subject}</p>}
        {message.text.split('\n\n').map((part) => (
          <p>
            <bdi>{part}</bdi>
          </p>
        ))}
      </div>
      {message.link && (
        <p>
          <a href={pathOf(message.link)}>{t.open}</a>
        </p>
      )}
    </InsetText>
  )
}
