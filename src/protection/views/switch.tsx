import { Button, Form, Input, Lead, Page, ProtectedBanner, Select, WarningText } from '../../design/index.ts'
import { fullName, type Person } from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { typed } from '../../platform/input.ts'
import { about, languages } from '../../shared/language.ts'
import type { Colleague } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'
import { type Drawn, Grade, NamedAtHome, Reason, Who } from './fields.tsx'

type Props = Drawn & { colleagues: readonly Colleague[] }

/** Moves somebody into the vault. */
export function SwitchPage(props: Props & { person: Seen<Person> }) {
  const { visit, person, problems } = props
  const t = staffTexts(visit.language).on
  return (
    <Page visit={visit} title={t.title} back="/arbetslista" problems={problems}>
      <p>
        <strong>
          <bdi>{fullName(person)}</bdi>
        </strong>
      </p>
      <Lead>{t.lead}</Lead>
      <ul>
        {t.effects.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Form visit={visit} of={`/personer/${person.id}/skydd`} version={person.version}>
        <Grade {...props} />
        <Reason {...props} />
        <NamedAtHome {...props} label={t.named} hint={t.namedHint} />
        <Button kind="danger">{t.press}</Button>
      </Form>
    </Page>
  )
}

/** Somebody who called: written straight into the vault. */
export function RecordPage(props: Props) {
  const { visit, raw, problems } = props
  const t = staffTexts(visit.language)
  return (
    <Page visit={visit} title={t.record.title} back="/skyddade" problems={problems}>
      <ProtectedBanner visit={visit} />
      <Lead>{t.record.lead}</Lead>
      <Form visit={visit} of="/skyddade/ny">
        <Who {...props} />
        <Input
          visit={visit}
          name="number"
          label={t.record.number}
          hint={t.record.numberHint}
          optional
          ltr
          value={typed(raw, 'number')}
          problem={problems.number}
        />
        <Select
          visit={visit}
          name="language"
          label={t.record.language}
          value={typed(raw, 'language') || 'sv'}
          options={languages.map((language) => ({ value: language, text: about[language].name }))}
        />
        <Interpreter {...props} />
        <Grade {...props} />
        <WarningText visit={visit}>{t.record.fictitious}</WarningText>
        <Reason {...props} />
        <NamedAtHome {...props} label={t.on.named} hint={t.on.namedHint} />
        <Button>{t.record.press}</Button>
      </Form>
    </Page>
  )
}

const Interpreter = ({ visit, raw }: Drawn) => {
  const t = staffTexts(visit.language).record
  return (
    <div class="choice">
      <input
        type="checkbox"
        id="interpreter"
        name="interpreter"
        value="ja"
        checked={typed(raw, 'interpreter') === 'ja'}
      />
      <label for="interpreter">{t.interpreter}</label>
    </div>
  )
}
