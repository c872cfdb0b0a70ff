import { type Message, type OpenInvitation, PracticeMessage } from '../../accounts/index.ts'
import {
  Breadcrumbs,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  InsetText,
  NotificationBanner,
  Page,
  SummaryList,
  Tag,
} from '../../design/index.ts'
import { type Delegation, kindsBelow, type Organisation, shownName, treeOf } from '../../organisations/index.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Staff } from '../queries/staff.ts'
import { tokenRoleAt } from '../roles.ts'
import { texts } from '../texts/index.ts'
import { Delegations } from './delegation.tsx'
import { addressOf, told } from './frame.tsx'
import { StaffTable } from './staff.tsx'
import { Tree } from './tree.tsx'

export type Facts = {
  /** From the top down to this one. */
  line: Organisation[]
  organisation: Organisation
  /** Everything below it. */
  below: Organisation[]
  staff: Staff[]
  invitations: OpenInvitation[]
  delegations: Delegation[]
  administrator: boolean
}
export type Saying = {
  visit: Shown
  facts: Facts
  /** What has just been done, in words. */
  done?: string | undefined
  /** The invitation itself, where a demonstration sends no mail. */
  message?: Message | null | undefined
  /** Key of what could not be done. */
  problem?: string | undefined
}
type Props = Saying

function Said({ visit, facts: { organisation } }: Props) {
  const t = texts(visit.language)
  const { one, kinds } = t
  const hours = one.hoursValue(organisation.hoursFrom.slice(0, 5), organisation.hoursTo.slice(0, 5))
  const rows = [
    { key: one.kind, value: kinds[organisation.kind] },
    ...(organisation.kind === 'municipality' ? [{ key: one.code, value: <bdi>{organisation.municipality}</bdi> }] : []),
    { key: one.phone, value: <bdi>{organisation.phone || t.tree.noPhone}</bdi> },
    ...(organisation.mail ? [{ key: one.mail, value: <bdi>{organisation.mail}</bdi> }] : []),
    { key: one.hours, value: hours },
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{one.facts}</h2>
      <SummaryList visit={visit} rows={rows} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${addressOf(organisation.id)}/uppgifter`}>
          {one.change}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}

function Receiving({ visit, facts: { organisation } }: Props) {
  const t = texts(visit.language).one.receiving
  if (organisation.kind !== 'unit' || !organisation.municipality) return null
  if (organisation.receives) return <InsetText>{t.yes}</InsetText>
  return (
    <InsetText>
      <p>{t.no}</p>
      <Form visit={visit} of={`${addressOf(organisation.id)}/mottagning`} version={organisation.version}>
        <Button kind="secondary" small>
          {t.press}
        </Button>
      </Form>
    </InsetText>
  )
}

function Below({ visit, facts: { organisation, below } }: Props) {
  const t = texts(visit.language).one
  const kinds = kindsBelow(organisation.kind)
  if (kinds.length === 0 && below.length === 0) return null
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t.below}</h2>
      {below.length > 0 ? <Tree visit={visit} branches={treeOf(below)} /> : <EmptyState title={t.noBelow} />}
      {kinds.length > 0 && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${addressOf(organisation.id)}/delar`}>
            {t.addBelow}
          </ButtonLink>
        </ButtonGroup>
      )}
    </section>
  )
}

function Insight({ visit, facts: { organisation } }: Props) {
  const t = texts(visit.language).insight
  return (
    <section aria-labelledby="insight">
      <h2 id="insight">{t.title}</h2>
      <p>{t.lead}</p>
      <ButtonLink kind="secondary" href={`${addressOf(organisation.id)}/insyn`}>
        {t.open}
      </ButtonLink>
    </section>
  )
}

function Keys({ visit, facts: { organisation, line } }: Props) {
  const t = texts(visit.language).token
  if (tokenRoleAt(line.map(({ kind }) => kind)) === null) return null
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t.title}</h2>
      <p>{t.lead}</p>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${addressOf(organisation.id)}/nycklar`}>
          {t.open}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}

/** One organisation as its administrator sees it: facts, people who work there, what they may decide, keys, parts below. */
export function OrganisationPage(props: Props) {
  const { visit, facts, done, problem } = props
  const { organisation, line, administrator } = facts
  const t = texts(visit.language)
  const above = line.slice(0, -1).map((one) => ({ href: addressOf(one.id), text: shownName(one) }))
  const top = { href: '/organisation', text: administrator ? t.tree.title : t.all.title }
  const name = shownName(organisation)
  return (
    <Page
      visit={visit}
      width="staff"
      title={name}
      back={above.at(-1)?.href ?? top.href}
      status={done && <NotificationBanner title={done} />}
      problems={told(visit.language, problem ? { _form: problem } : {})}
    >
      {above.length > 1 && <Breadcrumbs visit={visit} crumbs={[top, ...above]} here={name} />}
      {organisation.demo && (
        <p>
          <Tag>{t.tree.demo}</Tag>
        </p>
      )}
      <PracticeMessage visit={visit} message={props.message ?? null} />
      <Said {...props} />
      <Receiving {...props} />
      <StaffTable visit={visit} organisation={organisation} staff={facts.staff} invitations={facts.invitations} />
      {administrator && <Delegations visit={visit} facts={facts} />}
      {administrator && <Keys visit={visit} facts={facts} />}
      {administrator && <Insight visit={visit} facts={facts} />}
      <Below {...props} />
    </Page>
  )
}
