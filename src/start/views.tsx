import { ButtonLink, Page } from '../design/index.ts'
import type { Shown } from '../shared/shown.ts'
import { texts } from './texts/index.ts'

export function FrontPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title}>
      <p>{t.lead}</p>
      <p>
        <ButtonLink href="/kurser">{t.find}</ButtonLink>
      </p>
    </Page>
  )
}
