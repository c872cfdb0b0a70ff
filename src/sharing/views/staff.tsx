import type { Whole } from '../../applications/index.ts'
import { Button, Checkboxes, Form, Lead, Links, Page, Radios, Select, SummaryList } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { about, languages } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { endOf, type Kind, kinds, words } from '../domain.ts'
import { chosenBases, chosenGrounds, type Law, legalBases, secrecyGrounds } from '../facts/grounds.ts'
import type { Consent, Receiver } from '../queries/consents.ts'
import type { Opening } from '../queries/law.ts'
import { staffTexts, texts } from '../texts/index.ts'
import { Agreed, kindTexts, lawRows, said } from './parts.tsx'
import { Months, WishFields } from './share.tsx'

type Typed = { raw: Raw; problems: Record<string, string> }
export type Common = Typed & { visit: Shown; whole: Whole }
export const at = ({ id }: Whole, page: string) => `/ansokningar/${id}/${page}`

type RecordProps = Common & { consents: Consent[]; receivers: Receiver[]; kind: Kind | null; isDone: boolean }
/** A consent given in the room: the text that was read out, and how the person said yes. */
export function RecordPage(props: RecordProps) {
  const { visit, whole, consents, kind, isDone } = props
  const t = staffTexts(visit.language).consent
  const problems = said(visit, props.problems, true)
  const live = consents.filter((one) => !endOf(one, visit.now))
  return (
    <Page
      visit={visit}
      title={t.title}
      back={`/ansokningar/${whole.id}`}
      width="staff"
      problems={problems}
      status={isDone && t.done}
    >
      <Lead>{t.lead}</Lead>
      {kind ? <RecordForm {...props} kind={kind} problems={problems} /> : <Kinds visit={visit} whole={whole} />}
      <h2>{t.standing}</h2>
      {live.length === 0 && <p>{t.none}</p>}
      <ul>
        {live.map((one) => (
          <li>
            {kindTexts(visit, one.kind).title}:{' '}
            {t.until(one.name ?? '–', one.validTo ? formatDate(visit.language, one.validTo) : '–')}
          </li>
        ))}
      </ul>
    </Page>
  )
}

const Kinds = ({ visit, whole }: { visit: Shown; whole: Whole }) => (
  <>
    <h2>{staffTexts(visit.language).consent.which}</h2>
    <Links
      links={kinds.map((kind) => ({
        href: `${at(whole, 'samtycke')}?slag=${words[kind]}`,
        text: texts(visit.language).kinds[kind].title,
      }))}
    />
  </>
)

function RecordForm(props: RecordProps & { kind: Kind }) {
  const { visit, whole, kind, raw, problems } = props
  const t = staffTexts(visit.language).consent
  return (
    <Form visit={visit} of={at(whole, 'samtycke')}>
      <input type="hidden" name="slag" value={words[kind]} />
      <WishFields {...props} />
      <h2>{t.read}</h2>
      <Agreed visit={visit} kind={kind} />
      <SaidFields visit={visit} raw={raw} problems={problems} />
      <Button>{t.press}</Button>
    </Form>
  )
}

/** In which language, how, and that it was said. */
function SaidFields({ visit, raw, problems }: Omit<Common, 'whole'>) {
  const t = staffTexts(visit.language).consent
  return (
    <>
      <Select
        visit={visit}
        name="language"
        label={t.language}
        options={languages.map((value) => ({ value, text: about[value].name }))}
        value={typed(raw, 'language')}
        problem={problems.language}
      />
      <Radios
        visit={visit}
        name="channel"
        label={t.channel}
        choices={Object.entries(t.channels).map(([value, text]) => ({ value, text }))}
        value={typed(raw, 'channel') || undefined}
        problem={problems.channel}
      />
      <Checkboxes
        visit={visit}
        name="interpreter"
        label={t.interpreter}
        asked
        choices={[{ value: 'yes', text: t.interpreter }]}
        values={[typed(raw, 'interpreter')]}
      />
      <Checkboxes
        visit={visit}
        name="said"
        label={t.said}
        choices={[{ value: 'yes', text: t.saidText }]}
        values={[typed(raw, 'said')]}
        problem={problems.said}
      />
    </>
  )
}

type LawProps = Common & {
  open: Opening[]
  authorities: Receiver[]
  closable: (one: Opening) => boolean
  status: string | undefined
}
/** Two questions, two answers; each with the law it stands on. */
export function LawPage(props: LawProps) {
  const { visit, whole, open, authorities, closable, raw, status } = props
  const t = staffTexts(visit.language).law
  const problems = said(visit, props.problems, true)
  return (
    <Page
      visit={visit}
      title={t.title}
      back={`/ansokningar/${whole.id}`}
      width="staff"
      problems={problems}
      status={status}
    >
      <Lead>{t.lead}</Lead>
      <LawForm visit={visit} whole={whole} authorities={authorities} raw={raw} problems={problems} />
      <h2>{t.open}</h2>
      {open.map((one) => (
        <OpenTo visit={visit} whole={whole} opening={one} closable={closable(one)} />
      ))}
    </Page>
  )
}

function LawForm({ visit, whole, authorities, raw, problems }: Common & { authorities: Receiver[] }) {
  const t = staffTexts(visit.language).law
  return (
    <Form visit={visit} of={at(whole, 'oppna-for')}>
      <Select
        visit={visit}
        name="organisation"
        label={t.organisation}
        options={authorities.map(({ id, name }) => ({ value: id, text: name }))}
        value={typed(raw, 'organisation')}
        problem={problems.organisation}
      />
      <Radios
        visit={visit}
        name="legalBasis"
        label={t.basis}
        choices={chosenBases.map((value) =>
          lawChoice(visit, { value, text: t.bases[value as keyof typeof t.bases], law: legalBases[value] }),
        )}
        value={typed(raw, 'legalBasis') || undefined}
        problem={problems.legalBasis}
      />
      <Radios
        visit={visit}
        name="ground"
        label={t.ground}
        choices={chosenGrounds.map((value) =>
          lawChoice(visit, { value, text: t.grounds[value as keyof typeof t.grounds], law: secrecyGrounds[value] }),
        )}
        value={typed(raw, 'ground') || undefined}
        problem={problems.ground}
      />
      <Months visit={visit} raw={raw} problem={problems.months} />
      <Button>{t.press}</Button>
    </Form>
  )
}

function lawChoice(visit: Shown, { value, text, law }: { value: string; text: string; law: Law }) {
  const t = staffTexts(visit.language).law
  const source = t.source(law.law, law.place, law.checked.replace('-', '\u2011'))
  return { value, text, hint: value === 'general_clause' ? `${source} ${t.notFor}` : source }
}

function OpenTo({
  visit,
  whole,
  opening,
  closable,
}: {
  visit: Shown
  whole: Whole
  opening: Opening
  closable: boolean
}) {
  const t = staffTexts(visit.language).law
  return (
    <section class="box">
      <h3>
        <bdi lang="sv">{opening.name}</bdi>
      </h3>
      <SummaryList
        visit={visit}
        rows={lawRows(visit, opening, { fields: t.fields, bases: t.bases, secrecy: t.grounds })}
      />
      {closable ? (
        <Form visit={visit} of={`${at(whole, 'oppna-for')}/${opening.id}`}>
          <Button kind="danger" about={opening.name}>
            {t.close}
          </Button>
        </Form>
      ) : (
        <p class="quiet">{t.always}</p>
      )}
    </section>
  )
}
