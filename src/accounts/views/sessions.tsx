import { Button, ButtonGroup, Form, Lead, Page, type Problems, Table, Tag } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import { browserName } from '../browsers.ts'
import { texts } from '../texts/index.ts'
import type { DemoRole } from './demo.tsx'

export function SignOutPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).signOut
  return (
    <Page visit={visit} title={t.title} back="/min-sida">
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/logga-ut">
        <ButtonGroup>
          <Button>{t.press}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type OwnRole = { id: string; role: string; organisation: string; inForce: boolean }
type Roles = { visit: Shown; roles: OwnRole[]; problems?: Problems }

function roleWords(visit: Shown, { role, organisation }: OwnRole): string {
  const t = texts(visit.language)
  return t.switch.to(t.roles[role as DemoRole] ?? role, organisation)
}

const Switch = ({ visit, row }: { visit: Shown; row: OwnRole }) => (
  <Button kind="secondary" name="held" value={row.id}>
    {texts(visit.language).switch.press} {roleWords(visit, row)}
  </Button>
)

/** The roles that one holds (behörigheter); another one is another visit, under a new id. */
export function RolesPage({ visit, roles, problems }: Roles) {
  const t = texts(visit.language).switch
  const now = roles.find(({ inForce }) => inForce)
  return (
    <Page visit={visit} title={t.title} back="/min-sida" problems={problems}>
      <Lead>{roles.length > 1 ? t.lead : t.only}</Lead>
      {now && (
        <p>
          {roleWords(visit, now)} <Tag tone="now">{t.now}</Tag>
        </p>
      )}
      <Form visit={visit} of="/roller">
        <ButtonGroup>
          {roles
            .filter((row) => row !== now)
            .map((row) => (
              <Switch visit={visit} row={row} />
            ))}
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type OwnSession = {
  id: string
  browser: string
  role: string
  organisation: string | null
  openedAt: Date
  seenAt: Date
  here: boolean
}
type Sessions = {
  visit: Shown
  sessions: OwnSession[]
  /** Newcomers: whether a phone or mail is known; null for staff. */
  contact: boolean | null
  problems?: Problems
}
const page = '/mina-uppgifter/inloggningar'

const End = ({ visit, row }: { visit: Shown; row: OwnSession }) => {
  const t = texts(visit.language).sessions
  if (row.here) return <Tag tone="now">{t.here}</Tag>
  return (
    <Form visit={visit} of={page}>
      <Button kind="plain" small name="session" value={row.id} about={browserName(row.browser) || t.unknown}>
        {t.end}
      </Button>
    </Form>
  )
}

function columns(visit: Shown) {
  const t = texts(visit.language)
  const when = (moment: Date) => formatDateTime(visit.language, moment)
  const role = (row: OwnSession) => {
    const word = t.roles[row.role as DemoRole] ?? row.role
    return row.organisation ? t.switch.to(word, row.organisation) : word
  }
  return [
    { head: t.sessions.browser, cell: (row: OwnSession) => browserName(row.browser) || t.sessions.unknown },
    { head: t.sessions.role, cell: role },
    { head: t.sessions.opened, cell: (row: OwnSession) => when(row.openedAt) },
    { head: t.sessions.seen, cell: (row: OwnSession) => when(row.seenAt) },
    { head: t.sessions.act, cell: (row: OwnSession) => <End visit={visit} row={row} /> },
  ]
}

function WaysIn({ visit, contact }: Pick<Sessions, 'visit' | 'contact'>) {
  const t = texts(visit.language).sessions
  const [href, text] =
    contact === null ? ['/konto/tvafaktor', t.factors] : ['/mina-uppgifter/kontakt', contact ? t.contact : t.noContact]
  return (
    <section>
      <h2>{t.ways}</h2>
      <ul>
        <li>
          <a href={href}>{text}</a>
        </li>
        {contact === null && (
          <li>
            <a href="/konto/hjalp-kollega">{t.colleagues}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

/** Everywhere that one is signed in, to be ended one by one or all at once. */
export function SessionsPage({ visit, sessions, contact, problems }: Sessions) {
  const t = texts(visit.language).sessions
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/min-sida"
      width={contact === null ? 'staff' : 'person'}
      problems={problems}
    >
      <Lead>{t.lead}</Lead>
      <Table visit={visit} id="sessions" caption={t.title} asked blocks columns={columns(visit)} rows={sessions} />
      <Form visit={visit} of={page}>
        <ButtonGroup>
          <Button kind="danger" name="session" value="all">
            {t.endAll}
          </Button>
        </ButtonGroup>
      </Form>
      <WaysIn visit={visit} contact={contact} />
    </Page>
  )
}
