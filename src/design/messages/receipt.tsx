import { ButtonGroup, ButtonLink } from '../actions/button.tsx'
import { Icon } from '../chrome/icon.tsx'
import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { Panel } from './messages.tsx'

/** A code or number that is read aloud, written down and copied. */
export const Copyable = ({ visit, text }: { visit: Spoken; text: string }) => {
  const { press, done } = texts(visit.language).copy
  return (
    <kp-copy data-text={text} data-press={press} data-done={done}>
      <bdi class="code" dir="ltr">
        {text}
      </bdi>
    </kp-copy>
  )
}

/** The button exists only where a script can carry it out; every browser has its own way to print besides. */
export const PrintButton = ({ visit }: { visit: Spoken }) => (
  <kp-print hidden>
    <button class="button secondary" type="button">
      <Icon name="print" />
      {texts(visit.language).print}
    </button>
  </kp-print>
)

type Props = {
  visit: Spoken
  title: string
  number: string
  /** What happens now, by whom and until when. */
  children?: Children
  /** Address of a calendar file with the next date. */
  calendar?: string | undefined
  way: { href: string; text: string }
  level?: 2 | 3 | undefined
}

/** After every sending (kvitto): the number, what happens now and by when. */
export function Receipt({ visit, title, number, children, calendar, way, level = 2 }: Props) {
  const Heading = `h${level}` as 'h2'
  const t = texts(visit.language)
  return (
    <>
      <Panel title={title}>
        <p>{t.receipt.number}</p>
        <p class="receipt-number">
          <Copyable visit={visit} text={number} />
        </p>
        <p>{t.receipt.keep}</p>
      </Panel>
      <Heading>{t.receipt.what}</Heading>
      {children}
      <ButtonGroup>
        <ButtonLink href={way.href}>{way.text}</ButtonLink>
        {calendar && (
          <ButtonLink kind="secondary" icon="calendar" href={calendar} download>
            {t.calendar}
          </ButtonLink>
        )}
        <PrintButton visit={visit} />
      </ButtonGroup>
    </>
  )
}
