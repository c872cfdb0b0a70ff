import type { Teller } from '../../applications/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { type Marked, marked } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'

/** A note of dispute and a restriction follow the application wherever somebody reads it. */
export const tellRights: Teller<Marked[]> = {
  sql: marked,
  tell({ language }, _, found) {
    const t = texts(language)
    return (found ?? []).map(({ kind, field, dispute, endsOn }) =>
      kind === 'restriction'
        ? {
            title: t.beside.restricted,
            lines: [t.beside.restrictedText(endsOn ? formatDate(language, endsOn) : '')],
            links: [],
          }
        : { title: t.beside.disputed(t.fields[field as keyof typeof t.fields] ?? field), lines: [dispute], links: [] },
    )
  },
}
