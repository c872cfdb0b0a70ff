import {
  Box,
  InsetText,
  Links,
  NotificationBanner,
  Page,
  PrintButton,
  ProtectedBanner,
  SummaryList,
  WarningText,
} from '../../design/index.ts'
import { MailAddress } from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatTime } from '../../shared/texts.ts'
import type { Opened } from '../acts/open.ts'
import { type KeptText, whoOf } from '../kept.ts'
import type { CourseOf, NamedRow } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'

export type VaultProps = {
  visit: Shown
  it: Seen<Opened>
  name: string
  numbers: readonly string[]
  courses: readonly CourseOf[]
  named: readonly NamedRow[]
  written: readonly KeptText[]
  status: string | null
}

/** Everything about somebody protected, for those who are named. */
export function VaultPage(props: VaultProps) {
  const { visit, it, name, status } = props
  const t = staffTexts(visit.language).vault
  return (
    <Page
      visit={visit}
      title={name}
      width="staff"
      back="/skyddade"
      status={status && <NotificationBanner title={status} />}
      aside={<Side {...props} />}
    >
      <ProtectedBanner visit={visit} />
      {it.openUntil && <WarningText visit={visit}>{t.until(formatTime(visit.language, it.openUntil))}</WarningText>}
      <InsetText>{t.rules}</InsetText>
      {it.grade === 'fictitious' && <p>{t.closed}</p>}
      <WhoItIs {...props} />
      <Courses {...props} />
      <Written {...props} />
      <PrintButton visit={visit} />
    </Page>
  )
}

function WhoItIs({ visit, it, numbers }: VaultProps) {
  const t = staffTexts(visit.language)
  const { givenName, familyName, phone, mail } = whoOf(it.kept)
  const row = (key: string, value: string, ltr = false) => ({
    key,
    value: value ? <bdi dir={ltr ? 'ltr' : undefined}>{value}</bdi> : t.vault.none,
  })
  return (
    <Box title={t.vault.who}>
      <SummaryList
        visit={visit}
        rows={[
          row(t.vault.name, `${givenName} ${familyName}`.trim()),
          {
            key: t.vault.numbers,
            value: numbers.length > 0 ? <bdi dir="ltr">{numbers.join(', ')}</bdi> : t.vault.noNumber,
          },
          row(t.vault.phone, phone, true),
          { key: t.vault.mail, value: mail ? <MailAddress address={mail} /> : t.vault.none },
          row(t.vault.grade, t.grade[it.grade]),
          row(t.vault.since, formatDate(visit.language, it.since)),
          ...(it.tends ? [row(t.vault.reason, it.kept.reason)] : []),
        ]}
      />
    </Box>
  )
}

function Courses({ visit, courses }: VaultProps) {
  const t = staffTexts(visit.language).vault
  return (
    <Box title={t.courses}>
      {courses.length === 0 && <p>{t.noCourses}</p>}
      {courses.map((row) => (
        <Course visit={visit} row={row} />
      ))}
    </Box>
  )
}

function Course({ visit, row }: { visit: Shown; row: CourseOf }) {
  const t = staffTexts(visit.language).vault
  const days = `${formatDate(visit.language, row.starts)} – ${formatDate(visit.language, row.ends)}`
  return (
    <>
      <SummaryList
        visit={visit}
        rows={[
          { key: t.course, value: <bdi lang="sv">{row.course}</bdi> },
          { key: t.school, value: <bdi lang="sv">{[row.school, row.place].filter(Boolean).join(', ')}</bdi> },
          { key: t.time, value: <bdi lang="sv">{[days, row.schedule].filter(Boolean).join(', ')}</bdi> },
          { key: t.home, value: <bdi lang="sv">{row.home}</bdi> },
        ]}
      />
      <p>
        <a href={`/ansokningar/${row.application}`}>{t.application}</a>
      </p>
    </>
  )
}

function Written({ visit, written }: VaultProps) {
  if (written.length === 0) return null
  return (
    <Box title={staffTexts(visit.language).vault.written}>
      <ul>
        {written.map(({ text }) => (
          <li>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </Box>
  )
}

function Side({ visit, it, named }: VaultProps) {
  const t = staffTexts(visit.language).vault
  const page = `/skyddade/${it.person}`
  return (
    <>
      <h2>{t.handlers}</h2>
      <ul>
        {named.map(({ name, place }) => (
          <li>
            <bdi>{name}</bdi>, <bdi lang="sv">{place}</bdi>
          </li>
        ))}
      </ul>
      {it.tends && (
        <Links
          links={[
            ...(it.openUntil || it.grade === 'fictitious' ? [] : [{ href: `${page}/ansok`, text: t.apply }]),
            { href: `${page}/uppgifter`, text: t.change },
            { href: `${page}/handlaggare`, text: t.nameOthers },
            ...(it.openUntil ? [] : [{ href: `${page}/slut`, text: t.end }]),
          ]}
        />
      )}
    </>
  )
}
