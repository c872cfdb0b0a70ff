import {
  Button,
  Checkboxes,
  Form,
  Input,
  Lead,
  Links,
  Page,
  type Problems,
  Radios,
  Select,
  type Shown as Visit,
} from '../../design/index.ts'
import { followed } from '../domain/announcement.ts'
import { texts } from '../texts/index.ts'

const path = '/nyhetsbrev'
type Props = {
  visit: Visit
  themes: readonly string[]
  places: readonly { code: string; name: string }[]
  /** Whether a mail can go out at all. */
  open: boolean
  typed: { mejl: string; amne: string; kommun: string; takt: string; slag: string[] }
  problems?: Problems | undefined
}
const Fields = ({ visit, themes, places, typed, problems = {} }: Props) => {
  const t = texts(visit.language).newsletter
  const field = (name: Exclude<keyof Props['typed'], 'slag'>) => ({
    visit,
    name,
    value: typed[name],
    problem: problems[name],
  })
  const named = texts(visit.language).search.kinds
  const paces = (['weekly', 'daily'] as const).map((value) => ({ value, text: t.paces[value] }))
  return (
    <Form visit={visit} of={path}>
      <Input {...field('mejl')} label={t.mail} hint={t.mailHint} type="email" autocomplete="email" ltr />
      <Checkboxes
        visit={visit}
        name="slag"
        label={t.kinds}
        choices={followed.map((value) => ({ value, text: named[value] }))}
        values={typed.slag}
        problem={problems.slag}
      />
      <Select
        {...field('amne')}
        label={t.theme}
        empty={t.everything}
        options={themes.map((value) => ({ value, text: value }))}
      />
      <Select
        {...field('kommun')}
        label={t.municipality}
        empty={t.any}
        options={places.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Radios {...field('takt')} label={t.pace} choices={paces} />
      <Button icon="bell">{t.ask}</Button>
    </Form>
  )
}

/** /nyhetsbrev: what is new, by mail: all of it, one theme or one municipality. */
export function NewsletterPage(props: Props) {
  const { visit, open, problems } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.newsletter.title} back="/kunskap" problems={problems}>
      <Lead>{open ? t.newsletter.lead : t.newsletter.closed}</Lead>
      {open ? <Fields {...props} /> : <Links links={[{ href: '/kunskap/flode.atom', text: t.atom }]} />}
    </Page>
  )
}
