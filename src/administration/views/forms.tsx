import { Button, Form, Input, Page, Radios } from '../../design/index.ts'
import { type Organisation, type OrganisationKind, shownName } from '../../organisations/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { addressOf, type Draft, fieldsOf, told } from './frame.tsx'

type Field = ReturnType<typeof fieldsOf>

function Reached({ visit, field, saved }: { visit: Shown; field: Field; saved?: Organisation | undefined }) {
  const t = texts(visit.language).form
  return (
    <>
      <Input
        {...field('phone', saved?.phone)}
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        optional
        room={20}
        autocomplete="off"
      />
      <Input {...field('mail', saved?.mail)} label={t.mail} type="email" optional autocomplete="off" />
    </>
  )
}

export function ChangePage({ visit, organisation, draft }: { visit: Shown; organisation: Organisation; draft: Draft }) {
  const t = texts(visit.language).form
  const field = fieldsOf(visit, draft)
  const address = addressOf(organisation.id)
  const problems = told(visit.language, draft.problems)
  const time = (text: string) => text.slice(0, 5)
  return (
    <Page visit={visit} title={t.change(shownName(organisation))} back={address} problems={problems}>
      <Form visit={visit} of={`${address}/uppgifter`} version={organisation.version}>
        <Input {...field('name', organisation.name)} label={t.name} />
        {organisation.kind === 'municipality' && (
          <Input {...field('ownName', organisation.ownName ?? '')} label={t.ownName} hint={t.ownNameHint} optional />
        )}
        <Reached visit={visit} field={field} saved={organisation} />
        <Input {...field('hoursFrom', time(organisation.hoursFrom))} label={t.from} hint={t.timeHint} room={8} />
        <Input {...field('hoursTo', time(organisation.hoursTo))} label={t.to} room={8} />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}

const Kinds = ({ visit, field, kinds }: { visit: Shown; field: Field; kinds: readonly OrganisationKind[] }) => (
  <Radios
    {...field('kind', kinds.length === 1 ? kinds[0] : undefined)}
    label={texts(visit.language).form.kind}
    choices={kinds.map((kind) => ({ value: kind, text: texts(visit.language).kinds[kind] }))}
  />
)

type Adding = { visit: Shown; parent: Organisation; kinds: readonly OrganisationKind[]; draft: Draft }
export function AddBelowPage({ visit, parent, kinds, draft }: Adding) {
  const t = texts(visit.language).form
  const field = fieldsOf(visit, draft)
  const address = addressOf(parent.id)
  const problems = told(visit.language, draft.problems)
  return (
    <Page visit={visit} title={t.addBelow(shownName(parent))} back={address} problems={problems}>
      <Form visit={visit} of={`${address}/delar`}>
        <Kinds visit={visit} field={field} kinds={kinds} />
        <Input {...field('name')} label={t.name} />
        <Reached visit={visit} field={field} />
        <Button>{t.create}</Button>
      </Form>
    </Page>
  )
}

/** What stands beside the tree, or at the top of one. */
export const topKinds = [
  'municipality',
  'provider',
  'authority',
  'employer',
  'association',
  'corner',
] as const satisfies readonly OrganisationKind[]

export function AddTopPage({ visit, draft }: { visit: Shown; draft: Draft }) {
  const t = texts(visit.language).form
  const field = fieldsOf(visit, draft)
  const problems = told(visit.language, draft.problems)
  return (
    <Page visit={visit} title={t.add} back="/organisation" problems={problems}>
      <Form visit={visit} of="/organisation/ny">
        <Kinds visit={visit} field={field} kinds={topKinds} />
        <Input {...field('name')} label={t.name} />
        <Input {...field('ownName')} label={t.ownName} hint={t.ownNameHint} optional />
        <Input {...field('code')} label={t.code} hint={t.codeHint} inputmode="numeric" optional room={4} />
        <Reached visit={visit} field={field} />
        <Button>{t.create}</Button>
      </Form>
    </Page>
  )
}
