import { ButtonGroup, ButtonLink, Page, Panel } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Kind } from '../kinds.ts'
import { texts } from '../texts/index.ts'
import { Counts, type ShownFound } from './preview.tsx'

type Props = { visit: Shown; kind: Kind; counts: ShownFound['counts']; on: { href: string; text: string } }

export function DonePage({ visit, kind, counts, on }: Props) {
  const t = texts(visit.language)
  const isAny = Object.values(counts).some((count) => count.new + (kind === 'applications' ? 0 : count.changed) > 0)
  return (
    <Page visit={visit} title={t.done.title} back="/import" width="staff">
      <Panel title={isAny ? t.done.lead : t.done.nothing} />
      <Counts visit={visit} kind={kind} counts={counts} isDone />
      <ButtonGroup>
        <ButtonLink href={on.href}>{on.text}</ButtonLink>
        <ButtonLink kind="secondary" href="/import">
          {t.preview.again}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
