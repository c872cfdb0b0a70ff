import { Button, ButtonGroup, Details, EmptyState, Form, Lead, Page, type Problems } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'

export type DemoChoice = { value: string; name: string; role: DemoRole; organisation: string | null }
export type DemoRole = keyof ReturnType<typeof texts>['roles']
type Props = { visit: Shown; choices: DemoChoice[]; till: string; problems?: Problems }

function Choose({ visit, choice }: { visit: Shown; choice: DemoChoice }) {
  const t = texts(visit.language).demo
  return (
    <Button kind="secondary" name="account" value={choice.value}>
      {t.as(choice.name || t.nameless, choice.organisation ?? '')}
    </Button>
  )
}

function RoleChoice({ visit, choices }: { visit: Shown; choices: DemoChoice[] }) {
  const [first, ...others] = choices
  const t = texts(visit.language)
  if (!first) return null
  return (
    <section>
      <h2>{t.roles[first.role]}</h2>
      <p>{t.does[first.role]}</p>
      <ButtonGroup>
        <Choose visit={visit} choice={first} />
      </ButtonGroup>
      {others.length > 0 && (
        <Details title={t.demo.more(others.length)}>
          <ButtonGroup>
            {others.map((choice) => (
              <Choose visit={visit} choice={choice} />
            ))}
          </ButtonGroup>
        </Details>
      )}
    </section>
  )
}

/** Only where everybody is invented: one button a role, and no code. */
export function DemoPage({ visit, choices, till, problems }: Props) {
  const t = texts(visit.language)
  const roles = Object.keys(t.roles) as DemoRole[]
  return (
    <Page visit={visit} title={t.demo.title} back="/logga-in" problems={problems}>
      <Lead>{t.demo.lead}</Lead>
      {choices.length === 0 && <EmptyState title={t.demo.empty.title}>{t.demo.empty.text}</EmptyState>}
      <Form visit={visit} of="/logga-in/demo">
        <input type="hidden" name="till" value={till} />
        {roles.map((role) => (
          <RoleChoice visit={visit} choices={choices.filter((choice) => choice.role === role)} />
        ))}
      </Form>
    </Page>
  )
}
