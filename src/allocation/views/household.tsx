import {
  Button,
  Details,
  Form,
  Input,
  Page,
  type Problems,
  Quiet,
  Radios,
  Select,
  type Shown,
  SummaryList,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { nameOf } from '../domain/names.ts'
import { type Alternative, departReasons } from '../domain/placing.ts'
import type { HouseholdRow } from '../queries/households.ts'
import { texts } from '../texts/index.ts'
import { shown } from './words.tsx'

export type HouseholdProps = {
  visit: Shown
  household: Seen<HouseholdRow>
  /** Null where the run found no place, undefined where the household was in no run. */
  advised: string | null | undefined
  places: Alternative[]
  rooms: ReadonlyMap<string, number | null>
  problems?: Problems
  typed?: Record<string, string>
}

const Place = ({ visit, place }: { visit: Shown; place: Alternative }) => {
  const t = texts(visit.language).placing
  const numbers = [shown(visit, place.value, 2), shown(visit, place.price, 2), shown(visit, place.net, 2)] as const
  const say = place.price > 0.05 ? t.one.scarceSentence : t.one.sentence
  return (
    <li>
      {say(nameOf(place.code), ...numbers)}
      <ul>
        {place.parts.map(({ name, value, weight, missing }) => (
          <li>
            {t.part[name]}: {shown(visit, value, 2)} × {shown(visit, weight, 1)}
            {missing && <Quiet> {t.one.missing}</Quiet>}
          </li>
        ))}
      </ul>
    </li>
  )
}

const Gates = ({ visit, household, places, rooms }: HouseholdProps) => {
  const t = texts(visit.language).placing
  const shut = places.filter(({ gates }) => gates.length > 0)
  if (shut.length === 0) return null
  const said = ({ code, gates }: Alternative) =>
    gates.map((gate) =>
      gate === 'rooms'
        ? t.gate.rooms(nameOf(code), String(rooms.get(code) ?? ''), String(household.rooms ?? ''))
        : t.gate[gate](nameOf(code)),
    )
  return (
    <Details title={t.one.gates}>
      <ul>
        {shut.flatMap(said).map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </Details>
  )
}

const Choose = ({ visit, household, advised, places, problems = {}, typed = {} }: HouseholdProps) => {
  const t = texts(visit.language).placing
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  const open = places.filter(({ gates }) => gates.length === 0)
  const to = `/placering/${household.id}`
  return (
    <>
      {advised && (
        <Form visit={visit} of={to}>
          <input type="hidden" name="rad" value={advised} />
          <input type="hidden" name="kommun" value={advised} />
          <Button>{t.one.accept(nameOf(advised))}</Button>
        </Form>
      )}
      <h2>{t.one.depart}</h2>
      <Form visit={visit} of={to}>
        <input type="hidden" name="rad" value={advised ?? ''} />
        <Select
          {...field('kommun')}
          label={t.one.other}
          options={open.map(({ code }) => ({ value: code, text: nameOf(code) }))}
        />
        <Radios
          {...field('skal')}
          label={t.one.reason}
          choices={departReasons.map((value) => ({ value, text: t.reason[value] }))}
        />
        <Input {...field('text')} label={t.one.reasonText} hint={t.one.reasonHint} />
        <Button kind="secondary">{t.one.save}</Button>
      </Form>
    </>
  )
}

const Decisions = ({ visit, household }: HouseholdProps) => {
  const t = texts(visit.language).placing
  return (
    <>
      <h2>{t.one.history}</h2>
      <ul>
        {household.decisions.map(({ chosen, reason, text }) => (
          <li>{t.one.row(nameOf(chosen), reason ? [t.reason[reason], text].filter(Boolean).join(', ') : '')}</li>
        ))}
      </ul>
    </>
  )
}

/** What the household has told, and nothing that it has not. */
function factsOf({ visit, household }: HouseholdProps) {
  const t = texts(visit.language).placing
  const { size, rooms, schoolPlaces, care, stepFree, work, wishes, ties } = household
  const needs = [care && t.new.care, stepFree && t.new.stepFree].filter(Boolean).join(', ')
  const told: [string, string | number | null][] = [
    [t.columns.size, size],
    [t.one.facts.rooms, rooms],
    [t.one.facts.school, schoolPlaces],
    [t.one.facts.needs, needs || null],
    [t.one.facts.work, work && (t.new.areas[work] ?? work)],
    [t.one.facts.wishes, wishes.map(nameOf).join(', ') || null],
    [t.one.facts.ties, ties.map(nameOf).join(', ') || null],
  ]
  return told.flatMap(([key, value]) => (value === null ? [] : [{ key, value: String(value) }]))
}

export const HouseholdPage = (props: HouseholdProps) => {
  const { visit, household, advised, places, problems } = props
  const t = texts(visit.language).placing
  const best = places.filter(({ gates }) => gates.length === 0).slice(0, 3)
  const waits = household.decisions.length === 0
  return (
    <Page visit={visit} title={t.one.title(household.reference)} back="/placering" width="staff" problems={problems}>
      <SummaryList visit={visit} rows={factsOf(props)} />
      {waits ? (
        <>
          <h2>{t.one.advice}</h2>
          <p>
            <strong>{advised ? <bdi>{nameOf(advised)}</bdi> : t.noPlace}</strong>
          </p>
          <h3>{t.one.first}</h3>
          <ol>
            {best.map((place) => (
              <Place visit={visit} place={place} />
            ))}
          </ol>
          <Gates {...props} />
          <Choose {...props} />
        </>
      ) : (
        <Decisions {...props} />
      )}
    </Page>
  )
}
