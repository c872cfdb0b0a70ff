import type { Shown } from '../../../shared/shown.ts'
import type { Beside } from '../../acts/beside.ts'
import { tableOf } from '../../observed.ts'
import { headlineOf, indicatorOf } from './blocks.tsx'

type Props = {
  visit: Shown
  beside: Beside /** The heading above, and what those that are like it are called. */
  title: string
  peers: string
}

/** The municipality's own number and those of its peers, each as a sentence; nothing where there is no number. */
export function BesideFigures({ visit, beside: { frame, slug, place, rows }, title, peers }: Props) {
  const of = indicatorOf(frame, slug)
  if (!of || !rows.some((row) => row.place === place)) return null
  const table = tableOf(of, rows)
  const others = [...new Set(rows.map((row) => row.place))].filter((code) => code !== place)
  const say = (code: string) => headlineOf({ visit, frame, rows }, of, table, code)
  return (
    <section>
      <h3>{title}</h3>
      <p>
        <a href={`/siffror/nyckeltal/${slug}`}>{of.title}</a>: {say(place)}
      </p>
      {others.length > 0 && (
        <>
          <h4>{peers}</h4>
          <ul>
            {others.map((code) => (
              <li>{say(code)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
