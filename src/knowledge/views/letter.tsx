import { Button, Form, Input, Lead, Page, Radios, Textarea, type Shown as Visit } from '../../design/index.ts'
import type { Opened } from '../acts/letters.ts'
import { texts } from '../bank/texts/index.ts'
import { deedOf } from '../domain/letter.ts'
import { OutcomeFields } from './adoptions.tsx'
import { AnswerField, Asked } from './questions.tsx'
import type { Told } from './told.ts'

type Props = { visit: Visit; letter: Opened; path: string } & Told

const Check = ({ visit, problems = {}, typed = {} }: Props) => {
  const t = texts(visit.language).letterPage
  return (
    <Radios
      visit={visit}
      name="svar"
      label={t.lead}
      value={typed.svar ?? 'true'}
      choices={(['true', 'changed', 'ended', 'other'] as const).map((value) => ({
        value,
        text: t.choices[value],
        ...(value === 'other' && {
          more: (
            <Input visit={visit} name="mejl" type="email" label={t.mail} value={typed.mejl} problem={problems.mejl} />
          ),
        }),
      }))}
    />
  )
}

const Deed = (props: Props) => {
  const { visit, letter, problems, typed } = props
  const t = texts(visit.language)
  const deed = deedOf[letter.kind]
  return (
    <Form visit={visit} of={props.path}>
      {deed === 'check' && (
        <>
          <Check {...props} />
          <Textarea
            visit={visit}
            name="text"
            label={t.letterPage.text}
            value={typed?.text}
            problem={problems?.text}
            rows={3}
            limit={1000}
            optional
          />
        </>
      )}
      {deed === 'result' && letter.adoption && (
        <OutcomeFields visit={visit} adoption={letter.adoption} problems={problems} typed={typed} />
      )}
      {deed === 'answer' && letter.question && (
        <>
          <Asked visit={visit} question={letter.question} />
          <AnswerField visit={visit} problems={problems} typed={typed} />
        </>
      )}
      <Button>{t.letterPage.send}</Button>
    </Form>
  )
}

/** Behind the link of a letter: opening it does nothing, its button does. */
export const LetterPage = (props: Props) => {
  const { visit, letter, problems, status, path } = props
  const t = texts(visit.language)
  const deed = deedOf[letter.kind]
  const title =
    deed === 'check'
      ? t.letterPage.ask(letter.title)
      : deed === 'result'
        ? t.staff.resultOf(letter.title)
        : `${t.staff.kinds[letter.question?.kind ?? 'question']}: ${letter.title}`
  return (
    <Page visit={visit} title={title} back="/goda-exempel" problems={problems} status={status}>
      {letter.standing === 'open' && <Deed {...props} />}
      {letter.standing === 'used' && !status && <Lead>{t.letterPage.used}</Lead>}
      {letter.standing === 'ended' && !status && (
        <>
          <Lead>{t.letterPage.ended}</Lead>
          <Form visit={visit} of={`${path}/igen`}>
            <Button>{t.letterPage.again}</Button>
          </Form>
        </>
      )}
      {letter.slug && (
        <p>
          <a href={`/goda-exempel/${letter.slug}`}>{t.letterPage.read}</a>
        </p>
      )}
    </Page>
  )
}
export const LetterGonePage = ({ visit }: { visit: Visit }) => {
  const t = texts(visit.language).letterPage
  return (
    <Page visit={visit} title={t.gone} back="/goda-exempel">
      <Lead>{t.goneAbout}</Lead>
    </Page>
  )
}
