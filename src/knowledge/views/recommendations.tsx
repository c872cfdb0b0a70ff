import { Box, Lead, Links, Page, Quiet, Table, Tag, type Shown as Visit } from '../../design/index.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { formatNumber } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { type AnswerStage, answerStages, counted, kindsOf, stageOn } from '../domain/recommendation.ts'
import type { PlaceRow } from '../queries/examples.ts'
import type { Party } from '../queries/recommendation-desk.ts'
import type { RecommendationRow } from '../queries/recommendations.ts'
import { texts } from '../texts/index.ts'
import type { Told } from './told.ts'

const tones: Record<AnswerStage, 'done' | 'wait' | 'plain'> = {
  takenUp: 'done',
  alreadyDone: 'done',
  declined: 'plain',
  unanswered: 'wait',
  expired: 'wait',
}
type Props = {
  visit: Visit
  rows: RecommendationRow[]
  places: PlaceRow[]
  /** Others than municipalities whom some of them are meant for. */
  parties: Party[]
  mayAnswer: boolean
} & Told
type RowProps = { visit: Visit; row: RecommendationRow }

export const answerOf = (row: RecommendationRow, code: string) =>
  row.answers.find(({ municipality }) => municipality === code)
const stageIn = (row: RecommendationRow, code: string, today: Day): AnswerStage =>
  stageOn(answerOf(row, code)?.answer ?? null, row.askedOn, today)

const Source = ({ visit, row }: RowProps) => {
  const t = texts(visit.language).recommendations
  return (
    <p>
      <Quiet>
        {t.source}: <bdi lang="sv">{row.source}</bdi>.{' '}
        {row.sourceSection && `${t.section(row.sourceSection)}. ${texts(visit.language).bySection}`}
      </Quiet>
    </p>
  )
}

/** How many municipalities have answered what. */
const Sums = ({ visit, row, places }: RowProps & Pick<Props, 'places'>) => {
  const t = texts(visit.language).recommendations
  const sums = counted(places.map(({ code }) => stageIn(row, code, dayOf(visit.now))))
  return (
    <ul>
      {answerStages.flatMap((stage) =>
        sums[stage] > 0
          ? [
              <li>
                <Tag tone={tones[stage]}>{t.stages[stage]}</Tag> {formatNumber(visit.language, sums[stage])}
              </li>,
            ]
          : [],
      )}
    </ul>
  )
}
/** What each of the others has answered; the state stands for itself. */
const Parties = ({ visit, row, parties }: RowProps & Pick<Props, 'parties'>) => {
  const asked = parties.filter(({ kind }) => kindsOf[row.addressee].includes(kind))
  const name = texts(visit.language).recommendations.addressees[row.addressee]
  const all = asked.length > 0 ? asked : [{ id: null, name }]
  return (
    <ul>
      {all.map(({ id, name }) => (
        <li>
          <bdi>{name}</bdi>{' '}
          <Answered visit={visit} row={row} said={row.answers.find(({ organisation }) => organisation === id)} />
        </li>
      ))}
    </ul>
  )
}

/** What it stands on: examples that show it, and what it can be followed by. */
const Grounds = ({ visit, row }: RowProps) => {
  const t = texts(visit.language).recommendations
  return (
    <>
      {row.examples.length > 0 && (
        <>
          <h3>{t.examples}</h3>
          <Links links={row.examples.map(({ slug, title }) => ({ href: `/goda-exempel/${slug}`, text: title }))} />
        </>
      )}
      {row.indicator && (
        <p>
          {t.indicator}:{' '}
          <a href={`/siffror/nyckeltal/${row.indicator.slug}`} lang="sv">
            {row.indicator.title}
          </a>
        </p>
      )}
    </>
  )
}

const One = ({
  visit,
  row,
  places,
  parties,
  mayAnswer,
}: RowProps & Pick<Props, 'places' | 'parties' | 'mayAnswer'>) => {
  const t = texts(visit.language).recommendations
  const isForMunicipalities = row.addressee === 'municipality'
  return (
    <Box>
      <h2 id={row.slug} lang="sv" dir="ltr">
        {row.title}
      </h2>
      <p lang="sv" dir="ltr">
        {row.text}
      </p>
      <Source visit={visit} row={row} />
      <Grounds visit={visit} row={row} />
      <p>
        {t.to}: {t.addressees[row.addressee]}
      </p>
      {isForMunicipalities ? <Sums {...{ visit, row, places }} /> : <Parties {...{ visit, row, parties }} />}
      {mayAnswer && isForMunicipalities && (
        <Links
          links={[
            { href: `/rekommendationer/${row.slug}/svar`, text: bankTexts(visit.language).recommendations.answerIt },
          ]}
        />
      )}
    </Box>
  )
}

/** One addressee's answer: the word, and what it stands on. */
const Answered = ({ visit, row, said }: RowProps & { said: RecommendationRow['answers'][number] | undefined }) => {
  const stage = stageOn(said?.answer ?? null, row.askedOn, dayOf(visit.now))
  return (
    <>
      <Tag tone={tones[stage]}>{texts(visit.language).recommendations.stages[stage]}</Tag>
      {said && (said.goal || said.reason) && (
        <p>
          <bdi lang="sv">{said.goal || said.reason}</bdi>
        </p>
      )}
      {said?.example && (
        <p>
          <a href={`/goda-exempel/${said.example}`}>{texts(visit.language).search.kinds.example}</a>
        </p>
      )}
    </>
  )
}

/** Those of the region: whoever only takes part in its courses belongs to no corner. Without corners, all. */
const askedAmong = (places: PlaceRow[]): PlaceRow[] => {
  const inCorner = places.filter(({ corner }) => corner !== null)
  return inCorner.length > 0 ? inCorner : places
}

export const RecommendationsPage = ({ visit, rows, places: all, parties, mayAnswer, status }: Props) => {
  const places = askedAmong(all)
  const toAll = rows.filter(({ addressee }) => addressee === 'municipality')
  const t = texts(visit.language)
  const b = bankTexts(visit.language).recommendations
  return (
    <Page visit={visit} title={t.recommendations.title} back="/kunskap" status={status}>
      <Lead>{t.recommendations.lead}</Lead>
      {visit.language !== 'sv' && <p>{t.onlySwedish}</p>}
      {rows.map((row) => (
        <One {...{ visit, row, places, parties, mayAnswer }} />
      ))}
      {places.length > 0 && toAll.length > 0 && (
        <Table
          visit={visit}
          id="svar"
          caption={b.table}
          blocks
          rows={places}
          columns={[
            { head: b.municipality, cell: ({ name }) => name },
            ...toAll.map((row) => ({
              head: row.number ? b.number(row.number) : row.title,
              cell: ({ code }: PlaceRow) => <Answered visit={visit} row={row} said={answerOf(row, code)} />,
            })),
          ]}
        />
      )}
    </Page>
  )
}
