import {
  Button,
  Details,
  Form,
  Input,
  Lead,
  Links,
  Page,
  type Problems,
  type Shown,
  SummaryList,
  Textarea,
} from '../../design/index.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Paradox } from '../domain/paradox.ts'
import type { Run } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { Caveats } from './caveats.tsx'
import { type Compared, Comparison } from './compare.tsx'
import { Rounding, Sentences, type TermRow, TermTable } from './terms.tsx'
import { shown } from './words.tsx'
import { StatusTag } from './year.tsx'

export type PartShown = { run: Run; rows: TermRow[]; replays: boolean; paradox: Paradox | null }
export type VersionProps = {
  visit: Shown
  year: number
  version: number
  parts: PartShown[]
  /** Other versions that the reader may see. */
  others: number[]
  compared: Compared | null
  officer: boolean
  problems?: Problems
  typed?: Record<string, string>
  status?: string | undefined
}

const PartOf = ({ visit, part: { run, rows, replays, paradox } }: { visit: Shown; part: PartShown }) => {
  const t = texts(visit.language)
  return (
    <section aria-labelledby={`del-${run.part}`}>
      <h2 id={`del-${run.part}`}>
        {t.part[run.part]}: {shown(visit, run.sum)}
      </h2>
      {run.part !== '2' && rows.every(({ reason, parts }) => reason === null && !parts) && (
        <p>{t.level(shown(visit, run.level * 1000, 3))}</p>
      )}
      <TermTable visit={visit} id={`led-${run.part}`} rows={rows} part={run.part} />
      <Sentences visit={visit} rows={rows} part={run.part} />
      <Rounding visit={visit} weighed={rows.some((row) => row.parts)} paradox={paradox} />
      <p class="quiet">{replays ? t.replayed : t.notReplayed}</p>
    </section>
  )
}

const History = ({ visit, run }: { visit: Shown; run: Run }) => {
  const t = texts(visit.language).decisions
  const rows = [
    { key: t.rule, value: <bdi>{run.ruleName}</bdi> },
    { key: t.made, value: formatDateTime(visit.language, run.createdAt) },
    ...(run.note ? [{ key: t.note, value: run.note }] : []),
    ...(run.decidedAt ? [{ key: t.by, value: run.decidedBy }] : []),
    ...(run.decidedAt ? [{ key: t.ref, value: run.decisionRef }] : []),
    { key: t.hash, value: <bdi>{`${run.inputsSha256.slice(0, 16)} · ${run.codeVersion}`}</bdi> },
  ]
  return (
    <>
      <h2>{t.title}</h2>
      <SummaryList visit={visit} rows={rows} />
    </>
  )
}

const Decide = ({ visit, year, version, parts, problems = {}, typed = {} }: VersionProps) => {
  const { staff, part } = texts(visit.language)
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  return (
    <Form visit={visit} of={`/fordelning/${year}/${version}/beslut`}>
      <h2>{staff.decide.title}</h2>
      <Input {...field('av')} label={staff.kept.by} />
      <Input {...field('nummer')} label={staff.kept.ref} />
      <Input {...field('fran')} label={staff.kept.from} hint={staff.kept.dayHint} room={12} />
      {parts.map(({ run }) => (
        <Textarea
          {...field(`avvikelser-${run.part}`)}
          label={staff.decide.departures(part[run.part])}
          hint={staff.decide.hint}
        />
      ))}
      <Button>{staff.decide.save}</Button>
    </Form>
  )
}

const Next = (props: VersionProps) => {
  const { visit, year, version, parts, officer } = props
  const { propose } = texts(visit.language).staff
  const state = parts[0]?.run.status
  if (!officer) return null
  if (state === 'proposed') return <Decide {...props} />
  if (state !== 'draft') return null
  return (
    <Form visit={visit} of={`/fordelning/${year}/${version}/forslag`}>
      <p>{propose.lead}</p>
      <Button>{propose.save}</Button>
    </Form>
  )
}

export const VersionPage = (props: VersionProps) => {
  const { visit, year, version, parts, others, compared, problems, status } = props
  const t = texts(visit.language)
  const [first] = parts
  const address = `/fordelning/${year}/${version}`
  return (
    <Page
      visit={visit}
      title={t.versionTitle(year, version)}
      back={`/fordelning/${year}`}
      width="staff"
      problems={problems}
      status={status && <p>{status}</p>}
    >
      <Lead>
        {first && <StatusTag visit={visit} run={first.run} />} {t.chain.note}
      </Lead>
      {year === 2018 && <Caveats visit={visit} />}
      {parts.map((part) => (
        <PartOf visit={visit} part={part} />
      ))}
      {compared ? <Comparison visit={visit} compared={compared} /> : null}
      {others.length > 0 && (
        <Details title={t.compare.choose}>
          <Links links={others.map((one) => ({ href: `${address}?mot=${one}`, text: t.versionName(one) }))} />
        </Details>
      )}
      {first && <History visit={visit} run={first.run} />}
      <Links
        links={[
          { href: `${address}.csv`, text: t.files.csv },
          { href: `${address}.json`, text: t.files.json },
          { href: `/fordelning/${year}/prova`, text: t.pages.tryOut },
        ]}
      />
      <Next {...props} />
    </Page>
  )
}
