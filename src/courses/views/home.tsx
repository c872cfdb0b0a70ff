import { Lead, Page, Quiet } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { addressOf, type Filters } from '../domain/filters.ts'
import { texts } from '../texts/index.ts'

const path = '/kurser'

/** Where somebody lives, for the estimate of travel: a list of its own, for there are more than fifteen. */
export function HomePage({
  visit,
  filters,
  homes,
}: {
  visit: Shown
  filters: Filters
  homes: { value: string; text: string }[]
}) {
  const t = texts(visit.language).list
  return (
    <Page visit={visit} title={t.homeTitle} back={addressOf(path, filters)}>
      <Lead>{t.homeLead}</Lead>
      <p>
        <Quiet>{t.estimated}</Quiet>
      </p>
      <ul class="links">
        {homes.map(({ value, text }) => (
          <li>
            <a href={addressOf(path, { ...filters, from: value, page: 1 })}>{text}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
