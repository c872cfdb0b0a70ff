import { ButtonGroup, ButtonLink, Page } from '../design/index.ts'
import type { Shown } from '../shared/shown.ts'
import { texts } from './texts/index.ts'

/** The second press of a form whose first answer was a page and not an address. */
export function AlreadyDonePage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).done
  return (
    <Page visit={visit} title={t.title}>
      <p>{t.text}</p>
      <ButtonGroup>
        <ButtonLink href="/min-sida">{texts(visit.language).myPage}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
