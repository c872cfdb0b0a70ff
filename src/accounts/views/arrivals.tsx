import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  Input,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  WarningText,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Message } from '../delivery.ts'
import { texts } from '../texts/index.ts'
import type { DemoRole } from './demo.tsx'
import { PracticeMessage, said } from './parts.tsx'

type Refused = { problems?: Record<string, string> | undefined; typed: (name: string) => string }
type Invited = { organisation: string; role: string; name: string; title: string; inviter: string }
type Props = Refused & { visit: Shown; of: string; invited: Invited }

const Fields = ({ visit, invited, problems, typed }: Props) => {
  const t = texts(visit.language).invitation
  const told = said(visit, problems)
  return (
    <>
      <Input
        visit={visit}
        name="name"
        label={t.name}
        hint={t.nameHint}
        value={typed('name') || invited.name}
        problem={told.name}
        autocomplete="name"
      />
      <Input
        visit={visit}
        name="title"
        label={t.job}
        value={typed('title') || invited.title}
        problem={told.title}
        optional
        autocomplete="organization-title"
      />
    </>
  )
}

/** Opening uses nothing up; the button does. */
export function InvitationPage(props: Props) {
  const { visit, of, invited, problems } = props
  const t = texts(visit.language)
  const signedIn = visit.frame.who?.name
  return (
    <Page visit={visit} title={t.invitation.title} back="/" problems={said(visit, problems)}>
      <Lead>{t.invitation.lead(invited.inviter, invited.organisation)}</Lead>
      <p>{t.invitation.role(t.roles[invited.role as DemoRole] ?? invited.role)}</p>
      {signedIn && <WarningText visit={visit}>{t.invitation.other(signedIn)}</WarningText>}
      <Form visit={visit} of={of}>
        <Fields {...props} />
        <InsetText>{t.invitation.next}</InsetText>
        <ButtonGroup>
          <Button>{t.invitation.press}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

/** The invited one has an account already: the role is there, and sign-in is as always. */
export function HasAccountPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.invitation.title} back="/">
      <Lead>{t.invitation.signIn}</Lead>
      <ButtonGroup>
        <ButtonLink href="/logga-in/personal">{t.staff.title}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

export function SetUpPage({ visit, of, problems, typed }: Refused & { visit: Shown; of: string }) {
  const t = texts(visit.language).setUp
  const told = said(visit, problems)
  const field = (name: string, label: string) => ({ visit, name, label, value: typed(name), problem: told[name] })
  return (
    <Page visit={visit} title={t.title} problems={told}>
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={of}>
        <Input {...field('organisation', t.organisation)} hint={t.organisationHint} autocomplete="organization" />
        <Input {...field('name', t.name)} autocomplete="name" />
        <Input {...field('mail', t.mail)} type="email" autocomplete="email" />
        <ButtonGroup>
          <Button>{t.press}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type Waiting = { id: string; name: string; place: string; asker: string; mine: boolean; version: number }
type Colleagues = {
  visit: Shown
  waiting: Waiting[]
  done: 'asked' | 'confirmed' | null
  /** Administrators ask; everybody else confirms. */
  asks: boolean
  typed: string
  message: Message | null
  problems?: Record<string, string> | undefined
}

const Colleague = ({ visit, row }: { visit: Shown; row: Waiting }) => {
  const t = texts(visit.language).colleagues
  return (
    <section class="box">
      <h2>{row.name}</h2>
      <p>{t.asked(row.asker, row.place)}</p>
      {row.mine ? (
        <Form visit={visit} of="/konto/hjalp-kollega" version={row.version}>
          <Button name="recovery" value={row.id}>
            {t.press(row.name)}
          </Button>
        </Form>
      ) : (
        <p>{t.mine}</p>
      )}
    </section>
  )
}

const Ask = ({ visit, typed, problem }: { visit: Shown; typed: string; problem: string | undefined }) => {
  const t = texts(visit.language).colleagues
  return (
    <section>
      <h2>{t.ask}</h2>
      <Form visit={visit} of="/konto/hjalp-kollega/be">
        <Input
          visit={visit}
          name="mail"
          label={t.mail}
          hint={t.mailHint}
          type="email"
          value={typed}
          problem={problem}
        />
        <Button kind="secondary">{t.askPress}</Button>
      </Form>
    </section>
  )
}

/** The second person says that it is the colleague; only then are key, app and codes gone. */
export function ColleaguesPage(props: Colleagues) {
  const { visit, waiting, done, message, asks, typed } = props
  const t = texts(visit.language).colleagues
  const problems = said(visit, props.problems)
  const status = done && <NotificationBanner title={done === 'asked' ? t.askedNow : t.done} />
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter/inloggningar" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      <WarningText visit={visit}>{t.sure}</WarningText>
      {done && <PracticeMessage visit={visit} message={message} />}
      {waiting.length === 0 && <EmptyState title={t.empty} />}
      {waiting.map((row) => (
        <Colleague visit={visit} row={row} />
      ))}
      {asks && <Ask visit={visit} typed={typed} problem={problems.mail} />}
    </Page>
  )
}
