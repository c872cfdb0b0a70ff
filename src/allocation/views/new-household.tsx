import {
  Button,
  Checkboxes,
  Form,
  Input,
  Page,
  type Problems,
  Radios,
  Select,
  type Shown,
  Textarea,
} from '../../design/index.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; problems?: Problems; typed?: Record<string, string>; needs?: string[] }

/** What the advice asks for, and nothing about who they are. */
export const NewHouseholdPage = ({ visit, problems = {}, typed = {}, needs = [] }: Props) => {
  const t = texts(visit.language).placing.new
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  const areas = Object.entries(t.areas).map(([value, text]) => ({ value, text }))
  const grounds = [
    { value: 'consent', text: t.consent },
    { value: 'duty', text: t.duty },
  ]
  const choices = [
    { value: 'vard', text: t.care },
    { value: 'trappor', text: t.stepFree },
  ]
  return (
    <Page visit={visit} title={t.title} back="/placering" width="staff" problems={problems}>
      <Form visit={visit} of="/placering/ny">
        <Input {...field('beteckning')} label={t.reference} />
        <Input {...field('nummer')} label={t.number} hint={t.numberHint} ltr />
        <Input {...field('personer')} label={t.size} room={4} inputmode="numeric" />
        <Input {...field('rum')} label={t.rooms} room={4} inputmode="numeric" />
        <Input {...field('skola')} label={t.school} room={4} inputmode="numeric" />
        <Checkboxes visit={visit} name="behov" label={t.needs} choices={choices} values={needs} />
        <Select {...field('arbete')} label={t.work} options={areas} />
        <Textarea {...field('onskan')} label={t.wishes} hint={t.namesHint} rows={2} />
        <Textarea {...field('anknytning')} label={t.ties} hint={t.namesHint} rows={2} />
        <Radios {...field('grund')} label={t.ground} choices={grounds} />
        <Input {...field('grundtext')} label={t.note} />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
