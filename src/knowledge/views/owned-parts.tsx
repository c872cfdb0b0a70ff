import {
  Button,
  Checkboxes,
  Columns,
  Form,
  Input,
  Lead,
  Page,
  Radios,
  Textarea,
  type Shown as Visit,
} from '../../design/index.ts'
import { about, languages } from '../../shared/language.ts'
import { formatNumber } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { groups, languagesIn } from '../domain/choose.ts'
import { least } from '../domain/evidence.ts'
import { type FormPart, formParts, type Kept, type TemplateField } from '../domain/example.ts'
import type { Owned } from '../queries/bank.ts'
import { texts } from '../texts/index.ts'
import type { Told } from './told.ts'

export type Part = FormPart | 'rubrik' | 'bevis' | 'kontakt'
type Props = { visit: Visit; example: Owned; part: Part } & Told

const Head = ({ visit, example, problems = {}, typed = {} }: Props) => {
  const t = bankTexts(visit.language)
  return (
    <>
      <Input
        visit={visit}
        name="rubrik"
        label={t.staff.name}
        value={typed.rubrik ?? example.title}
        problem={problems.rubrik}
        maxlength={160}
      />
      <Textarea
        visit={visit}
        name="ingress"
        label={t.staff.ingress}
        value={typed.ingress ?? example.ingress}
        problem={problems.ingress}
        rows={3}
        limit={600}
      />
      <Input
        visit={visit}
        name="amnen"
        label={t.staff.themes}
        value={typed.amnen ?? example.themes.join(', ')}
        problem={problems.amnen}
        optional
      />
      <Checkboxes
        visit={visit}
        name="grupper"
        label={t.staff.groups}
        choices={groups.map((group) => ({ value: group, text: t.choose.groups[group] }))}
        values={example.groups}
      />
    </>
  )
}

type FieldProps = Props & { field: TemplateField }
const Value = ({ visit, example, field, problems = {}, typed = {} }: FieldProps) => {
  const t = bankTexts(visit.language).staff
  const label = texts(visit.language).examples.fields[field]
  const value = typed[field] ?? example.template[field] ?? ''
  const common = { visit, name: field, problem: problems[field], hint: t.hints[field] }
  if (field === 'languages') {
    const choices = languages.map((code) => ({ value: code, text: about[code].name }))
    return <Checkboxes {...common} label={t.languages} choices={choices} values={languagesIn(value)} />
  }
  if (field === 'costKronor' || field === 'costHours') {
    return <Input {...common} label={label} value={value} room={12} inputmode="numeric" ltr />
  }
  if (['period', 'contact', 'by', 'forWhom'].includes(field)) return <Input {...common} label={label} value={value} />
  return <Textarea {...common} label={label} value={value} rows={5} limit={4000} />
}
const Field = (props: FieldProps) => {
  const { visit, example, field, typed } = props
  const unknown = typed ? typed[`${field}-vet`] === 'ja' : example.template[field] === null
  return (
    <>
      <Value {...props} />
      <Checkboxes
        visit={visit}
        name={`${field}-vet`}
        label={texts(visit.language).examples.fields[field]}
        asked
        choices={[{ value: 'ja', text: bankTexts(visit.language).staff.unknown }]}
        values={unknown ? ['ja'] : []}
      />
    </>
  )
}

type Measuring = { visit: Visit; evidence: Kept } & Told
/** The facts of a follow-up: by the original and by everybody who took it up. */
export const MeasureFields = ({ visit, evidence, problems = {}, typed = {} }: Measuring) => {
  const t = bankTexts(visit.language).staff.evidence
  const was = (name: string, value: string | number | null | undefined) => ({
    ...{ visit, name, problem: problems[name] },
    value: typed[name] ?? (value === null || value === undefined ? '' : String(value).replace('.', ',')),
  })
  const digit = { room: 12, inputmode: 'decimal', ltr: true } as const
  return (
    <>
      <Input {...was('nar', evidence.period)} label={t.period} room={20} />
      <Input {...was('deltagare', evidence.participants)} label={t.participants} {...digit} />
      <Input {...was('matt', evidence.indicator)} label={t.indicator} hint={t.indicatorHint} />
      <Columns>
        <Input {...was('fore', evidence.before)} label={t.before} {...digit} />
        <Input {...was('forenar', evidence.beforeWhen)} label={t.beforeWhen} room={12} />
      </Columns>
      <Columns>
        <Input {...was('efter', evidence.after)} label={t.after} {...digit} />
        <Input {...was('efternar', evidence.afterWhen)} label={t.afterWhen} room={12} />
      </Columns>
      <Input
        {...was('antal', evidence.counted)}
        label={t.counted}
        hint={t.countedHint(formatNumber(visit.language, least))}
        {...digit}
      />
    </>
  )
}

const Evaluation = ({ visit, example, problems = {}, typed = {} }: Props) => {
  const t = bankTexts(visit.language).staff.evidence
  const all = bankTexts(visit.language).measured.evaluation
  const { evidence } = example
  return (
    <>
      <Radios
        visit={visit}
        name="utvarderad"
        label={t.evaluatedBy}
        value={typed.utvarderad ?? evidence.evaluatedBy ?? 'nej'}
        choices={[
          { value: 'nej', text: t.nobody },
          { value: 'external', text: all.external },
          { value: 'comparison', text: all.comparison },
        ]}
      />
      <Input
        visit={visit}
        name="rapport"
        type="url"
        label={t.report}
        value={typed.rapport ?? evidence.report ?? ''}
        problem={problems.rapport}
        optional
      />
    </>
  )
}
const Evidence = (props: Props) => {
  const { visit, example, problems = {}, typed = {} } = props
  const t = bankTexts(visit.language).staff.evidence
  const { evidence } = example
  return (
    <>
      <Lead>{t.lead}</Lead>
      <Input
        visit={visit}
        name="platser"
        label={t.places}
        value={typed.platser ?? (evidence.places ? String(evidence.places) : '')}
        problem={problems.platser}
        room={4}
        inputmode="numeric"
        ltr
      />
      <MeasureFields
        visit={visit}
        evidence={{ ...evidence, period: evidence.period ?? example.template.period ?? null }}
        problems={problems}
        typed={typed}
      />
      <Evaluation {...props} />
    </>
  )
}

const Contact = ({ visit, example, problems = {}, typed = {} }: Props) => {
  const t = bankTexts(visit.language).staff
  return (
    <>
      {example.hasMail && <p>{t.contactKept}</p>}
      <Input
        visit={visit}
        name="mejl"
        type="email"
        label={t.contactMail}
        hint={t.contactMailHint}
        value={typed.mejl ?? ''}
        problem={problems.mejl}
      />
    </>
  )
}

const Body = (props: Props) => {
  if (props.part === 'rubrik') return <Head {...props} />
  if (props.part === 'bevis') return <Evidence {...props} />
  if (props.part === 'kontakt') return <Contact {...props} />
  const fields: readonly TemplateField[] = formParts[props.part as FormPart]
  return (
    <>
      {fields.map((field) => (
        <Field {...props} field={field} />
      ))}
    </>
  )
}

export const PartPage = (props: Props) => {
  const { visit, example, part, problems, status } = props
  const t = bankTexts(visit.language).staff
  const own = `/exempelbanken/${example.id}`
  return (
    <Page visit={visit} title={t.parts[part]} back={own} width="staff" problems={problems} status={status}>
      <Form visit={visit} of={`${own}/${part}`} version={example.version}>
        <Body {...props} />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
