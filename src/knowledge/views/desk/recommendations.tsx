import {
  Button,
  Form,
  Input,
  Lead,
  Links,
  Page,
  Radios,
  Select,
  Table,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../../design/index.ts'
import { addressees, answers, kindsOf } from '../../domain/recommendation.ts'
import type { Party, Written } from '../../queries/recommendation-desk.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { Begin } from '../begin.tsx'
import type { Told } from '../told.ts'

const list = '/redaktion/rekommendationer'
const State = ({ visit, row }: { visit: Visit; row: Written }) => {
  const t = deskTexts(visit.language).recommendations
  return <Tag tone={row.published ? 'done' : 'plain'}>{row.published ? t.shown : t.draft}</Tag>
}

/** /redaktion/rekommendationer */
export const RecommendationDeskPage = ({
  visit,
  rows,
  problems,
  typed,
  status,
}: { visit: Visit; rows: Written[] } & Told) => {
  const t = deskTexts(visit.language).recommendations
  const to = texts(visit.language).recommendations
  return (
    <Page visit={visit} title={t.title} back="/redaktion" width="staff" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      <Begin visit={visit} of={list} words={t} told={{ problems, typed }} />
      {rows.length > 0 && (
        <Table
          visit={visit}
          id="rekommendationer"
          caption={to.title}
          blocks
          rows={rows}
          columns={[
            { head: t.heading, cell: ({ id, title }) => <a href={`${list}/${id}`}>{title}</a> },
            { head: t.to, cell: ({ addressee }) => to.addressees[addressee] },
            { head: t.state, cell: (row) => <State visit={visit} row={row} /> },
          ]}
        />
      )}
    </Page>
  )
}

type Props = { visit: Visit; row: Written; parties: Party[] } & Told
const Write = ({ visit, row, problems = {}, typed = {} }: Props) => {
  const t = deskTexts(visit.language).recommendations
  const to = texts(visit.language).recommendations.addressees
  const field = (name: string, value: string) => ({ visit, name, value: typed[name] ?? value, problem: problems[name] })
  const examples = row.examples.map((slug) => `/goda-exempel/${slug}`).join('\n')
  return (
    <Form visit={visit} of={`${list}/${row.id}`} version={row.version}>
      <Input {...field('rubrik', row.title)} label={t.heading} maxlength={200} />
      <Textarea {...field('text', row.text)} label={t.text} rows={5} limit={4000} />
      <Radios
        {...field('till', row.addressee)}
        label={t.to}
        choices={addressees.map((value) => ({ value, text: to[value] }))}
      />
      <Input {...field('kalla', row.source)} label={t.source} hint={t.sourceHint} maxlength={200} />
      <Input {...field('avsnitt', row.sourceSection ?? '')} label={t.section} optional maxlength={200} />
      <Input {...field('nummer', row.number)} label={t.number} optional room={12} maxlength={20} />
      <Input {...field('dag', row.madeOn)} label={t.day} room={12} ltr />
      <Textarea {...field('exempel', examples)} label={t.examples} hint={t.examplesHint} rows={3} />
      <Input {...field('nyckeltal', row.indicator ?? '')} label={t.indicator} hint={t.indicatorHint} optional />
      <Button>{t.save}</Button>
    </Form>
  )
}

/** What others than municipalities have said: written down by the editor. */
const Answered = ({ visit, row, parties, problems = {}, typed = {} }: Props) => {
  const t = deskTexts(visit.language).recommendations
  const { answers: said } = texts(visit.language).recommendations
  const asked = parties.filter(({ kind }) => kindsOf[row.addressee].includes(kind))
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  const grounds = {
    takenUp: <Input {...field('mal')} label={t.goal} />,
    alreadyDone: <Input {...field('visar')} label={t.example} ltr />,
    declined: <Textarea {...field('varfor')} label={t.reason} rows={3} limit={1000} />,
  }
  if (asked.length === 0) return null
  return (
    <>
      <h2>{said}</h2>
      <Form visit={visit} of={`${list}/${row.id}/svar`}>
        <Select
          {...field('vem')}
          label={t.who}
          empty={t.choose}
          options={asked.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Radios
          {...field('svar')}
          label={t.answer}
          choices={answers.map((value) => ({ value, text: t.said[value], more: grounds[value] }))}
        />
        <Button kind="secondary">{t.saveAnswer}</Button>
      </Form>
    </>
  )
}

/** /redaktion/rekommendationer/{id} */
export const RecommendationPage = (props: Props) => {
  const { visit, row, problems, status } = props
  const { recommendations: t, edit } = deskTexts(visit.language)
  return (
    <Page visit={visit} title={row.title} back={list} width="staff" problems={problems} status={status}>
      <p>
        <State visit={visit} row={row} />
      </p>
      {row.published && <Links links={[{ href: `/rekommendationer#${row.slug}`, text: t.open }]} />}
      <h2>{edit.next}</h2>
      <Form visit={visit} of={`${list}/${row.id}/steg`} version={row.version}>
        <Button name="gor" value={row.published ? 'hide' : 'publish'} kind="secondary">
          {row.published ? t.hide : t.publish}
        </Button>
      </Form>
      <h2>{edit.write}</h2>
      <Write {...props} />
      {row.published && <Answered {...props} />}
    </Page>
  )
}
