import { ButtonGroup, ButtonLink, Lead, Page, Quiet, Tag } from '../../design/index.ts'
import { type Branch, type Organisation, shownName } from '../../organisations/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { addressOf } from './frame.tsx'

type Trees = { visit: Shown; branches: Branch<Organisation>[] }

function Told({ visit, organisation }: { visit: Shown; organisation: Organisation }) {
  const t = texts(visit.language)
  return (
    <>
      <a href={addressOf(organisation.id)}>{shownName(organisation)}</a>
      <br />
      <Quiet>
        {t.kinds[organisation.kind]}
        {organisation.kind !== 'municipality' && (
          <>
            , <bdi>{organisation.phone || t.tree.noPhone}</bdi>
          </>
        )}
      </Quiet>{' '}
      {organisation.receives && <Tag tone="done">{t.tree.receives}</Tag>}
    </>
  )
}

/** Municipality, board, unit: what stands below what, each with the phone of its role. */
export const Tree = ({ visit, branches }: Trees) => (
  <ul class="tree">
    {branches.map(({ organisation, children }) => (
      <li>
        <Told visit={visit} organisation={organisation} />
        {children.length > 0 && <Tree visit={visit} branches={children} />}
      </li>
    ))}
  </ul>
)

/** The first page of an administrator: the own organisation and below, nothing beside it. */
export function TreePage({ visit, branches }: Trees) {
  const t = texts(visit.language)
  const [top] = branches
  return (
    <Page visit={visit} width="staff" title={t.tree.title}>
      <Lead>{t.tree.lead}</Lead>
      <Tree visit={visit} branches={branches} />
      {top && (
        <ButtonGroup>
          <ButtonLink href={`${addressOf(top.organisation.id)}/inbjudan`}>{t.staff.invite}</ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}
