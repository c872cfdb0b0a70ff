import { Button, Checkboxes, FileUpload, Input, Lead, Page, Radios, Select, Textarea } from '../../design/index.ts'
import { texts } from '../texts/index.ts'
import { FromFile } from './from-file.tsx'
import { fieldOf, Kept, Step, type WorkProps } from './work-parts.tsx'

const Lanstal = (props: WorkProps) => {
  const t = texts(props.visit.language).staff.lanstal
  const part = { ...props, name: 'lanstal' }
  const field = fieldOf(part)
  return (
    <Step {...part} title={t.title}>
      <Input {...field('ar')} label={t.year} room={4} inputmode="numeric" />
      <Input {...field('hela')} label={t.total} room={8} inputmode="numeric" />
      <Input {...field('del1')} label={t.partOne} room={8} inputmode="numeric" />
      <Input {...field('del2')} label={t.partTwo} room={8} inputmode="numeric" />
      <Kept {...part} />
      <Button>{t.save}</Button>
    </Step>
  )
}

const Rule = (props: WorkProps) => {
  const { staff, tryOut } = texts(props.visit.language)
  const t = staff.rule
  const part = { ...props, name: 'regel' }
  const field = fieldOf(part, { satt: 'equalise', gamma: '1', e: '0', avrundning: 'sainte_lague' })
  const modes = [
    { value: 'equalise', text: tryOut.equalise },
    { value: 'blend', text: tryOut.blend },
  ]
  const roundings = [
    { value: 'sainte_lague', text: t.sainteLague },
    { value: 'largest_remainder', text: t.largest },
  ]
  const options = [
    { value: 'plan', text: t.keepPlan },
    { value: 'del2', text: t.partTwo },
  ]
  return (
    <Step {...part} title={t.title}>
      <Input {...field('namn')} label={t.name} />
      <Radios {...field('satt')} label={t.mode} choices={modes} />
      <Input {...field('gamma')} label={t.gamma} room={4} inputmode="decimal" />
      <Input {...field('e')} label={t.effect} room={4} inputmode="decimal" />
      <Radios {...field('avrundning')} label={t.rounding} choices={roundings} />
      <Checkboxes
        {...field('val')}
        label={t.options}
        choices={options}
        values={props.of === 'regel' ? props.chosen : []}
      />
      <Textarea {...field('vikter')} label={t.weights} hint={t.weightsHint} rows={4} />
      <Textarea {...field('granser')} label={t.bounds} hint={t.boundsHint} rows={4} />
      <Kept {...part} />
      <Button>{t.save}</Button>
    </Step>
  )
}

const Figures = (props: WorkProps) => {
  const t = texts(props.visit.language).staff.figures
  const part = { ...props, name: 'underlag' }
  const field = fieldOf(part, { sort: 'observed' })
  const sorts = [
    { value: 'observed', text: t.observed },
    { value: 'forecast', text: t.forecast },
  ]
  const { value: _, ...file } = field('fil')
  return (
    <Step {...part} title={t.title}>
      <Select
        {...field('vad')}
        label={t.what}
        options={Object.entries(t.kinds).map(([value, text]) => ({ value, text }))}
      />
      <Input {...field('period')} label={t.period} hint={t.periodHint} room={8} />
      <Radios {...field('sort')} label={t.kind} choices={sorts} />
      <Textarea {...field('rader')} label={t.rows} hint={t.rowsHint} rows={6} />
      <FileUpload {...file} label={t.file} accept=".csv,.txt,.xlsx" />
      <Kept {...part} />
      <Button>{t.save}</Button>
    </Step>
  )
}

const County = (props: WorkProps) => {
  const { county: t, kept } = texts(props.visit.language).staff
  const part = { ...props, name: 'lan' }
  const field = fieldOf(part)
  return (
    <Step {...part} title={t.title(props.county)}>
      <Input {...field('lan')} label={t.name} hint={t.hint} room={20} />
      <Input {...field('kalla')} label={kept.source} />
      <Button kind="secondary">{t.save}</Button>
    </Step>
  )
}

const Calculate = (props: WorkProps) => {
  const { staff } = texts(props.visit.language)
  const t = staff.calculate
  const part = { ...props, name: 'berakna', of: props.of ?? 'berakna' }
  const field = fieldOf(part)
  if (props.rules.length === 0) return null
  return (
    <Step {...part} title={t.title}>
      <Input {...field('ar')} label={staff.lanstal.year} room={4} inputmode="numeric" />
      <Select
        {...field('regel')}
        label={t.rule}
        options={props.rules.map(({ id, name, from }) => ({ value: id, text: `${name} (${from})` }))}
      />
      <Input {...field('anteckning')} label={t.note} />
      <Button>{t.save}</Button>
    </Step>
  )
}

export const WorkPage = (props: WorkProps) => {
  const { visit, problems, status } = props
  const t = texts(visit.language).staff
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/fordelning"
      width="staff"
      problems={problems}
      status={status && <p>{status}</p>}
    >
      <Lead>{t.lead}</Lead>
      <Calculate {...props} />
      <Lanstal {...props} />
      <Rule {...props} />
      <Figures {...props} />
      <FromFile {...props} kind="lanstal" />
      <FromFile {...props} kind="regler" />
      <County {...props} />
    </Page>
  )
}
