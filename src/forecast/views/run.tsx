import { Button, Details, Form, InsetText, Lead, Links, Page } from '../../design/index.ts'
import { addressName } from '../../figures/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber } from '../../shared/texts.ts'
import type { Run } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { BySex, Compensation, Matters, Modes, Waits } from './result.tsx'
import { barName, Example, kr, nameOf } from './words.tsx'

type Of = { visit: Shown; run: Run }
/** What it is, what it is not, how new it is and what is least certain: before any number. */
export const OnTop = ({ visit, run }: { visit: Shown; run: Run | undefined }) => {
  const t = texts(visit.language)
  const [first] = run?.result.tornado ?? []
  return (
    <>
      <Lead>{t.lead}</Lead>
      {run?.example && <Example visit={visit} />}
      <p>
        {t.is} {t.isNot}
      </p>
      {run && (
        <p>
          {t.newest(run.newest)} {first && t.most(barName(visit, first), kr(visit, first.swing))} {t.range}
        </p>
      )}
    </>
  )
}

export function Taking({ visit, path }: { visit: Shown; path: string }) {
  const { files } = texts(visit.language)
  return (
    <Links
      links={[
        { href: `${path}.csv`, text: files.csv },
        { href: `${path}.json`, text: files.json },
      ]}
    />
  )
}

export const Whole = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  const numbers = [String(run.seed), formatNumber(visit.language, run.draws), run.codeVersion] as const
  return (
    <>
      <h2>{t.modes}</h2>
      <p>{t.modesAbout}</p>
      <Modes visit={visit} run={run} />
      <Details title={t.limits}>
        <ul>
          {t.limitList.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>{t.limitNote}</p>
      </Details>
      <h2>{t.waits}</h2>
      <Waits visit={visit} run={run} />
      <h2>{t.matters}</h2>
      <Matters visit={visit} run={run} />
      <BySex visit={visit} run={run} />
      <Compensation visit={visit} run={run} />
      <h2>{t.take}</h2>
      <Taking visit={visit} path={`/prognos/korning/${run.id}`} />
      <p class="quiet">{t.made(...numbers)}</p>
    </>
  )
}

type PlaceProps = { visit: Shown; kommun: string; run: Run | undefined; others: readonly Run[] }
/** /prognos/:kommun. */
export const PlacePage = ({ visit, kommun, run, others }: PlaceProps) => {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={`${t.title}: ${nameOf(kommun)}`} back="/prognos" width="staff">
      <OnTop visit={visit} run={run} />
      {run ? <Whole visit={visit} run={run} /> : <p>{t.none}</p>}
      {others.length > 0 && (
        <>
          <h2>{t.runs}</h2>
          <Links
            links={others.map(({ id, name, from, to, publishedAt }) => ({
              ...{ href: `/prognos/korning/${id}`, text: `${name || nameOf(kommun)} ${from}–${to}` },
              about: publishedAt ?? t.staff.draft,
            }))}
          />
        </>
      )}
      <Links
        links={[
          { href: '/prognos/antaganden', text: t.assumptions },
          { href: `/siffror/kommun/${addressName(nameOf(kommun))}`, text: t.figures },
        ]}
      />
    </Page>
  )
}

/** /prognos/korning/:id: one forecast; a draft is its economist's alone. */
type RunProps = Of & { status?: string | undefined; again: boolean | null }
export const RunPage = ({ visit, run, status, again }: RunProps) => {
  const t = texts(visit.language)
  const place = run.kommun ? nameOf(run.kommun) : t.region
  const address = `/prognos/korning/${run.id}/visa`
  return (
    <Page
      visit={visit}
      title={[place, run.name, `${run.from}–${run.to}`].filter(Boolean).join(' ')}
      back={run.kommun ? `/prognos/${run.kommun}` : '/prognos'}
      width="staff"
      status={status && <InsetText>{status}</InsetText>}
    >
      <OnTop visit={visit} run={run} />
      {run.status === 'draft' && (
        <Form visit={visit} of={address}>
          <p>{t.staff.publishAbout}</p>
          <Button>{t.staff.publish}</Button>
        </Form>
      )}
      <Whole visit={visit} run={run} />
      {again !== null && <p class="quiet">{again ? t.staff.replay.same : t.staff.replay.other}</p>}
    </Page>
  )
}
