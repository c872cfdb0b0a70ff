import { Button, ButtonGroup, Form, Lead, Page, type Problems, Tag } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
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

function RoleRow({ visit, row }: { visit: Shown; row: OwnRole }) {
  const t = texts(visit.language)
  const words = t.switch.to(t.roles[row.role as DemoRole] ?? row.role, row.organisation)
  if (row.inForce) {
    return (
      <li>
        {words} <Tag tone="now">{t.switch.now}</Tag>
      </li>
    )
  }
  return (
    <li>
      <Button kind="secondary" name="held" value={row.id}>
        {t.switch.press} {words}
      </Button>
    </li>
  )
}

/** The roles that one holds (behörigheter); another one is another visit, under a new id. */
export function RolesPage({ visit, roles, problems }: Roles) {
  const t = texts(visit.language).switch
  return (
    <Page visit={visit} title={t.title} back="/min-sida" problems={problems}>
      <Lead>{roles.length > 1 ? t.lead : t.only}</Lead>
      <Form visit={visit} of="/roller">
        <ul class="plain">
          {roles.map((row) => (
            <RoleRow visit={visit} row={row} />
          ))}
        </ul>
      </Form>
    </Page>
  )
}
