import { Tag } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'

export function said({ language }: Shown, problems: Record<string, string>): Record<string, string> {
  const known = texts(language).problems
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, known[key] ?? known.answer ?? '']))
}

/** By when an answer is due, and that it is late. */
export const Due = ({ visit, due }: { visit: Shown; due: Date }) => (
  <>
    <time datetime={due.toISOString()}>{formatDate(visit.language, due)}</time>{' '}
    {due < visit.now && <Tag tone="stop">{texts(visit.language).list.late}</Tag>}
  </>
)
