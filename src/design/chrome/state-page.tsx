import { Button, ButtonGroup, ButtonLink } from '../actions/button.tsx'
import { Form } from '../form.tsx'
import { Page } from '../page.tsx'
import { addresses, type Children, type Shown } from '../shown.ts'
import { texts } from '../texts/index.ts'
import type { Texts } from '../texts/sv.ts'

type Key = Exclude<keyof Texts['state'], 'again' | 'start' | 'help'>
const keys = {
  400: 'unreadable',
  403: 'notYours',
  404: 'notFound',
  409: 'notNow',
  413: 'tooLarge',
  422: 'notUnderstood',
  429: 'tooMany',
  room: 'room',
  500: 'defect',
  503: 'unavailable',
  crowded: 'crowded',
  signedOut: 'signedOut',
  ended: 'ended',
} as const satisfies Record<string, Key>
export type State = keyof typeof keys

/** A word of an address as a state; null when there is none by that name. */
export function stateOf(word: string | null): State | null {
  if (word === null || !Object.hasOwn(keys, word)) return null
  return (/^\d+$/.test(word) ? Number(word) : word) as State
}

type Field = { name: string; value: string }
type Props = {
  visit: Shown
  state: State
  /** The number of a defect, which the operators find in the log. */
  number?: string | undefined
  /** Everything that was typed, to be sent again by one press. */
  again?: { of: string; fields: Field[] } | undefined
  /** A closer way on than the start page. */
  way?: { href: string; text: string } | undefined
  back?: string | undefined
  /** What happened, in words of the domain, instead of the general sentence. */
  children?: Children
}

const own = new Set(['_key', '_csrf', '_version'])
function Again({ visit, again: { of, fields } }: { visit: Shown; again: NonNullable<Props['again']> }) {
  const typed = (name: string) => fields.find((field) => field.name === name)?.value
  return (
    <Form visit={visit} of={of} earlier={typed('_key')} version={Number(typed('_version') ?? 0)}>
      {fields
        .filter(({ name }) => !own.has(name))
        .map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <Button>{texts(visit.language).state.again}</Button>
    </Form>
  )
}

function wayOn({ visit, state, way }: Props) {
  const t = texts(visit.language)
  if (way) return way
  if (state === 'signedOut' || state === 'ended') return { href: addresses.signIn, text: t.state.signedOut.link }
  if (state === 500 || state === 503 || state === 'crowded') return { href: visit.path, text: t.state.again }
  if (state === 403) return { href: addresses.mine, text: t.head.mine }
  return { href: addresses.start, text: t.state.start }
}

function Ways(props: Props) {
  const { visit, again } = props
  const t = texts(visit.language).state
  const way = wayOn(props)
  if (again) return <Again visit={visit} again={again} />
  return (
    <ButtonGroup>
      <ButtonLink href={way.href}>{way.text}</ButtonLink>
      {way.href !== addresses.start && (
        <ButtonLink kind="secondary" href={addresses.start}>
          {t.start}
        </ButtonLink>
      )}
    </ButtonGroup>
  )
}

/** A page that says nothing but what happened shows nobody: it is not covered, and is the same whatever was read on the way to it. */
function unwatched({ watch: _, ...visit }: Shown): Shown {
  return visit
}

/** What went another way than asked for, said in words, with a way on. */
export function StatePage(props: Props) {
  const { state, number, back, children, again } = props
  const visit = children || again ? props.visit : unwatched(props.visit)
  const t = texts(visit.language).state
  const { title, text } = t[keys[state]]
  return (
    <Page visit={visit} title={title} back={back}>
      {children ?? <p class="lead">{text}</p>}
      {number && (
        <p>
          {t.defect.number} <bdi class="code">{number}</bdi>.
        </p>
      )}
      <Ways {...props} />
      <p>
        <a href={addresses.help}>{t.help}</a>
      </p>
    </Page>
  )
}
