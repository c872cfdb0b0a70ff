import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Radios,
  Select,
} from '../../design/index.ts'
import { MailAddress } from '../../people/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { ltr } from '../../shared/catalogue.ts'
import { about, languages } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { isolate } from '../../shared/texts.ts'
import type { Settings } from '../acts/settings.ts'
import { texts } from '../texts/index.ts'

type Again = { raw: Raw; problems: Record<string, string> }
type Props = { visit: Shown; settings: Settings; again?: Again | undefined; saved?: boolean }

const address = '/mina-uppgifter/aviseringar'

/** The sentences of a refused form, in the reader's language. */
function said({ visit, again }: Props): Record<string, string> {
  const t: Record<string, string> = texts(visit.language).problems
  return Object.fromEntries(Object.entries(again?.problems ?? {}).map(([name, key]) => [name, t[key] ?? key]))
}

/** How the reader is told what happens: by which way, where to, in which language. */
export function SettingsPage(props: Props) {
  const { visit, settings, saved } = props
  const t = texts(visit.language).settings
  const status = saved && <NotificationBanner title={t.saved} />
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter" problems={said(props)} status={status}>
      <Lead>{t.lead}</Lead>
      {settings.person.handlers ? (
        <InsetText>{t.protectedText}</InsetText>
      ) : (
        <>
          <Helper {...props} />
          <Choose {...props} />
          <h2>{t.change}</h2>
          <p>{t.changeText}</p>
          <ButtonGroup>
            <ButtonLink kind="secondary" href={`/mina-uppgifter/kontakt?till=${encodeURIComponent(address)}`}>
              {t.change}
            </ButtonLink>
          </ButtonGroup>
        </>
      )}
    </Page>
  )
}

function Choose(props: Props) {
  const { visit, settings, again } = props
  const t = texts(visit.language).settings
  const { person } = settings
  const problems = said(props)
  const value = (name: string, own: string) => (again ? typed(again.raw, name) || undefined : own)
  return (
    <Form visit={visit} of={address} version={person.version}>
      <Radios
        visit={visit}
        name="channel"
        label={t.channel}
        problem={problems.channel}
        value={value('channel', person.channel)}
        choices={[
          { value: 'sms', text: t.sms, hint: person.phone ? t.toPhone(ltr(person.phone)) : t.noPhone },
          { value: 'mail', text: t.mail, hint: person.mail ? <ToMail {...props} mail={person.mail} /> : t.noMail },
          { value: 'letter', text: t.letter, hint: t.letterHint },
        ]}
      />
      <Select
        visit={visit}
        name="language"
        label={t.language}
        problem={problems.language}
        value={value('language', person.language)}
        options={languages.map((code) => ({ value: code, text: about[code].name }))}
      />
      <ButtonGroup>
        <Button>{t.save}</Button>
      </ButtonGroup>
    </Form>
  )
}

/** The sentence, with the address in it broken where an address may be. */
function ToMail({ visit, mail }: Props & { mail: string }) {
  const sentence = texts(visit.language).settings.toMail(ltr(mail))
  const [before, after] = sentence.split(mail)
  return (
    <>
      {before}
      <MailAddress address={mail} />
      {after}
    </>
  )
}

function Helper({ visit, settings: { receiver } }: Props) {
  const t = texts(visit.language).settings
  if (!receiver) return null
  return (
    <InsetText>
      <p>
        <strong>{t.helper}</strong>
      </p>
      <p>{t.helperText(isolate(receiver.name))}</p>
      <Form visit={visit} of={`${address}/till-mig`}>
        <Button kind="secondary">{t.endHelper}</Button>
      </Form>
    </InsetText>
  )
}
