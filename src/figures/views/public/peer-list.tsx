import { Quiet } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { written } from '../../charts/index.ts'
import type { Frame } from '../../queries/pages/frame.ts'
import type { PeerRow } from '../../queries/pages/peers.ts'
import { texts } from '../../texts/index.ts'
import { placeName } from './words.ts'

type Props = { visit: Shown; frame: Frame; peers: readonly PeerRow[] }
/** Who they are, how far away, and by how much in each respect. */
export const PeerList = ({ visit, frame, peers }: Props) => {
  const t = texts(visit.language).municipality
  const partsOf = ({ parts }: PeerRow) =>
    Object.entries(parts)
      .map(([name, part]) => `${t.parts[name as 'taxBase'] ?? name} ${written(visit.language, part, 2)}`)
      .join(', ')
  return (
    <ul>
      {peers.map((one) => (
        <li>
          <bdi>{placeName(visit, frame.places, one.peer)}</bdi>
          {one.distance !== null && (
            <Quiet>
              {' '}
              {t.distance} {written(visit.language, one.distance, 2)} ({partsOf(one)})
            </Quiet>
          )}
        </li>
      ))}
    </ul>
  )
}
