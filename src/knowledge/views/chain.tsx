import { Quiet, Tag, type Shown as Visit } from '../../design/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { flat, treeOf } from '../domain/adoption.ts'
import type { Kept } from '../domain/example.ts'
import type { Adopted, AdoptedElsewhere } from '../queries/examples.ts'
import { texts } from '../texts/index.ts'
import { Numbers } from './evidence.tsx'

type Taken = Pick<Adopted, 'organisation' | 'fromDay' | 'changed' | 'result' | 'stillUsed' | 'withdrawn'>
const One = ({
  visit,
  taken: one,
  after,
  evidence,
}: {
  visit: Visit
  taken: Taken
  after?: string | undefined
  evidence?: Kept | undefined
}) => {
  const t = texts(visit.language).examples
  const state = one.withdrawn ? t.withdrawn : t.used[one.stillUsed === null ? 'unknown' : one.stillUsed ? 'yes' : 'no']
  return (
    <>
      <p>
        <strong>
          <bdi>{one.organisation}</bdi>
        </strong>{' '}
        {t.since(formatDate(visit.language, one.fromDay))}{' '}
        <Tag tone={one.withdrawn || one.stillUsed === false ? 'wait' : one.stillUsed ? 'done' : 'plain'}>{state}</Tag>
      </p>
      {after && (
        <p>
          <Quiet>{bankTexts(visit.language).takenFrom(after)}</Quiet>
        </p>
      )}
      <p>
        {t.changed}: <bdi lang="sv">{one.changed}</bdi>
      </p>
      <p>
        {t.fields.result}: {one.result ? <bdi lang="sv">{one.result}</bdi> : <Quiet>{t.unknown}</Quiet>}
      </p>
      {evidence?.indicator && <Numbers visit={visit} evidence={evidence} />}
    </>
  )
}

/** Everybody who took it up, deepest branches included; those that failed stand among the others. */
export const Chain = ({
  visit,
  adoptions,
  original,
}: {
  visit: Visit
  adoptions: readonly Adopted[]
  original: string
}) => {
  const byId = new Map(adoptions.map((one) => [one.id, one]))
  if (adoptions.length === 0) return <p>{texts(visit.language).examples.nobody}</p>
  return (
    <ol>
      {flat(treeOf(adoptions)).map(({ id, from }) => {
        const one = byId.get(id)
        const after = (from && byId.get(from)?.organisation) || original
        return <li>{one && <One visit={visit} taken={one} after={after} evidence={one.evidence} />}</li>
      })}
    </ol>
  )
}
export const Elsewhere = ({ visit, rows }: { visit: Visit; rows: readonly AdoptedElsewhere[] }) => (
  <>
    <h3>{bankTexts(visit.language).elsewhere}</h3>
    <ul>
      {rows.map((row) => (
        <li>
          <Tag>{texts(visit.language).examples.from(row.region)}</Tag>
          <One visit={visit} taken={row} />
        </li>
      ))}
    </ul>
  </>
)
