import type { Shown } from '../../../shared/shown.ts'
import { type Observed, tableOf } from '../../observed.ts'
import type { Frame } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { headlineOf, indicatorOf } from './blocks.tsx'

/** What the site's front page says of the region. */
export const frontSlugs = ['mottagna', 'lamnat-arbete-studier', 'flyktingar-arbete'] as const
export type Front = { frame: Frame; region: string; rows: readonly Observed[] }

/** Three figures, each with the way to where it is from; nothing where there are none. */
export function FrontFigures({ visit, front: { frame, region, rows } }: { visit: Shown; front: Front }) {
  const t = texts(visit.language)
  const said = frontSlugs.flatMap((slug) => {
    const of = indicatorOf(frame, slug)
    const mine = rows.filter((row) => row.slug === slug)
    return of && mine.length > 0
      ? [{ slug, title: of.title, text: headlineOf({ visit, frame, rows }, of, tableOf(of, mine), region) }]
      : []
  })
  return (
    <section>
      <h2>{t.title}</h2>
      <ul>
        {said.map(({ slug, title, text }) => (
          <li>
            <a href={`/siffror/nyckeltal/${slug}`}>{title}</a>: {text}
          </li>
        ))}
      </ul>
      <p>
        <a href="/siffror">{t.ways.all}</a>
      </p>
    </section>
  )
}
