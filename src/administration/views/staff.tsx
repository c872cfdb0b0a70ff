import { accountTexts, type OpenInvitation } from '../../accounts/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  type Column,
  EmptyState,
  Form,
  Input,
  InsetText,
  Lead,
  Page,
  Quiet,
  Radios,
  SummaryList,
  Table,
  Tag,
} from '../../design/index.ts'
import { type Organisation, shownName } from '../../organisations/index.ts'
import type { StaffRole } from '../../shared/actor.ts'
import type { Language } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Staff } from '../queries/staff.ts'
import { texts } from '../texts/index.ts'
import { addressOf, type Draft, fieldsOf, saidPeriod, told } from './frame.tsx'

/** A role in a word, in the reader's language. */
export const roleWord = (language: Language, role: string): string =>
  accountTexts(language).roles[role as StaffRole] ?? role

type Listed = { visit: Shown; organisation: Organisation; staff: Staff[]; invitations: OpenInvitation[] }

function columnsOf({ visit, organisation }: Listed): Column<Staff>[] {
  const t = texts(visit.language).staff
  const { language } = visit
  return [
    {
      head: t.person,
      cell: (row) => (
        <>
          {row.name} {row.title && <Quiet>{row.title}</Quiet>} {row.disabledAt && <Tag tone="stop">{t.disabled}</Tag>}
        </>
      ),
    },
    { head: t.role, cell: (row) => roleWord(language, row.role) },
    {
      head: t.at,
      cell: (row) => (row.organisation === organisation.id ? shownName(organisation) : row.organisationName),
    },
    {
      head: t.period,
      cell: (row) => (
        <div>
          {saidPeriod(language, row)}{' '}
          <a href={`/organisation/roller/${row.id}`}>
            {t.open}
            <span class="hidden"> {row.name}</span>
          </a>
        </div>
      ),
    },
  ]
}

/** Those who have not answered yet; the invitation can be taken back until they do. */
function Invited({ visit, invitations }: Listed) {
  const t = texts(visit.language).staff
  const { language } = visit
  if (invitations.length === 0) return null
  const columns: Column<OpenInvitation>[] = [
    { head: t.person, cell: (row) => row.name || row.mail },
    { head: t.role, cell: (row) => roleWord(language, row.role) },
    { head: t.at, cell: (row) => row.place },
    {
      head: t.open,
      cell: (row) => (
        <div>
          {t.until(formatDateTime(language, row.endsAt))}{' '}
          <Form visit={visit} of={`/organisation/inbjudningar/${row.id}/slut`}>
            <Button kind="secondary" small about={row.name || row.mail}>
              {t.takeBack}
            </Button>
          </Form>
        </div>
      ),
    },
  ]
  return (
    <>
      <h3>{t.waiting}</h3>
      <Table visit={visit} id="invited" caption={t.waiting} asked blocks columns={columns} rows={invitations} />
    </>
  )
}

/** Who works here and below, and in which role. */
export function StaffTable(props: Listed) {
  const { visit, organisation, staff } = props
  const t = texts(visit.language).staff
  return (
    <section aria-labelledby="staff">
      <h2 id="staff">{t.title}</h2>
      {staff.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table visit={visit} id="staff-table" caption={t.title} asked blocks columns={columnsOf(props)} rows={staff} />
      )}
      <Invited {...props} />
      <ButtonGroup>
        <ButtonLink href={`${addressOf(organisation.id)}/inbjudan`}>{t.invite}</ButtonLink>
      </ButtonGroup>
    </section>
  )
}

type Inviting = {
  visit: Shown
  organisation: Organisation
  roles: readonly StaffRole[]
  /** The platform's administrator invites those who invite the others. */
  first: boolean
  draft: Draft
}

const RoleChoices = ({ visit, roles, draft }: Pick<Inviting, 'visit' | 'roles' | 'draft'>) => (
  <Radios
    {...fieldsOf(visit, draft)('role')}
    label={texts(visit.language).invite.role}
    choices={roles.map((role) => ({
      value: role,
      text: roleWord(visit.language, role),
      hint: accountTexts(visit.language).does[role],
    }))}
  />
)

export function InvitePage({ visit, organisation, roles, first, draft }: Inviting) {
  const t = texts(visit.language).invite
  const field = fieldsOf(visit, draft)
  const address = addressOf(organisation.id)
  const problems = told(visit.language, draft.problems)
  return (
    <Page visit={visit} title={t.title(shownName(organisation))} back={address} problems={problems}>
      {roles.length === 0 ? (
        <Lead>{t.noRoles}</Lead>
      ) : (
        <>
          <Lead>{first ? t.first : t.lead}</Lead>
          <Form visit={visit} of={`${address}/inbjudan`}>
            <Input {...field('name')} label={t.name} autocomplete="off" />
            <Input {...field('title')} label={t.jobTitle} optional autocomplete="off" />
            <Input {...field('mail')} label={t.mail} type="email" autocomplete="off" />
            <RoleChoices visit={visit} roles={roles} draft={draft} />
            <Button>{t.press}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

type OneRole = { visit: Shown; role: Staff; mine: boolean; roles: readonly StaffRole[]; draft: Draft }

function End({ visit, role, draft }: OneRole) {
  const t = texts(visit.language).role.end
  return (
    <section aria-labelledby="end">
      <h2 id="end">{t.title}</h2>
      <p>{t.text}</p>
      <Form visit={visit} of={`/organisation/roller/${role.id}/slut`} version={role.version}>
        <Input {...fieldsOf(visit, draft)('day')} label={t.day} hint={t.hint} optional room={12} />
        <Button kind="secondary">{t.press}</Button>
      </Form>
    </section>
  )
}

function More({ visit, role, roles, draft }: OneRole) {
  const t = texts(visit.language).role.give
  if (roles.length === 0) return null
  return (
    <section aria-labelledby="more">
      <h2 id="more">{t.title}</h2>
      <p>{t.text}</p>
      <Form visit={visit} of={`/organisation/roller/${role.id}/till`} version={role.version}>
        <RoleChoices visit={visit} roles={roles} draft={draft} />
        <Button kind="secondary">{t.press}</Button>
      </Form>
    </section>
  )
}

function Shut({ visit, role }: OneRole) {
  const t = texts(visit.language).role.disable
  const shut = role.disabledAt === null
  return (
    <section aria-labelledby="shut">
      <h2 id="shut">{shut ? t.title : t.open}</h2>
      <p>{shut ? t.text : t.openText}</p>
      <Form visit={visit} of={`/organisation/roller/${role.id}/konto`} version={role.accountVersion}>
        <input type="hidden" name="shut" value={shut ? 'ja' : 'nej'} />
        <Button kind={shut ? 'danger' : 'secondary'}>{shut ? t.press : t.open}</Button>
      </Form>
    </section>
  )
}

/** One role of one person: end it, give another, or shut the account. */
export function RolePage(props: OneRole) {
  const { visit, role, mine, draft } = props
  const t = texts(visit.language)
  const rows = [
    { key: t.staff.role, value: roleWord(visit.language, role.role) },
    { key: t.staff.at, value: role.organisationName },
    { key: t.staff.period, value: saidPeriod(visit.language, role) },
    ...(role.title ? [{ key: t.staff.titleHead, value: role.title }] : []),
    ...(role.mail ? [{ key: t.one.mail, value: <bdi>{role.mail}</bdi> }] : []),
  ]
  return (
    <Page
      visit={visit}
      title={t.role.title(role.name)}
      back={addressOf(role.organisation)}
      problems={told(visit.language, draft.problems)}
    >
      <SummaryList visit={visit} rows={rows} />
      {mine ? (
        <InsetText>{t.role.disable.self}</InsetText>
      ) : (
        <>
          <End {...props} />
          <More {...props} />
          <Shut {...props} />
        </>
      )}
    </Page>
  )
}
