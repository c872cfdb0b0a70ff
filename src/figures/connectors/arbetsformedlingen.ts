/** Arbetsförmedlingen's page of files: known by the beginning of their name, and brought in only when all are of the same month. */
import { stop } from '../cell.ts'
import { linksIn } from './migrationsverket.ts'

const prefixes = [
  { prefix: 'web-inskrivna-', slug: 'deltagare-manad' },
  { prefix: 'web-sok-lan-kom-', slug: null },
] as const

export type MonthFile = { slug: string; url: string }
export function filesOfMonth(page: string, base: string): { month: string; files: MonthFile[] } {
  const links = linksIn(page).map(({ href }) => new URL(href, base))
  const found = prefixes.map(({ prefix, slug }) => {
    const named = links.flatMap((url) => {
      const month = new RegExp(`/${prefix}.*?(\\d{4}-\\d{2})\\.xlsx$`).exec(url.pathname)?.[1]
      return month ? [{ slug, month, url: url.href }] : []
    })
    return named.sort((one, other) => (one.month < other.month ? 1 : -1))[0] ?? stop('gone', prefix)
  })
  const months = [...new Set(found.map(({ month }) => month))]
  if (months.length !== 1) stop('months', months.join(' '))
  return { month: months[0] ?? '', files: found.flatMap(({ slug, url }) => (slug ? [{ slug, url }] : [])) }
}
