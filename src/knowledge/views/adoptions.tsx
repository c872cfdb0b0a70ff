import {
  Button,
  Form,
  Input,
  Page,
  Radios,
  Select,
  Textarea,
  type Shown as Visit,
  WarningText,
} from '../../design/index.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import type { Kept } from '../domain/example.ts'
import type { OwnAdoption } from '../queries/adoptions.ts'
import { MeasureFields } from './owned-parts.tsx'
import type { Told } from './told.ts'

type Taking = {
  visit: Visit
  slug: string
  title: string
  original: string
  others: { id: string; organisation: string }[]
} & Told
export const TakeUpPage = ({ visit, slug, title, original, others, problems = {}, typed = {} }: Taking) => {
  const t = bankTexts(visit.language).staff
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  return (
    <Page visit={visit} title={t.takeUpTitle(title)} back={`/goda-exempel/${slug}`} width="staff" problems={problems}>
      <Form visit={visit} of={`/goda-exempel/${slug}/upptaget`}>
        {others.length > 0 && (
          <Select
            {...field('av')}
            label={t.takeUpFrom}
            empty={t.original(original)}
            options={others.map(({ id, organisation }) => ({ value: id, text: organisation }))}
          />
        )}
        <Input {...field('dag')} label={t.since} hint={t.sinceHint} room={12} ltr />
        <Textarea {...field('andrat')} label={t.changedWhat} hint={t.nothingChanged} limit={2000} />
        <Input {...field('mejl')} type="email" label={t.resultMail} hint={t.resultMailHint} />
        <Button>{t.tell}</Button>
      </Form>
    </Page>
  )
}

type Outcome = { visit: Visit; adoption: { result: string | null; stillUsed: boolean | null; evidence: Kept } } & Told
/** The same questions whether they are answered here or behind the link of a letter. */
export const OutcomeFields = ({ visit, adoption, problems = {}, typed = {} }: Outcome) => {
  const t = bankTexts(visit.language).staff
  const used = adoption.stillUsed === null ? 'unknown' : adoption.stillUsed ? 'yes' : 'no'
  return (
    <>
      <Textarea
        visit={visit}
        name="hande"
        label={t.resultText}
        hint={t.resultHint}
        value={typed.hande ?? adoption.result ?? ''}
        problem={problems.hande}
        limit={4000}
      />
      <Radios
        visit={visit}
        name="anvands"
        label={t.stillUsed}
        value={typed.anvands ?? used}
        choices={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, text: t.used[value] }))}
      />
      <h2>{t.parts.bevis}</h2>
      <MeasureFields visit={visit} evidence={adoption.evidence} problems={problems} typed={typed} />
    </>
  )
}

const Withdraw = ({ visit, adoption }: { visit: Visit; adoption: OwnAdoption }) => {
  const t = bankTexts(visit.language).staff
  return (
    <>
      <h2>{t.withdraw}</h2>
      <p>{t.withdrawAbout}</p>
      <Form visit={visit} of={`/exempelbanken/upptaget/${adoption.id}/tillbaka`} version={adoption.version}>
        <Button kind="danger">{t.withdraw}</Button>
      </Form>
    </>
  )
}
export const AdoptionPage = ({
  visit,
  adoption,
  problems,
  typed,
  status,
}: { visit: Visit; adoption: OwnAdoption } & Told) => {
  const t = bankTexts(visit.language).staff
  const own = `/exempelbanken/upptaget/${adoption.id}`
  return (
    <Page
      visit={visit}
      title={t.resultOf(adoption.title ?? t.gone)}
      back="/exempelbanken"
      width="staff"
      problems={problems}
      status={status}
    >
      {adoption.slug && (
        <p>
          <a href={`/goda-exempel/${adoption.slug}`}>{t.view}</a>
        </p>
      )}
      {adoption.withdrawn ? (
        <WarningText visit={visit}>{t.withdrawn}</WarningText>
      ) : (
        <>
          <Form visit={visit} of={own} version={adoption.version}>
            <OutcomeFields visit={visit} adoption={adoption} problems={problems} typed={typed} />
            <Button>{t.saveResult}</Button>
          </Form>
          <Withdraw visit={visit} adoption={adoption} />
        </>
      )}
    </Page>
  )
}
