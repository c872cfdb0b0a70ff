import { readIn } from '../../courses/index.ts'
import {
  ButtonGroup,
  ButtonLink,
  Copyable,
  Page,
  Panel,
  PrintButton,
  Radios,
  Select,
  SummaryList,
} from '../../design/index.ts'
import { typed } from '../../platform/input.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import { staffTexts } from '../texts/index.ts'
import { type Common, choices, Small } from './desk.tsx'
import { nameOf } from './side.tsx'

/** What somebody signs in with once: asked for, then shown this one time. */
export function CodePage(props: Common) {
  const t = staffTexts(props.visit.language).code
  return <Small {...props} title={t.title} text={t.text} of="kod" press={t.press} />
}

export function GivenCodePage({
  visit,
  whole,
  code,
  address,
}: Pick<Common, 'visit' | 'whole'> & { code: string; address: string }) {
  const t = staffTexts(visit.language).code
  return (
    <Page visit={visit} title={t.shown}>
      <Panel title={t.once}>
        <p class="receipt-number">
          <Copyable visit={visit} text={`${code.slice(0, 4)}-${code.slice(4)}`} />
        </p>
      </Panel>
      <p>
        {t.where} <bdi dir="ltr">{address}</bdi>
      </p>
      <ButtonGroup>
        <ButtonLink href={`/ansokningar/${whole.id}`}>{t.back}</ButtonLink>
        <PrintButton visit={visit} />
      </ButtonGroup>
    </Page>
  )
}

type Number = { kind: string; value: string }
export function IdentityPage(props: Common & { numbers: readonly Number[] }) {
  const { visit, whole, raw, problems, numbers } = props
  const t = staffTexts(visit.language).identity
  const radios = { visit, problem: problems.assurance, value: typed(raw, 'assurance') }
  return (
    <Small
      {...props}
      title={t.title}
      text={t.text}
      of="identitet"
      version={whole.applicant?.version ?? 0}
      press={t.press}
    >
      <Stated visit={visit} name={nameOf(whole)} numbers={numbers} />
      <Radios {...radios} name="assurance" label={t.assurance} choices={choices(t.assurances)} />
      <Radios
        visit={visit}
        name="source"
        label={t.source}
        choices={choices(t.sources)}
        value={typed(raw, 'source')}
        problem={problems.source}
      />
    </Small>
  )
}

export function SexPage(props: Common & { sex: LegalSex | null }) {
  const { visit, whole, raw, problems, sex } = props
  const t = staffTexts(visit.language).sex
  return (
    <Small {...props} title={t.title} text={t.text} of="kon" version={whole.applicant?.version ?? 0} press={t.press}>
      <Radios
        visit={visit}
        name="sex"
        label={t.label(nameOf(whole))}
        hint={t.hint}
        choices={choices(t.sexes)}
        value={typed(raw, 'sex') || (sex ?? 'U')}
        problem={problems.sex}
      />
    </Small>
  )
}

const shownNumber = ({ kind, value }: Number): string =>
  kind === 'personnummer' || kind === 'samordningsnummer' ? showPersonalNumber(value) : value

const Stated = ({ visit, name, numbers }: { visit: Common['visit']; name: string; numbers: readonly Number[] }) => (
  <SummaryList
    visit={visit}
    rows={[
      { key: staffTexts(visit.language).person, value: <bdi>{name}</bdi> },
      {
        key: staffTexts(visit.language).identity.numbers,
        value:
          numbers.length > 0 ? (
            <bdi dir="ltr">{numbers.map(shownNumber).join(', ')}</bdi>
          ) : (
            staffTexts(visit.language).identity.noNumber
          ),
      },
    ]}
  />
)

export function JudgePage(props: Common) {
  const { visit, whole, raw, problems } = props
  const t = staffTexts(visit.language)
  const met = { met: t.eligibility.met, not_met: t.eligibility.not_met, unknown: t.eligibility.unknown }
  const { eligible, maybe, not_eligible } = t.tracks.eligibility
  const known = (code: string) => whole.conditions.find((one) => one.code === code)?.result ?? 'unknown'
  return (
    <Small {...props} title={t.eligibility.title} text={t.eligibility.text} of="behorighet" press={t.eligibility.press}>
      {whole.of.prerequisites.length === 0 && <p>{t.eligibility.none}</p>}
      {whole.of.prerequisites.map(({ code, text }) => (
        <Radios
          visit={visit}
          name={`condition-${code}`}
          label={readIn(visit.language, text)}
          choices={choices(met)}
          value={typed(raw, `condition-${code}`) || known(code)}
          inline
        />
      ))}
      <Radios
        visit={visit}
        name="result"
        label={t.eligibility.result}
        choices={choices({ eligible, maybe, not_eligible })}
        value={typed(raw, 'result') || whole.eligibility}
        problem={problems.result}
      />
    </Small>
  )
}

export function HomePage(props: Common & { municipalities: readonly { code: string; name: string }[] }) {
  const { visit, raw, problems, municipalities } = props
  const t = staffTexts(visit.language).home
  const options = municipalities.map(({ code, name }) => ({ value: code, text: name }))
  return (
    <Small {...props} title={t.title} text={t.text} of="hemkommun" press={t.press}>
      <Select
        visit={visit}
        name="municipality"
        label={t.which}
        options={options}
        value={typed(raw, 'municipality')}
        problem={problems.municipality}
      />
    </Small>
  )
}
