import { ButtonGroup, ButtonLink, Page } from '../design/index.ts'
import { type Front, FrontFigures } from '../figures/index.ts'
import type { Shown } from '../shared/shown.ts'
import { texts } from './texts/index.ts'

export function FrontPage({ visit, front }: { visit: Shown; front: Front }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title}>
      <p>{t.lead}</p>
      <ButtonGroup>
        <ButtonLink href="/kurser">{t.find}</ButtonLink>
        <ButtonLink kind="secondary" href="/status">
          {t.follow}
        </ButtonLink>
      </ButtonGroup>
      <p>
        <a href="/utkast">{t.resume}</a>
      </p>
      <p>
        <a href="/fordelning">{t.allocation}</a>
      </p>
      <p>
        <a href="/prognos">{t.forecast}</a>
      </p>
      <p>
        <a href="/kunskap">{t.knowledge}</a>
      </p>
      <FrontFigures visit={visit} front={front} />
    </Page>
  )
}

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
