import { Box, Lead, Links, Page, Quiet, Tag, type Shown as Visit } from '../../design/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { plural } from '../../shared/texts.ts'
import { type AnswerStage, stageOn } from '../domain/recommendation.ts'
import type { RecommendationRow } from '../queries/recommendations.ts'
import { texts } from '../texts/index.ts'

const tones: Record<AnswerStage, 'done' | 'wait' | 'plain'> = {
  takenUp: 'done',
  alreadyDone: 'done',
  declined: 'plain',
  unanswered: 'wait',
  expired: 'wait',
}
type Props = { visit: Visit; row: RecommendationRow; asked: number }

const Answers = ({ visit, row, asked }: Props) => {
  const t = texts(visit.language).recommendations
  const silence = stageOn(null, row.madeOn, dayOf(visit.now))
  const silent = Math.max(0, asked - row.answers.length)
  return (
    <>
      <h3>{t.answers}</h3>
      <ul>
        {row.answers.map(({ name, answer, goal, reason, example }) => (
          <li>
            {name} <Tag tone={tones[answer]}>{t.stages[answer]}</Tag> <bdi lang="sv">{goal || reason}</bdi>
            {example && <a href={`/goda-exempel/${example}`}>{t.examples}</a>}
          </li>
        ))}
        {silent > 0 && (
          <li>
            {plural(visit.language, silent, t.silent)} <Tag tone={tones[silence]}>{t.stages[silence]}</Tag>
          </li>
        )}
      </ul>
    </>
  )
}

const One = ({ visit, row, asked }: Props) => {
  const t = texts(visit.language).recommendations
  return (
    <Box>
      <h2 id={row.slug} lang="sv" dir="ltr">
        {row.title}
      </h2>
      <p lang="sv" dir="ltr">
        {row.text}
      </p>
      <p>
        <Quiet>
          {t.source}: <bdi lang="sv">{row.source}</bdi>. {row.number && `${t.section(row.number)}. `}
          {row.sourcePage ? t.page(row.sourcePage) : t.pageUnknown}
        </Quiet>
      </p>
      {row.examples.length > 0 && (
        <>
          <h3>{t.examples}</h3>
          <Links links={row.examples.map(({ slug, title }) => ({ href: `/goda-exempel/${slug}`, text: title }))} />
        </>
      )}
      <Answers visit={visit} row={row} asked={asked} />
    </Box>
  )
}

export const RecommendationsPage = ({
  visit,
  rows,
  asked,
}: {
  visit: Visit
  rows: RecommendationRow[]
  asked: number
}) => {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.recommendations.title} back="/kunskap">
      <Lead>{t.recommendations.lead}</Lead>
      {visit.language !== 'sv' && <p>{t.onlySwedish}</p>}
      {rows.map((row) => (
        <One visit={visit} row={row} asked={asked} />
      ))}
    </Page>
  )
}
