import { Checkboxes, Input, Radios, Select } from '../../design/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { protectionTexts } from '../../protection/index.ts'
import { about, languages } from '../../shared/language.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import { texts } from '../texts/index.ts'
import { isOther, Question, type QuestionProps, said, standing } from './frame.tsx'

const yes = (chosen: boolean | undefined) => (chosen ? ['yes'] : [])
const yesNo = (known: boolean | undefined) => (known === undefined ? undefined : known ? 'yes' : 'no')
/** The checkbox as typed just now, else as saved. */
export const ticked = (again: QuestionProps['again'], field: string, saved: boolean | undefined) =>
  yes(again ? again.raw[field] === 'yes' : saved)

function NumberField({ visit, open, again }: QuestionProps) {
  const t = texts(visit.language).name
  const { person } = open.draft
  return (
    <Input
      visit={visit}
      name="number"
      label={t.number}
      hint={visit.mode === 'demo' ? t.demoHint : t.numberHint}
      problem={said(visit, again?.problems).number}
      value={standing(again, 'number', person?.number ? showPersonalNumber(person.number) : '')}
      inputmode="numeric"
      ltr
    />
  )
}

const SafeWay = ({ visit }: Pick<QuestionProps, 'visit'>) => (
  <p>
    <a href="/skyddade-personuppgifter">{protectionTexts(visit.language).link}</a>
  </p>
)

export function NamePage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).name
  const problems = said(visit, again?.problems)
  const { person } = open.draft
  const own = !isOther(open)
  return (
    <Question {...props} page="name" title={own ? t.title : t.titleOther}>
      <SafeWay visit={visit} />
      <Input
        visit={visit}
        name="given"
        label={t.given}
        problem={problems.given}
        value={standing(again, 'given', person?.given)}
        autocomplete={own ? 'given-name' : 'off'}
      />
      <Input
        visit={visit}
        name="family"
        label={t.family}
        problem={problems.family}
        value={standing(again, 'family', person?.family)}
        autocomplete={own ? 'family-name' : 'off'}
      />
      <Radios
        visit={visit}
        name="hasNumber"
        label={t.has}
        problem={problems.hasNumber}
        value={standing(again, 'hasNumber', yesNo(person && person.number !== null))}
        choices={[
          { value: 'yes', text: t.yes, more: <NumberField {...props} /> },
          { value: 'no', text: t.no },
        ]}
      />
    </Question>
  )
}

function Reach({ visit, open, again }: QuestionProps) {
  const t = texts(visit.language).contact
  const problems = said(visit, again?.problems)
  const { contact } = open.draft
  const own = !isOther(open)
  return (
    <>
      <Input
        visit={visit}
        name="phone"
        type="tel"
        label={t.phone}
        hint={t.phoneHint}
        problem={problems.phone}
        value={standing(again, 'phone', contact?.phone)}
        autocomplete={own ? 'tel' : 'off'}
        optional
      />
      <Input
        visit={visit}
        name="mail"
        type="email"
        label={t.mailField}
        problem={problems.mail}
        value={standing(again, 'mail', contact?.mail)}
        autocomplete={own ? 'email' : 'off'}
        optional
      />
    </>
  )
}

function HelperFields({ visit, open, again }: QuestionProps) {
  const t = texts(visit.language).contact
  const problems = said(visit, again?.problems)
  const { receiver } = open.draft
  const field = (name: string, label: string, value: string | undefined) => ({
    visit,
    name,
    label,
    problem: problems[name],
    value: standing(again, name, value),
    autocomplete: 'off' as const,
  })
  return (
    <>
      <Input {...field('helperName', t.helperName, receiver?.name)} />
      <Input {...field('helperPhone', t.helperPhone, receiver?.phone)} type="tel" optional />
      <Input {...field('helperMail', t.helperMail, receiver?.mail)} type="email" optional />
    </>
  )
}

/** The person, or somebody who helps: said before anything is sent. */
function WhoIsTold(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).contact
  const saved = open.draft.contact && (open.draft.receiver ? 'helper' : 'self')
  return (
    <Radios
      visit={visit}
      name="receiver"
      label={t.receiver}
      hint={t.receiverHint}
      problem={said(visit, again?.problems).receiver}
      value={standing(again, 'receiver', saved ?? 'self')}
      choices={[
        { value: 'self', text: isOther(open) ? t.receiverPerson : t.receiverSelf },
        { value: 'helper', text: t.receiverHelper, more: <HelperFields {...props} /> },
      ]}
    />
  )
}

export function ContactPage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).contact
  const problems = said(visit, again?.problems)
  const { contact } = open.draft
  return (
    <Question {...props} page="contact" title={isOther(open) ? t.titleOther : t.title}>
      <Radios
        visit={visit}
        name="channel"
        label={t.channel}
        problem={problems.channel}
        value={standing(again, 'channel', contact?.channel)}
        choices={[
          { value: 'sms', text: t.sms },
          { value: 'mail', text: t.mail },
          { value: 'letter', text: t.letter, hint: t.letterHint },
        ]}
      />
      <Reach {...props} />
      <WhoIsTold {...props} />
      <Select
        visit={visit}
        name="language"
        label={t.language}
        problem={problems.language}
        value={standing(again, 'language', contact?.language ?? visit.language)}
        options={languages.map((code) => ({ value: code, text: about[code].name }))}
      />
      <Checkboxes
        visit={visit}
        name="interpreter"
        label={t.interpreter}
        optional
        values={ticked(again, 'interpreter', contact?.interpreter)}
        choices={[{ value: 'yes', text: t.interpreterYes }]}
      />
    </Question>
  )
}

export function HomePage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).home
  const problems = said(visit, again?.problems)
  const saved = open.draft.home
  const list = (
    <Select
      visit={visit}
      name="municipality"
      label={t.municipality}
      problem={problems.municipality}
      value={standing(again, 'municipality', saved?.municipality ?? '')}
      options={municipalities.map(({ code, name }) => ({ value: code, text: name }))}
    />
  )
  return (
    <Question {...props} page="home" title={isOther(open) ? t.titleOther : t.title}>
      <Radios
        visit={visit}
        name="has"
        label={t.has}
        hint={t.hint}
        problem={problems.has}
        value={standing(again, 'has', yesNo(saved && saved.municipality !== null))}
        choices={[
          { value: 'yes', text: t.yes, more: list },
          { value: 'no', text: t.no, hint: t.noHint },
        ]}
      />
    </Question>
  )
}
