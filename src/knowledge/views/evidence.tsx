import { Quiet, SummaryList, type Shown as Visit } from '../../design/index.ts'
import { type Beside, BesideFigures } from '../../figures/index.ts'
import { formatNumber, plural } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { isEvaluated, lacksFor } from '../domain/evidence.ts'
import { evidenceOf, type Kept, type Template } from '../domain/example.ts'
import { texts } from '../texts/index.ts'
import { LevelTag } from './examples.tsx'

export const Numbers = ({ visit, evidence }: { visit: Visit; evidence: Kept }) => {
  const t = bankTexts(visit.language).measured
  const say = (name: string, when: string | null | undefined, value: number | null | undefined) => ({
    key: when ? `${name} (${when})` : name,
    value:
      value === null || value === undefined ? (
        <Quiet>{texts(visit.language).examples.unknown}</Quiet>
      ) : (
        formatNumber(visit.language, value)
      ),
  })
  return (
    <>
      <p>
        <bdi lang="sv">{evidence.indicator}</bdi>
        {evidence.counted ? <Quiet> {plural(visit.language, evidence.counted, t.counted)}</Quiet> : null}
      </p>
      <SummaryList
        visit={visit}
        rows={[say(t.before, evidence.beforeWhen, evidence.before), say(t.after, evidence.afterWhen, evidence.after)]}
      />
    </>
  )
}

type Weighed = { level: number; template: Template; evidence: Kept }
/** What is known, what lacks, and never a word of cause where nobody has shown one. */
export const Evidence = ({
  visit,
  example,
  beside,
}: {
  visit: Visit
  example: Weighed
  beside?: Beside | null | undefined
}) => {
  const t = texts(visit.language).examples
  const b = bankTexts(visit.language).measured
  const { evidence } = example
  const lacks = lacksFor(evidenceOf(example.template, evidence))
  return (
    <>
      <h2>{t.level}</h2>
      <p>
        <LevelTag visit={visit} level={example.level} /> {t.levelAbout}
      </p>
      {example.level < 4 && lacks.length > 0 && (
        <p>
          {t.lacks}: {lacks.map((lack) => t.lack[lack]).join(', ')}.
        </p>
      )}
      {evidence.evaluatedBy && (
        <p>
          {b.evaluation[evidence.evaluatedBy]}. {evidence.report && <a href={evidence.report}>{b.report}</a>}
        </p>
      )}
      {evidence.indicator && (
        <>
          <h3>{b.title}</h3>
          <Numbers visit={visit} evidence={evidence} />
          {!isEvaluated(evidenceOf(example.template, evidence)) && <p>{b.cause}</p>}
        </>
      )}
      {beside && <BesideFigures visit={visit} beside={beside} title={b.live} peers={b.peers} />}
    </>
  )
}
