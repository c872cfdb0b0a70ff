import { formatDateTime } from '../../shared/texts.ts'
import { Button } from '../actions/button.tsx'
import { Radios } from '../fields/choices.tsx'
import type { Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { NotificationBanner } from './messages.tsx'

/** `show` says a value in words where the field sends a code. */
export type ConflictField = {
  name: string
  label: string
  mine: string
  theirs: string
  show?: (value: string) => string
}
type Props = { visit: Spoken; who: string; at: Date; fields: ConflictField[] }

const Same = ({ field }: { field: ConflictField }) => <input type="hidden" name={field.name} value={field.theirs} />

function Choose({
  visit,
  field: { name, label, mine, theirs, show = (value) => value },
}: {
  visit: Spoken
  field: ConflictField
}) {
  const t = texts(visit.language).conflict
  const said = (who: string, what: string) => (
    <>
      {who}: <bdi>{what || t.empty}</bdi>
    </>
  )
  const choices = [
    { value: mine, text: said(t.mine, show(mine)) },
    { value: theirs, text: said(t.theirs, show(theirs)) },
  ]
  return <Radios visit={visit} name={name} label={label} choices={choices} value={mine} />
}

/**
 * Two have changed the same thing. Goes inside a Form with the version that is saved now: each field that differs is
 * chosen by itself, the others go along, and what comes back is the same form as before.
 */
export function Conflict({ visit, who, at, fields }: Props) {
  const t = texts(visit.language).conflict
  return (
    <>
      <NotificationBanner tone="wait" title={t.title}>
        <p>{t.text(who, formatDateTime(visit.language, at))}</p>
      </NotificationBanner>
      {fields.map((field) =>
        field.mine === field.theirs ? <Same field={field} /> : <Choose visit={visit} field={field} />,
      )}
      <Button>{t.save}</Button>
    </>
  )
}
