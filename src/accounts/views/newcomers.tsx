import { Button, ButtonGroup, CodeInput, Form, Input, Lead, Page } from '../../design/index.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Message } from '../delivery.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { Around, OtherWay, PracticeMessage, type Signing, said } from './parts.tsx'

type Typed = { typed?: string | undefined }
const ways = ({ till }: Signing) => onTheWay('/logga-in', till)

export function CodePage(props: Signing & Typed) {
  const { visit } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.code.title} back={ways(props)} problems={problems}>
      <Form visit={visit} of="/logga-in/kod">
        <CodeInput
          visit={visit}
          name="code"
          label={t.code.label}
          hint={t.code.hint}
          length={9}
          value={props.typed}
          problem={problems.code}
          asked
        />
        <Around {...props} />
        <ButtonGroup>
          <Button>{t.ways.enter}</Button>
        </ButtonGroup>
      </Form>
      <OtherWay {...props} />
    </Page>
  )
}

/** `phone`: an sms can be sent as well, not only a mail. */
export function ContactPage(props: Signing & Typed & { phone: boolean }) {
  const { visit, phone } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  const label = phone ? t.contact.label : t.contact.labelMail
  return (
    <Page visit={visit} title={t.contact.title} back={ways(props)} problems={problems}>
      <Form visit={visit} of="/logga-in/telefon">
        <Input
          visit={visit}
          name="contact"
          label={label}
          hint={t.contact.hint}
          value={props.typed}
          problem={problems.contact}
          autocomplete="username"
          ltr
        />
        <Around {...props} />
        <ButtonGroup>
          <Button>{t.contact.send}</Button>
        </ButtonGroup>
      </Form>
      <OtherWay {...props} />
    </Page>
  )
}

type Asked = { to: string | null; message: Message | null; again: string }

export function DigitsPage(props: Signing & Typed & Asked) {
  const { visit, to, message } = props
  const t = texts(visit.language).digits
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.title} back={props.again} problems={problems}>
      <Lead>{t.sent}</Lead>
      {to && <p>{t.to(to)}</p>}
      <PracticeMessage visit={visit} message={message} />
      <Form visit={visit} of="/logga-in/siffror">
        <CodeInput
          visit={visit}
          name="digits"
          label={t.label}
          length={6}
          digits
          value={props.typed}
          problem={problems.digits}
        />
        <Around {...props} asks={false} />
        <ButtonGroup>
          <Button>{texts(visit.language).ways.enter}</Button>
        </ButtonGroup>
      </Form>
      <p>
        <a href={props.again}>{t.again}</a>
      </p>
    </Page>
  )
}

type Sharer = { id: string; name: string; made: string | Date }

export function WhoPage(props: Signing & { sharers: Sharer[] }) {
  const { visit, sharers } = props
  const t = texts(visit.language).who
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.title} back={ways(props)} problems={problems}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/logga-in/vem">
        <Around {...props} asks={false} />
        <ButtonGroup>
          {sharers.map(({ id, name, made }) => (
            <Button kind="secondary" name="account" value={id}>
              {name || t.nameless(formatDate(visit.language, new Date(made)))}
            </Button>
          ))}
        </ButtonGroup>
      </Form>
      <OtherWay {...props} />
    </Page>
  )
}

export function ReceiptPage(props: Signing & { receipt?: string; code?: string }) {
  const { visit } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  const bound = { visit, length: 9 }
  return (
    <Page visit={visit} title={t.receipt.title} back={ways(props)} problems={problems}>
      <Lead>{t.receipt.about}</Lead>
      <Form visit={visit} of="/logga-in/ansokan">
        <CodeInput
          {...bound}
          name="receipt"
          label={t.receipt.number}
          hint={t.receipt.numberHint}
          value={props.receipt}
          problem={problems.receipt}
        />
        <CodeInput
          {...bound}
          name="code"
          label={t.receipt.code}
          hint={t.receipt.codeHint}
          digits
          value={props.code}
          problem={problems.code}
        />
        <Around {...props} />
        <ButtonGroup>
          <Button>{t.ways.enter}</Button>
        </ButtonGroup>
      </Form>
      <OtherWay {...props} />
    </Page>
  )
}
