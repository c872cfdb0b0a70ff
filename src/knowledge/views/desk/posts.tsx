import { Lead, Links, Page, Table, Tag, type Shown as Visit } from '../../../design/index.ts'
import { formatDate } from '../../../shared/texts.ts'
import type { Row } from '../../queries/editing.ts'
import { deskTexts } from '../../texts/desk.ts'
import { texts } from '../../texts/index.ts'
import { Begin } from '../begin.tsx'
import type { Told } from '../told.ts'

/** Green is out; yellow waits for an editor. */
const tones: Partial<Record<Row['stage'], 'done' | 'wait'>> = { published: 'done', submitted: 'wait' }
const Posts = ({ visit, rows }: { visit: Visit; rows: Row[] }) => {
  const t = texts(visit.language).staff
  return (
    <Table
      visit={visit}
      id="inlagg"
      caption={t.post}
      blocks
      rows={rows}
      columns={[
        { head: t.heading, cell: ({ id, title }) => <a href={`/redaktion/${id}`}>{title}</a> },
        {
          head: t.author,
          cell: ({ author, kind }) =>
            kind === 'guest' ? `${author} (${deskTexts(visit.language).edit.kind})` : author,
        },
        {
          head: t.stage,
          cell: ({ stage }) => <Tag tone={tones[stage] ?? 'plain'}>{t.stages[stage]}</Tag>,
        },
        {
          head: deskTexts(visit.language).edit.when,
          cell: ({ publishedAt, publishAt }) => {
            const at = publishedAt ?? publishAt
            return at ? formatDate(visit.language, at) : '–'
          },
        },
      ]}
    />
  )
}

/** `whole`: of the region, whose recommendations are written here too. */
type Props = { visit: Visit; rows: Row[]; whole: boolean } & Told
export const DeskPage = ({ visit, rows, whole, problems, typed, status }: Props) => {
  const t = texts(visit.language).staff
  const desk = deskTexts(visit.language).edit
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems} status={status}>
      <Lead>{t.lead}</Lead>
      <Links
        links={[
          { href: '/redaktion/gaster', text: desk.guests },
          { href: '/redaktion/anslag', text: desk.announcements },
          ...(whole
            ? [{ href: '/redaktion/rekommendationer', text: deskTexts(visit.language).recommendations.title }]
            : []),
        ]}
      />
      <Begin visit={visit} of="/redaktion" words={t} told={{ problems, typed }} />
      {rows.length === 0 ? <p>{t.none}</p> : <Posts visit={visit} rows={rows} />}
    </Page>
  )
}
