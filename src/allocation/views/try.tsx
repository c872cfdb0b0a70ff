import {
  Details,
  Filter,
  Input,
  Lead,
  Links,
  Page,
  type Problems,
  Radios,
  Results,
  type Shown,
  Textarea,
} from '../../design/index.ts'
import { mostChanged, price } from '../domain/change.ts'
import type { Fit } from '../domain/fit.ts'
import { nameOf } from '../domain/names.ts'
import type { Paradox } from '../domain/paradox.ts'
import type { TriedOut } from '../domain/try-out.ts'
import { texts } from '../texts/index.ts'
import { Caveats } from './caveats.tsx'
import { Rounding, Sentences, type TermRow, TermTable } from './terms.tsx'
import { shown } from './words.tsx'

export type TryProps = {
  visit: Shown
  year: number
  typed: Record<string, string>
  problems: Problems
  outcome: TriedOut | null
  /** Floors that fit, as rows and as an address that uses them. */
  proposal: { text: string; href: string } | null
  rows: TermRow[]
  fit: Fit | null
  sources: string[]
  basis: { population: string; reception: string } | null
  paradox: Paradox | null
}

const Fields = ({ visit, typed, problems }: TryProps) => {
  const t = texts(visit.language).tryOut
  const field = (name: string) => ({ visit, name, value: typed[name] ?? '', problem: problems[name] })
  const area = (name: string) => ({ ...field(name), rows: 3, hint: t.linesHint })
  return (
    <>
      <Input {...field('platser')} label={t.places} room={8} inputmode="numeric" />
      <Input {...field('gamma')} label={t.gamma} room={4} inputmode="decimal" />
      <Input {...field('e')} label={t.effect} room={4} inputmode="decimal" />
      <Radios
        {...field('satt')}
        label={t.mode}
        choices={[
          { value: 'jamna', text: t.equalise },
          { value: 'vag', text: t.blend },
        ]}
      />
      <Details title={t.weights} open={typed.satt === 'vag'}>
        {(['folkmangd', 'mottagande', 'arbetsmarknad'] as const).map((name, at) => (
          <Input
            {...field(`b-${name}`)}
            problem={at === 0 ? (problems.vikter ?? problems[`b-${name}`]) : problems[`b-${name}`]}
            label={t.weightOf[name]}
            room={4}
            inputmode="decimal"
          />
        ))}
      </Details>
      <Textarea {...area('golv')} label={t.floors} />
      <Textarea {...area('tak')} label={t.caps} />
      <Textarea {...area('egen')} label={t.own} />
    </>
  )
}

const Moved = ({ visit, outcome }: { visit: Shown; outcome: TriedOut }) => {
  const t = texts(visit.language).tryOut
  const most = mostChanged(outcome.changes)
  const { gained, municipalities } = price(outcome.changes)
  if (most.length === 0) return <p>{t.none}</p>
  return (
    <>
      <ul>
        {most.map(({ code, before, after }) => (
          <li>{t.row(nameOf(code), shown(visit, before), shown(visit, after))}</li>
        ))}
      </ul>
      <p>{t.price(shown(visit, gained), shown(visit, municipalities))}</p>
    </>
  )
}

const Result = (props: TryProps) => {
  const { visit, outcome, rows, fit, year } = props
  const t = texts(visit.language)
  if (!outcome) return null
  return (
    <>
      <Moved visit={visit} outcome={outcome} />
      {rows.every(({ floor, cap, parts }) => floor === 0 && cap === null && !parts) && (
        <p>{t.level(shown(visit, outcome.tried.level * 1000, 3))}</p>
      )}
      {fit && <p>{t.fit(`${shown(visit, fit.right * 100, 1)} %`, shown(visit, fit.r2, 4))}</p>}
      {year === 2018 && <Caveats visit={visit} />}
      <TermTable visit={visit} id="led" rows={rows} part="total" />
      <Sentences visit={visit} rows={rows} part="total" />
      <Rounding visit={visit} weighed={rows.some(({ parts }) => parts)} paradox={props.paradox} />
    </>
  )
}

export const TryPage = (props: TryProps) => {
  const { visit, year, problems, proposal, sources, basis } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.tryOut.title(year)} back={`/fordelning/${year}`} width="staff" problems={problems}>
      <Lead>{t.tryOut.lead}</Lead>
      <Filter
        visit={visit}
        action={`/fordelning/${year}/prova`}
        results="svar"
        title={t.tryOut.change}
        button={t.tryOut.again}
        open
      >
        <Fields {...props} />
      </Filter>
      {proposal && (
        <>
          <h2>{t.tryOut.floorsProposal}</h2>
          <p>{proposal.text}</p>
          <Links links={[{ href: proposal.href, text: t.tryOut.useProposal }]} />
        </>
      )}
      <Results id="svar" count={t.tryOut.result}>
        <Result {...props} />
      </Results>
      {basis && <p class="quiet">{t.basis(basis.population, basis.reception)}</p>}
      {sources.length > 0 && <p class="quiet">{t.sources(sources.join('; '))}</p>}
    </Page>
  )
}
