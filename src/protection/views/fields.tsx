import { Checkboxes, Input, Radios, Textarea } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { grades } from '../protection.ts'
import type { Colleague } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'

export type Drawn = { visit: Shown; raw: Raw; problems: Record<string, string> }
export const typedMany = (raw: Raw, name: string): string[] =>
  [raw[name] ?? []].flat().filter((value): value is string => typeof value === 'string')

export function Grade({ visit, raw, problems }: Drawn) {
  const t = staffTexts(visit.language)
  return (
    <Radios
      visit={visit}
      name="grade"
      label={t.on.grade}
      value={typed(raw, 'grade')}
      problem={problems.grade}
      choices={grades.map((value) => ({ value, text: t.grade[value], hint: t.gradeHints[value] }))}
    />
  )
}

export function Reason({ visit, raw, problems }: Drawn) {
  const t = staffTexts(visit.language).on
  return (
    <Textarea
      visit={visit}
      name="reason"
      label={t.reason}
      hint={t.reasonHint}
      rows={3}
      limit={500}
      value={typed(raw, 'reason')}
      problem={problems.reason}
    />
  )
}

type NamedProps = Drawn & { colleagues: readonly Colleague[]; label: string; hint?: string; chosen?: readonly string[] }
export const NamedAtHome = ({ visit, raw, problems, colleagues, label, hint, chosen }: NamedProps) => (
  <Checkboxes
    visit={visit}
    name="named"
    label={label}
    hint={hint}
    values={chosen ?? typedMany(raw, 'named')}
    problem={problems.named}
    choices={colleagues.map(({ account, name }) => ({ value: account, text: <bdi>{name}</bdi> }))}
  />
)

export function Who({ visit, raw, problems }: Drawn) {
  const t = staffTexts(visit.language).who
  return (
    <>
      <Input visit={visit} name="given" label={t.given} value={typed(raw, 'given')} problem={problems.given} />
      <Input visit={visit} name="family" label={t.family} value={typed(raw, 'family')} problem={problems.family} />
      <Input
        visit={visit}
        name="phone"
        type="tel"
        label={t.phone}
        optional
        value={typed(raw, 'phone')}
        problem={problems.phone}
      />
      <Input
        visit={visit}
        name="mail"
        type="email"
        label={t.mail}
        optional
        value={typed(raw, 'mail')}
        problem={problems.mail}
      />
    </>
  )
}
