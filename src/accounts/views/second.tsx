import { Button, ButtonGroup, ButtonLink, CodeInput, Form, Input, InsetText, Lead, Page } from '../../design/index.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { type Signing, said } from './parts.tsx'
import { type KeyAsked, Passkey } from './passkey.tsx'

const Till = ({ till }: { till: string }) => <input type="hidden" name="till" value={till} />

export type Again = { app: boolean; asked: KeyAsked | null; oidc: boolean; invented: boolean; contacts: OwnContact[] }
export type OwnContact = { kind: 'phone' | 'mail'; shown: string }
type Typed = { typed?: string | undefined }

const ByDigits = ({ visit, till, typed, problem }: Signing & Typed & { problem: string | undefined }) => {
  const t = texts(visit.language)
  return (
    <Form visit={visit} of="/logga-in/igen">
      <CodeInput visit={visit} name="second" label={t.link.label} length={6} digits value={typed} problem={problem} />
      <Till till={till} />
      <ButtonGroup>
        <Button>{t.again.press}</Button>
      </ButtonGroup>
    </Form>
  )
}

const ByKey = ({ visit, till, asked }: Signing & { asked: KeyAsked }) => {
  const t = texts(visit.language).staff
  return (
    <Passkey visit={visit} does="get" asked={asked}>
      <Form visit={visit} of="/logga-in/igen/nyckel">
        <input type="hidden" name="answer" />
        <Till till={till} />
        <ButtonGroup>
          <Button>{t.keyPress}</Button>
        </ButtonGroup>
      </Form>
    </Passkey>
  )
}

const Invented = ({ visit, till }: Signing) => {
  const t = texts(visit.language).again
  return (
    <Form visit={visit} of="/logga-in/igen">
      <InsetText>{t.demo}</InsetText>
      <Till till={till} />
      <ButtonGroup>
        <Button>{t.press}</Button>
      </ButtonGroup>
    </Form>
  )
}

/** To each phone or mail that is known, one button. */
const ToContacts = ({ visit, till, contacts }: Signing & { contacts: OwnContact[] }) => (
  <Form visit={visit} of="/logga-in/mer">
    <Till till={till} />
    <ButtonGroup>
      {contacts.map(({ kind, shown }) => (
        <Button name="to" value={kind}>
          {texts(visit.language).more.send(shown)}
        </Button>
      ))}
    </ButtonGroup>
  </Form>
)

/** Before what is sensitive, whoever has been away from their second factor for five minutes shows it again. */
export function AgainPage(props: Signing & Again & Typed) {
  const { visit, till, app, asked, oidc, invented, contacts } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  const nothing = !app && !asked && !oidc && !invented && contacts.length === 0
  return (
    <Page visit={visit} title={t.again.title} back="/min-sida" problems={problems}>
      <Lead>{t.again.lead}</Lead>
      {invented && <Invented {...props} />}
      {asked && <ByKey {...props} asked={asked} />}
      {app && <ByDigits {...props} problem={problems.second} />}
      {oidc && (
        <ButtonLink kind="secondary" href={`${onTheWay('/logga-in/tjanst/igen', till)}`}>
          {t.staff.oidcPress}
        </ButtonLink>
      )}
      {contacts.length > 0 && <ToContacts {...props} />}
      {nothing && (
        <p>
          <a href="/konto/tvafaktor">{t.again.none}</a>
        </p>
      )}
    </Page>
  )
}

export type More = {
  contacts: OwnContact[]
  /** Nothing is known that digits could be sent to. */
  adds: boolean
  /** Digits would not be enough: somebody must see a document. */
  desk: { name: string; phone: string } | 'anywhere' | null
}

const Desk = ({ visit, desk }: Pick<Signing, 'visit'> & { desk: NonNullable<More['desk']> }) => {
  const t = texts(visit.language).more
  const known = desk === 'anywhere' ? null : desk
  return (
    <section>
      <h2>{t.desk}</h2>
      <p>{known ? t.deskAbout(known.name) : t.deskAnywhere}</p>
      {known?.phone && <p>{t.phone(known.phone)}</p>}
    </section>
  )
}

const Add = ({ visit, till, typed, problem }: Signing & Typed & { problem: string | undefined }) => {
  const t = texts(visit.language)
  return (
    <Form visit={visit} of="/logga-in/mer">
      <Input
        visit={visit}
        name="contact"
        label={t.contact.label}
        hint={t.more.add}
        value={typed}
        problem={problem}
        ltr
      />
      <Till till={till} />
      <ButtonGroup>
        <Button>{t.contact.send}</Button>
      </ButtonGroup>
    </Form>
  )
}

/** A newcomer who is in by a code wants a page that asks for more. */
export function MorePage(props: Signing & More & Typed) {
  const { visit, contacts, adds, desk } = props
  const t = texts(visit.language).more
  const problems = said(visit, props.problems)
  return (
    <Page visit={visit} title={t.title} back="/min-sida" problems={problems}>
      <Lead>{t.lead}</Lead>
      {contacts.length > 0 && <ToContacts {...props} />}
      {adds && <Add {...props} problem={problems.contact} />}
      {desk && <Desk visit={visit} desk={desk} />}
    </Page>
  )
}

/** The phone or mail to sign in with; `open` is false for somebody who has not shown enough. */
export function ContactsPage(props: Signing & Typed & { open: boolean }) {
  const { visit, open, typed } = props
  const t = texts(visit.language)
  const problems = said(visit, props.problems)
  return (
    <Page
      visit={visit}
      title={t.ownContact.title}
      back={props.till || '/mina-uppgifter/inloggningar'}
      problems={problems}
    >
      {open ? <Lead>{t.ownContact.lead}</Lead> : <InsetText>{t.ownContact.shut}</InsetText>}
      {open ? (
        <Form visit={visit} of="/mina-uppgifter/kontakt">
          <input type="hidden" name="till" value={props.till} />
          <Input visit={visit} name="contact" label={t.ownContact.label} value={typed} problem={problems.contact} ltr />
          <ButtonGroup>
            <Button>{t.contact.send}</Button>
          </ButtonGroup>
        </Form>
      ) : (
        <ButtonLink href="/logga-in/mer?till=%2Fmina-uppgifter%2Fkontakt">{t.more.title}</ButtonLink>
      )}
    </Page>
  )
}
