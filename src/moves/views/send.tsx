import type { Whole } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  Lead,
  type Option,
  Page,
  Radios,
  Select,
  Textarea,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Choosable } from '../queries/along.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; raw?: Raw | undefined; problems?: Record<string, string> | undefined }
const value = ({ raw }: Props, name: string) => (raw && typed(raw, name)) || undefined

function Where(props: Props & { homes: Option[] }) {
  const { visit, homes, problems } = props
  const t = texts(visit.language).sending
  return (
    <Select
      visit={visit}
      name="municipality"
      label={t.municipality}
      empty={t.choose}
      options={homes}
      value={value(props, 'municipality')}
      problem={problems?.municipality}
    />
  )
}

function WhenAndWhy(props: Props) {
  const { visit, problems } = props
  const t = texts(visit.language).sending
  const day = { day: value(props, 'day-day'), month: value(props, 'day-month'), year: value(props, 'day-year') }
  return (
    <>
      <DateInput visit={visit} name="day" label={t.day} hint={t.dayHint} optional value={day} problem={problems?.day} />
      <Say {...props} />
    </>
  )
}

const Say = (props: Props) => (
  <Textarea
    visit={props.visit}
    name="text"
    label={texts(props.visit.language).sending.text}
    optional
    rows={3}
    limit={500}
    value={value(props, 'text')}
    problem={props.problems?.text}
  />
)

export function HomePage(props: Props & { whole: Seen<Whole>; homes: Option[] }) {
  const { visit, whole, problems } = props
  const t = texts(visit.language).sending
  const record = `/ansokningar/${whole.id}`
  return (
    <Page visit={visit} title={t.title} width="staff" back={record} problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={`${record}/flytta/kommun`} version={whole.version}>
        <Where {...props} />
        <WhenAndWhy {...props} />
        <ButtonGroup>
          <Button>{t.press}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

export function CoursePage(props: Props & { whole: Seen<Whole>; rounds: Choosable[] }) {
  const { visit, whole, rounds, problems } = props
  const t = texts(visit.language).sending
  const record = `/ansokningar/${whole.id}`
  const options = rounds.map(({ id, course, school, starts }) => ({
    value: id,
    text: `${course}, ${school}, ${formatDate(visit.language, starts)}`,
  }))
  const ways = Object.entries(t.ways).map(([way, text]) => ({ value: way, text }))
  return (
    <Page visit={visit} title={t.courseTitle} width="staff" back={record} problems={problems}>
      <Lead>{t.courseLead}</Lead>
      <Form visit={visit} of={`${record}/flytta/kurs`} version={whole.version}>
        <Select
          visit={visit}
          name="round"
          label={t.round}
          empty={t.chooseRound}
          options={options}
          value={value(props, 'round')}
          problem={problems?.round}
        />
        <Radios
          visit={visit}
          name="agreed"
          label={t.agreed}
          choices={ways}
          value={value(props, 'agreed')}
          problem={problems?.agreed}
        />
        <Say {...props} />
        <ButtonGroup>
          <Button>{t.pressCourse}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

export function AskPage(props: Props & { homes: Option[] }) {
  const { visit, problems } = props
  const t = texts(visit.language).sending
  return (
    <Page visit={visit} title={t.askTitle} width="staff" back="/flyttar" problems={problems}>
      <Lead>{t.askLead}</Lead>
      <Form visit={visit} of="/flytt/begar">
        <Where {...props} />
        <Input
          visit={visit}
          name="number"
          label={t.number}
          hint={t.numberHint}
          room={20}
          ltr
          value={value(props, 'number')}
          problem={problems?.number}
        />
        <WhenAndWhy {...props} />
        <ButtonGroup>
          <Button>{t.pressAsk}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}
