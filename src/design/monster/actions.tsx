import { Button, ButtonGroup, ButtonLink } from '../actions/button.tsx'
import { Accordion, Details, Tabs } from '../actions/disclosure.tsx'
import { Icon } from '../chrome/icon.tsx'
import { BackLink, Breadcrumbs, LanguageSwitch } from '../chrome/links.tsx'
import { Form } from '../form.tsx'
import { type IconName, icons } from '../icons.ts'
import { addresses } from '../shown.ts'
import { type Part, Show, wordsOf } from './shown-parts.tsx'

const Buttons = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  return (
    <>
      <Form visit={visit} of={addresses.signOut}>
        <ButtonGroup>
          <Button>{t.send}</Button>
          <Button kind="secondary">{t.later}</Button>
        </ButtonGroup>
      </Form>
      <ButtonGroup>
        <Button kind="danger">{t.withdraw}</Button>
        <ButtonLink kind="secondary" icon="phone" href="#actions">
          {t.call}
        </ButtonLink>
        <Button kind="secondary" small>
          {t.save}
        </Button>
        <Button kind="plain">{t.withdraw}</Button>
      </ButtonGroup>
    </>
  )
}

function Unfolded({ visit }: Part) {
  const t = wordsOf({ visit })
  const { facts, papers, log } = t.tabs
  const parts = [
    { title: facts, about: t.tags.done, children: <p>{t.detailsText}</p> },
    { title: papers, open: true, children: <p>{t.detailsText}</p> },
  ]
  const tabs = [facts, papers, log].map((title, at) => ({
    id: `tab-${at}`,
    title,
    level: 3 as const,
    children: <p>{t.tabText}</p>,
  }))
  return (
    <>
      <Details title={t.details}>
        <p>{t.detailsText}</p>
      </Details>
      <Details title={t.details} open>
        <p>{t.detailsText}</p>
      </Details>
      <Accordion level={3} parts={parts} />
      <Tabs label={t.keys.course} tabs={tabs} />
    </>
  )
}

export function ActionParts({ visit }: Part) {
  const t = wordsOf({ visit })
  const crumbs = [t.crumbs.lists, t.crumbs.unit].map((text) => ({ href: '/', text }))
  return (
    <Show visit={visit} part="actions">
      <BackLink visit={visit} href="/" />
      <Breadcrumbs visit={visit} crumbs={crumbs} here={t.name} />
      <Buttons visit={visit} />
      <Unfolded visit={visit} />
      <LanguageSwitch visit={visit} label={t.parts.actions} />
    </Show>
  )
}

export const IconParts = ({ visit }: Part) => (
  <Show visit={visit} part="icons">
    <ul class="tags" lang="en" dir="ltr">
      {Object.keys(icons).map((name) => (
        <li class="tag">
          <Icon name={name as IconName} />
          {name}
        </li>
      ))}
    </ul>
  </Show>
)
