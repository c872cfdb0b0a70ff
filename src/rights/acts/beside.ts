import type { Teller } from '../../applications/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { type Marked, markedSql } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'

/** A note of dispute and a restriction follow the application wherever somebody reads it. */
export const tellRights: Teller<Marked[]> = {
  sql: markedSql,
  tell: ({ language }, _, found) => {
    const t = texts(language)
    return (found ?? []).map(({ kind, field, dispute, ends_on }) =>
      kind === 'restriction'
        ? {
            title: t.beside.restricted,
            lines: [t.beside.restrictedText(ends_on ? formatDate(language, ends_on) : '')],
            links: [],
          }
        : { title: t.beside.disputed(t.fields[field as keyof typeof t.fields] ?? field), lines: [dispute], links: [] },
    )
  },
}
