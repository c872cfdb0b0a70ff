import { Button, Checkboxes, Form, Input, Lead, Page, ProtectedBanner, Select } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { typed } from '../../platform/input.ts'
import type { Opened } from '../acts/open.ts'
import type { Colleague, NamedRow, School } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'
import { type Drawn, NamedAtHome, typedMany, Who } from './fields.tsx'

type Props = Drawn & { it: Seen<Opened>; name: string }

export function WhoPage(props: Props) {
  const { visit, it, name, problems } = props
  const t = staffTexts(visit.language).who
  return (
    <Page visit={visit} title={`${t.title}, ${name}`} back={`/skyddade/${it.person}`} problems={problems}>
      <ProtectedBanner visit={visit} />
      <Form visit={visit} of={`/skyddade/${it.person}/uppgifter`} version={it.version}>
        <Who {...props} />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}

type NamingProps = Props & { colleagues: readonly Colleague[]; named: readonly NamedRow[]; schools: readonly School[] }
export function NamingPage(props: NamingProps) {
  const { visit, it, name, raw, problems, named } = props
  const t = staffTexts(visit.language).naming
  const chosen = typedMany(raw, 'named')
  const atHome = named.filter(({ home }) => home).map(({ account }) => account)
  return (
    <Page visit={visit} title={`${t.title}, ${name}`} back={`/skyddade/${it.person}`} problems={problems}>
      <ProtectedBanner visit={visit} />
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={`/skyddade/${it.person}/handlaggare`} version={it.version}>
        <NamedAtHome {...props} label={t.home} chosen={chosen.length > 0 ? chosen : atHome} />
        <Elsewhere {...props} />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}

function Elsewhere({ visit, raw, problems, named, schools }: NamingProps) {
  const t = staffTexts(visit.language).naming
  const there = named.filter(({ home }) => !home)
  if (schools.length === 0 && there.length === 0) return null
  return (
    <>
      {there.length > 0 && (
        <Checkboxes
          visit={visit}
          name="remove"
          label={t.schools}
          values={typedMany(raw, 'remove')}
          choices={there.map(({ account, name, place }) => ({ value: account, text: t.remove(name, place) }))}
        />
      )}
      <Select
        visit={visit}
        name="school"
        label={t.school}
        empty={t.nobody}
        value={typed(raw, 'school')}
        options={schools.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Input
        visit={visit}
        name="mail"
        type="email"
        label={t.mail}
        hint={t.mailHint}
        optional
        value={typed(raw, 'mail')}
        problem={problems.mail}
      />
    </>
  )
}

/** `proposed`: nobody, the reader or another has proposed that the protection ends. */
export function EndingPage({ visit, it, name, problems, proposed }: Props & { proposed: 'no' | 'own' | 'other' }) {
  const t = staffTexts(visit.language).ending
  const press = (answer: 'propose' | 'end' | 'keep', kind: 'primary' | 'secondary' | 'danger') => (
    <Form visit={visit} of={`/skyddade/${it.person}/slut`} version={it.version}>
      <input type="hidden" name="answer" value={answer} />
      <Button kind={kind}>{t[answer]}</Button>
    </Form>
  )
  return (
    <Page visit={visit} title={`${t.title}, ${name}`} back={`/skyddade/${it.person}`} problems={problems}>
      <ProtectedBanner visit={visit} />
      <Lead>{t.lead}</Lead>
      {proposed === 'no' && press('propose', 'danger')}
      {proposed === 'own' && <p>{t.own}</p>}
      {proposed === 'other' && <p>{t.waiting}</p>}
      {proposed === 'other' && press('end', 'danger')}
      {proposed !== 'no' && press('keep', 'secondary')}
    </Page>
  )
}
