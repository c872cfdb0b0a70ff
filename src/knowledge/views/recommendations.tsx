import {
  Box,
  Button,
  Form,
  Input,
  Lead,
  Links,
  Page,
  Quiet,
  Radios,
  Select,
  Table,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../design/index.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { formatNumber } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { type AnswerStage, answerStages, answers, counted, kindsOf, stageOn } from '../domain/recommendation.ts'
import type { PlaceRow } from '../queries/examples.ts'
import type { Party } from '../queries/recommendation-desk.ts'
import type { Own, RecommendationRow } from '../queries/recommendations.ts'
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

const answerOf = (row: RecommendationRow, code: string) => row.answers.find(({ municipality }) => municipality === code)
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

type AnswerProps = { visit: Visit; row: RecommendationRow; own: Own[]; municipality: string } & Told
/** An example that the municipality has told; without one there is one to write. */
const Which = ({ visit, row, own, municipality, problems = {}, typed = {} }: AnswerProps) => {
  const t = bankTexts(visit.language).staff
  const was = own.find(({ slug }) => slug === answerOf(row, municipality)?.example)?.id
  if (own.length === 0)
    return (
      <p>
        {t.recommend.noExample} <a href="/exempelbanken">{t.title}</a>
      </p>
    )
  const options = own.map(({ id, title }) => ({ value: id, text: title }))
  const value = typed.exempel ?? was
  return <Select {...{ visit, value, options }} name="exempel" label={t.recommend.example} problem={problems.exempel} />
}
/** What each answer stands on. */
function groundsFor(props: AnswerProps) {
  const { visit, row, municipality, problems = {}, typed = {} } = props
  const t = bankTexts(visit.language).staff.recommend
  const was = answerOf(row, municipality)
  const field = (name: string, value: string | undefined) => ({
    visit,
    name,
    value: typed[name] ?? value,
    problem: problems[name],
  })
  return {
    takenUp: <Input {...field('mal', was?.goal)} label={t.goal} hint={t.goalHint} />,
    alreadyDone: <Which {...props} />,
    declined: <Textarea {...field('varfor', was?.reason)} label={t.reason} rows={3} limit={1000} />,
  }
}
export const AnswerPage = (props: AnswerProps) => {
  const { visit, row, municipality, problems = {}, typed = {} } = props
  const t = bankTexts(visit.language).staff.recommend
  const was = answerOf(row, municipality)
  const more = groundsFor(props)
  return (
    <Page visit={visit} title={t.title(row.number)} back="/rekommendationer" width="staff" problems={problems}>
      <Lead>{row.title}</Lead>
      <p>{row.text}</p>
      <Form visit={visit} of={`/rekommendationer/${row.slug}/svar`} version={was?.version ?? 0}>
        <Radios
          visit={visit}
          name="svar"
          label={t.answer}
          problem={problems.svar}
          value={typed.svar ?? was?.answer}
          choices={answers.map((answer) => ({ value: answer, text: t.answers[answer], more: more[answer] }))}
        />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
