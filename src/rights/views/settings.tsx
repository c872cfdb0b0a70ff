import {
  Button,
  type Column,
  EmptyState,
  Form,
  Input,
  Lead,
  NotificationBanner,
  Page,
  Radios,
  Select,
  Table,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { delayGrounds } from '../kinds.ts'
import type { Delay, Unnamed } from '../queries/settings.ts'
import { staffTexts } from '../texts/index.ts'

export const choicePath = (organisation: string) => `/organisation/${organisation}/insyn`
export const delaysPath = '/fordrojd-insyn'

type Staff = { account: string; name: string }
type ChoiceProps = {
  visit: Shown
  organisation: { id: string; name: string }
  names: boolean
  unnamed: Unnamed[]
  staff: Staff[]
  done: boolean
  problems: Record<string, string>
}

export function ChoicePage({ visit, organisation, names, done, problems, ...who }: ChoiceProps) {
  const t = staffTexts(visit.language).choice
  const path = choicePath(organisation.id)
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.title}
      back={`/organisation/${organisation.id}`}
      status={done && <NotificationBanner title={t.saved} />}
      problems={problems}
    >
      <Lead>{t.lead}</Lead>
      <p>
        <strong>{organisation.name}</strong>
      </p>
      <Form visit={visit} of={path}>
        <Radios
          visit={visit}
          name="names"
          label={t.names}
          value={names ? 'name' : 'role'}
          problem={problems.names}
          choices={[
            { value: 'role', text: t.roleOnly },
            { value: 'name', text: t.withName },
          ]}
        />
        <Button>{t.save}</Button>
      </Form>
      <UnnamedStaff visit={visit} path={path} problem={problems.account} {...who} />
    </Page>
  )
}

type UnnamedProps = Pick<ChoiceProps, 'visit' | 'unnamed' | 'staff'> & { path: string; problem: string | undefined }
function UnnamedStaff({ visit, path, unnamed, staff, problem }: UnnamedProps) {
  const t = staffTexts(visit.language).choice
  const nameOf = (account: string) => staff.find((one) => one.account === account)?.name ?? account.slice(0, 8)
  const others = staff.filter(({ account }) => !unnamed.some((one) => one.account === account))
  return (
    <section>
      <h2>{t.unnamed}</h2>
      <p>{t.unnamedText}</p>
      {unnamed.length === 0 && <EmptyState title={t.noneUnnamed} />}
      {unnamed.map(({ id, account }) => (
        <Form visit={visit} of={`${path}/utan-namn/${id}`}>
          <p>
            {nameOf(account)}{' '}
            <Button kind="secondary" small about={nameOf(account)}>
              {t.end}
            </Button>
          </p>
        </Form>
      ))}
      <Form visit={visit} of={`${path}/utan-namn`}>
        <Select
          visit={visit}
          name="account"
          label={t.who}
          options={others.map(({ account, name }) => ({ value: account, text: name }))}
          problem={problem}
        />
        <Button kind="secondary">{t.add}</Button>
      </Form>
    </section>
  )
}

function delayColumns(visit: Shown, mayEnd: boolean): Column<Delay>[] {
  const t = staffTexts(visit.language).delays
  return [
    { head: t.person, cell: ({ person }) => <code>{person.slice(0, 8)}</code>, names: true },
    { head: t.ground, cell: ({ ground }) => t.grounds[ground] },
    { head: t.reference, cell: ({ reference }) => reference },
    { head: t.to, cell: ({ validTo }) => formatDate(visit.language, validTo) },
    ...(mayEnd
      ? [
          {
            head: t.end,
            cell: ({ id, person }: Delay) => (
              <Form visit={visit} of={`${delaysPath}/${id}/slut`}>
                <Button kind="secondary" small about={person.slice(0, 8)}>
                  {t.end}
                </Button>
              </Form>
            ),
          },
        ]
      : []),
  ]
}

type DelaysProps = {
  visit: Shown
  delays: Delay[]
  /** The officer sees them; the manager decides. */
  decides: boolean
  done: string
  raw: Raw
  problems: Record<string, string>
}
export function DelaysPage({ visit, delays, decides, done, raw, problems }: DelaysProps) {
  const t = staffTexts(visit.language).delays
  const told = { sparat: t.added, slut: t.ended }[done]
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  const status = told && <NotificationBanner title={told} />
  return (
    <Page visit={visit} width="staff" title={t.title} status={status} problems={problems}>
      <Lead>{t.lead}</Lead>
      {delays.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table visit={visit} id="delays" caption={t.title} asked columns={delayColumns(visit, decides)} rows={delays} />
      )}
      {decides && (
        <Form visit={visit} of={delaysPath}>
          <Input {...at('receipt')} label={t.receipt} room={12} ltr />
          <Radios
            {...at('ground')}
            label={t.ground}
            choices={delayGrounds.map((value) => ({ value, text: t.grounds[value] }))}
          />
          <Input {...at('until')} label={t.until} hint={t.untilHint} room={20} />
          <Input {...at('reference')} label={t.reference} room={20} />
          <Button>{t.add}</Button>
        </Form>
      )}
    </Page>
  )
}
