import { Details, Table } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatPercent } from '../../shared/texts.ts'
import { type Reference, references } from '../facts/reference.ts'
import { texts } from '../texts/index.ts'
import { keyName, kr, plainNumber } from './words.tsx'

function shownValue(visit: Shown, { unit, value }: Reference): string {
  if (unit === 'kr') return kr(visit, value)
  return unit === 'share' ? formatPercent(visit.language, value) : plainNumber(visit, value)
}

/** Beside the fields: what others have seen, by the assumption that it says something about. */
export const References = ({ visit }: { visit: Shown }) => {
  const { staff, columns } = texts(visit.language)
  const t = staff.reference
  return (
    <Details title={t.title} open>
      <p>{t.about}</p>
      <Table
        visit={visit}
        id="jamfor"
        caption={t.title}
        asked
        blocks
        columns={[
          { head: columns.name, cell: ({ key }) => keyName(visit, key) },
          { head: t.what, cell: ({ what }) => t.names[what] },
          { head: t.value, numeric: true, cell: (one) => shownValue(visit, one) },
          { head: t.source, cell: ({ source }) => <bdi lang="sv">{source}</bdi> },
        ]}
        rows={[...references]}
      />
    </Details>
  )
}
