import { Quiet, WarningText } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate } from '../../../shared/texts.ts'
import type { Frame } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'

/** How old the numbers are: said always, and loudly when a source has not answered. */
export function Fresh({ visit, frame }: { visit: Shown; frame: Frame }) {
  const t = texts(visit.language).fresh
  const day = (moment: string) => formatDate(visit.language, moment)
  return (
    <>
      {frame.stale.map(({ source, fetched, silent }) => (
        <WarningText visit={visit}>
          {fetched ? t.stale(source, day(fetched), day(silent ?? fetched)) : t.never(source, day(silent ?? ''))}
        </WarningText>
      ))}
      <p>
        <Quiet>{frame.latest ? t.latest(frame.latest.name, day(frame.latest.publishedAt)) : t.none}</Quiet>
      </p>
      {frame.latest?.demo && (
        <p>
          <Quiet>{t.demo}</Quiet>
        </p>
      )}
    </>
  )
}
