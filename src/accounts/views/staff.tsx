import { Button, ButtonGroup, ButtonLink, CodeInput, Form, Input, Lead, Page, Quiet } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Message } from '../delivery.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { Around, OtherWay, PracticeMessage, type Signing, said } from './parts.tsx'
import { type KeyAsked, Passkey } from './passkey.tsx'

type Ways = { asked: KeyAsked; mail: boolean; oidc: boolean; typed?: string | undefined }

const ByKey = (props: Signing & Ways) => {
  const t = texts(props.visit.language).staff
  return (
    <section>
      <h2>{t.key}</h2>
      <p>{t.keyAbout}</p>
      <Passkey visit={props.visit} does="get" asked={props.asked}>
        <Form visit={props.visit} of="/logga-in/nyckel">
          <input type="hidden" name="answer" />
          <Around {...props} asks={false} />
          <ButtonGroup>
            <Button>{t.keyPress}</Button>
          </ButtonGroup>
        </Form>
      </Passkey>
    </section>
  )
}

const ByMail = (props: Signing & Ways & { problem: string | undefined }) => {
  const { visit, typed, problem } = props
  const t = texts(visit.language).staff
  return (
    <section>
      <h2>{t.mail}</h2>
      <p>{t.mailAbout}</p>
      <Form visit={visit} of="/logga-in/lank">
        <Input
          visit={visit}
          name="mail"
          label={t.mailLabel}
          type="email"
          value={typed}
          problem={problem}
          autocomplete="email"
        />
        <input type="hidden" name="till" value={props.till} />
        <ButtonGroup>
          <Button kind="secondary">{t.mailPress}</Button>
        </ButtonGroup>
      </Form>
    </section>
  )
}

const ByOidc = ({ visit, till }: Signing) => {
  const t = texts(visit.language).staff
  return (
    <section>
      <h2>{t.oidc}</h2>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={onTheWay('/logga-in/tjanst', till)}>
          {t.oidcPress}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}

/** A key, a link by mail with the digits of an app, or the municipality's own sign-in. There are no passwords. */
export function StaffPage(props: Signing & Ways) {
  const { visit, mail, oidc } = props
  const problems = said(visit, props.problems)
  return (
    <Page
      visit={visit}
      title={texts(visit.language).staff.title}
      back={onTheWay('/logga-in', props.till)}
      problems={problems}
    >
      <ByKey {...props} />
      {mail && <ByMail {...props} problem={problems.mail} />}
      {oidc && <ByOidc {...props} />}
      <p>
        <Quiet>{texts(visit.language).staff.none}</Quiet>
      </p>
    </Page>
  )
}

export function MailedPage({ visit, till, message }: { visit: Shown; till: string; message: Message | null }) {
  const t = texts(visit.language).mailed
  const again = onTheWay('/logga-in/personal', till)
  return (
    <Page visit={visit} title={t.title} back={again}>
      <Lead>{t.lead}</Lead>
      <PracticeMessage visit={visit} message={message} />
      <p>
        {t.late} <a href={again}>{t.again}</a>
      </p>
    </Page>
  )
}

/** Opening the link uses nothing up: mail scanners open it too. The button does. */
export function LinkPage(props: Signing & { of: string; second: boolean; typed?: string | undefined }) {
  const { visit, of, second } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.link.title} back="/logga-in" problems={problems}>
      {!second && <Lead>{t.link.lead}</Lead>}
      <Form visit={visit} of={of}>
        {second && (
          <CodeInput
            visit={visit}
            name="second"
            label={t.link.label}
            hint={t.link.hint}
            length={10}
            value={props.typed}
            problem={problems.second}
          />
        )}
        <Around {...props} />
        <ButtonGroup>
          <Button>{t.ways.enter}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type Gone = { visit: Shown; title: string; text: string }
/** A link that leads nowhere any more says what to do instead. */
export const GonePage = ({ visit, title, text }: Gone) => (
  <Page visit={visit} title={title} back="/logga-in">
    <Lead>{text}</Lead>
    <OtherWay visit={visit} till="" />
  </Page>
)
