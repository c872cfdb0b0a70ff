import type { Beside, Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { formatDate } from '../../shared/texts.ts'
import { listMarked } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'

/** A note of dispute and a restriction follow the application wherever somebody reads it. */
export async function tellRights(tx: Tx, visit: Visit, whole: Whole): Promise<Beside[]> {
  const t = texts(visit.language)
  return (await listMarked(tx, whole, whole.id)).map(({ kind, field, dispute, endsOn }) =>
    kind === 'restriction'
      ? {
          title: t.beside.restricted,
          lines: [t.beside.restrictedText(endsOn ? formatDate(visit.language, endsOn) : '')],
          links: [],
        }
      : { title: t.beside.disputed(t.fields[field as keyof typeof t.fields] ?? field), lines: [dispute], links: [] },
  )
}
