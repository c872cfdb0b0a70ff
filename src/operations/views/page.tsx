import { Lead, NotificationBanner, Page, WarningText } from '../../design/index.ts'
import { texts } from '../texts/index.ts'
import { Copies, Seals } from './copies.tsx'
import { Defects } from './defects.tsx'
import type { Props } from './health.ts'
import { Machine } from './machine.tsx'
import { Parts } from './parts.tsx'
import { Jobs } from './queue.tsx'
import { Sending } from './sending.tsx'

/** How the site itself is: numbers and names of parts, nothing about anybody. */
export function OperationPage(props: Props & { retried?: number | undefined; problem?: boolean }) {
  const { visit, retried, problem } = props
  const t = texts(visit.language)
  const status = problem ? (
    <WarningText visit={visit}>{t.problems.job}</WarningText>
  ) : (
    retried !== undefined && <NotificationBanner title={t.jobs.retried(retried)} />
  )
  return (
    <Page visit={visit} width="staff" title={t.title} status={status}>
      <Lead>{t.lead}</Lead>
      <Jobs {...props} />
      <Sending {...props} />
      <Parts {...props} />
      <Copies {...props} />
      <Seals {...props} />
      <Defects {...props} />
      <Machine {...props} />
    </Page>
  )
}
