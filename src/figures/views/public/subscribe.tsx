import { Button, ButtonLink, Form, Input, Lead, Page, type Problems, Select } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Frame } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { named } from './words.ts'

const path = '/siffror/prenumerera'
type Props = {
  visit: Shown
  frame: Frame
  /** Whether a mail can go out at all. */
  open: boolean
  typed: { mail: string; indicator: string; municipality: string }
  problems?: Problems | undefined
}
const Fields = ({ visit, frame, typed, problems }: Props) => {
  const t = texts(visit.language).subscribe
  const indicators = frame.indicators.filter(({ coming, partOf }) => !coming && partOf === null)
  const mail = { label: t.mail, hint: t.mailHint, value: typed.mail, problem: problems?.mail }
  const about = { label: t.about, empty: t.everything, value: typed.indicator, problem: problems?.indicator }
  const where = { label: t.municipality, empty: t.any, value: typed.municipality, problem: problems?.municipality }
  return (
    <Form visit={visit} of={path}>
      <Input visit={visit} name="mail" {...mail} type="email" autocomplete="email" ltr />
      <Select
        visit={visit}
        name="indicator"
        {...about}
        options={indicators.map(({ slug, title }) => ({ value: slug, text: title }))}
      />
      <Select
        visit={visit}
        name="municipality"
        {...where}
        options={frame.places.map(({ code, name }) => ({ value: code, text: named(visit, name) }))}
      />
      <Button icon="bell">{t.ask}</Button>
    </Form>
  )
}

/** /siffror/prenumerera: by mail, about everything, one indicator or one municipality. */
export function SubscribePage(props: Props) {
  const { visit, open, problems } = props
  const t = texts(visit.language).subscribe
  return (
    <Page visit={visit} title={t.title} back="/siffror" problems={problems}>
      <Lead>{open ? t.lead : t.closed}</Lead>
      {open ? (
        <Fields {...props} />
      ) : (
        <ButtonLink href="/siffror/kalender">{texts(visit.language).ways.calendar}</ButtonLink>
      )}
    </Page>
  )
}
