import { Lead, Page, type Shown, Table } from '../../design/index.ts'
import { answers, type departuresTable } from '../domain/departures.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; year: number; until: string; table: ReturnType<typeof departuresTable> | null }

/** /fordelning/:ar/rad: for those who revise the rule. */
export const DeparturesPage = ({ visit, year, until, table }: Props) => {
  const { received: t, reason } = texts(visit.language).placing
  const names = { ...reason, followed: t.followed, departed: t.departed, T: t.all }
  return (
    <Page visit={visit} title={t.title(year)} back={`/fordelning/${year}`} width="staff">
      <Lead>{t.lead}</Lead>
      <p>{t.until(until)}</p>
      {table ? (
        <Table
          visit={visit}
          id="skal"
          caption={t.caption}
          blocks
          columns={[
            { head: t.reason, cell: (answer) => names[answer] },
            { head: t.households, numeric: true, cell: (answer) => table.get(answer) ?? '..' },
          ]}
          rows={[...answers]}
        />
      ) : (
        <p>{t.none}</p>
      )}
      <p class="quiet">{t.gate}</p>
    </Page>
  )
}
