import {
  Button,
  type Children,
  Details,
  Form,
  Input,
  InsetText,
  Lead,
  Links,
  Page,
  type Problems,
  Select,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { keys } from '../domain/parameter.ts'
import type { Run, Scenario } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { References } from './reference.tsx'
import { keyName } from './words.tsx'

export type WorkProps = {
  visit: Shown
  scenarios: readonly Scenario[]
  runs: readonly Run[]
  /** Which of the forms was refused, with what was typed in it. */
  of?: string
  problems?: Problems
  typed?: Record<string, string>
  status?: string | undefined
}

const fieldOf =
  ({ visit, of, problems = {}, typed = {} }: WorkProps, form: string, usual: Record<string, string> = {}) =>
  (name: string) =>
    of === form ? { visit, name, value: typed[name], problem: problems[name] } : { visit, name, value: usual[name] }

type StepProps = { visit: Shown; name: string; of?: string | undefined; title: string; children?: Children }
/** Folded, but for the one that is most often used and the one that was refused. */
const Step = ({ visit, name, of = 'korning', title, children }: StepProps) => (
  <Details title={title} open={of === name}>
    <Form visit={visit} of={`/prognos/arbete/${name}`}>
      {children}
    </Form>
  </Details>
)

const Which = ({ scenarios, field, visit }: { scenarios: readonly Scenario[]; field: object; visit: Shown }) => {
  const t = texts(visit.language).staff
  const options = scenarios.map(({ id, name }) => ({ value: id, text: name }))
  return <Select {...(field as { visit: Shown; name: string })} label={t.scenario} empty={t.base} options={options} />
}

const Enter = (props: WorkProps) => {
  const { staff: t, status } = texts(props.visit.language)
  const field = fieldOf(props, 'antagande')
  const sexes = Object.entries(t.sex).map(([value, text]) => ({ value, text }))
  const kinds = (['assumption', 'fact'] as const).map((value) => ({ value, text: status[value] }))
  return (
    <Step visit={props.visit} of={props.of} name="antagande" title={t.enter}>
      <References visit={props.visit} />
      <Select
        {...field('vad')}
        label={t.key}
        options={keys.map((value) => ({ value, text: keyName(props.visit, value) }))}
      />
      <Input {...field('tal')} label={t.value} hint={t.valueHint} room={12} inputmode="decimal" />
      <Input {...field('p10')} label={t.low} room={12} inputmode="decimal" />
      <Input {...field('p90')} label={t.high} room={12} inputmode="decimal" />
      <Select {...field('kon')} label={t.who} empty={t.anybody} options={sexes} />
      <Input {...field('hushall')} label={t.household} hint={t.householdHint} room={20} />
      <Input {...field('fran')} label={t.from} room={12} />
      <Input {...field('till')} label={t.to} room={12} />
      <Input {...field('kalla')} label={t.source} />
      <Input {...field('kallans')} label={t.sourceDate} room={12} />
      <Input {...field('agare')} label={t.owner} />
      <Select {...field('slag')} label={t.kind} options={kinds} />
      <Input {...field('anteckning')} label={t.note} />
      <Which visit={props.visit} scenarios={props.scenarios} field={field('scenario')} />
      <Button kind="secondary">{t.save}</Button>
    </Step>
  )
}

const Copy = (props: WorkProps) => {
  const t = texts(props.visit.language).staff
  const field = fieldOf(props, 'scenario')
  return (
    <Step visit={props.visit} of={props.of} name="scenario" title={t.copy}>
      <Input {...field('namn')} label={t.scenarioName} hint={t.copyAbout} />
      <Which visit={props.visit} scenarios={props.scenarios} field={field('scenario')} />
      <Button kind="secondary">{t.copyButton}</Button>
    </Step>
  )
}

const RunBox = (props: WorkProps) => {
  const t = texts(props.visit.language).staff
  const field = fieldOf(props, 'korning', { antal: '1000', fro: '2018' })
  return (
    <Step visit={props.visit} of={props.of} name="korning" title={t.run}>
      <Input {...field('namn')} label={t.runName} />
      <Which visit={props.visit} scenarios={props.scenarios} field={field('scenario')} />
      <Input {...field('forsta')} label={t.first} room={4} inputmode="numeric" />
      <Input {...field('sista')} label={t.last} room={4} inputmode="numeric" />
      <Input {...field('antal')} label={t.draws} room={8} inputmode="numeric" />
      <Input {...field('fro')} label={t.seed} room={12} inputmode="numeric" />
      <Button>{t.runButton}</Button>
    </Step>
  )
}

const Test = (props: WorkProps) => {
  const t = texts(props.visit.language).staff
  const field = fieldOf(props, 'prov')
  return (
    <Step visit={props.visit} of={props.of} name="prov" title={t.test}>
      <Input {...field('ar')} label={t.testYear} room={4} inputmode="numeric" />
      <Button kind="secondary">{t.testButton}</Button>
    </Step>
  )
}

/** /prognos/arbete: the economist's own. */
export const WorkPage = (props: WorkProps) => {
  const { visit, runs, problems, status } = props
  const t = texts(visit.language).staff
  return (
    <Page
      visit={visit}
      title={t.work}
      back="/prognos"
      width="staff"
      problems={problems}
      status={status && <InsetText>{status}</InsetText>}
    >
      <Lead>{t.lead}</Lead>
      {runs.length > 0 && <h2>{t.drafts}</h2>}
      <Links
        links={runs.map(({ id, name, from, to, status: is }) => ({
          ...{ href: `/prognos/korning/${id}`, text: `${name} ${from}–${to}`.trim() },
          about: is === 'draft' ? t.draft : t.published,
        }))}
      />
      <RunBox {...props} />
      <Enter {...props} />
      <Copy {...props} />
      <Test {...props} />
    </Page>
  )
}
