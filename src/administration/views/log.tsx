import {
  ButtonGroup,
  ButtonLink,
  type Chip,
  Chips,
  type Column,
  EmptyState,
  Filter,
  Input,
  Lead,
  Page,
  Quiet,
  Results,
  Table,
} from '../../design/index.ts'
import { protectionStaffTexts } from '../../protection/index.ts'
import { fieldsIn, kindIn } from '../../rights/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime } from '../../shared/texts.ts'
import type { Asked, Line } from '../queries/log.ts'
import { texts } from '../texts/index.ts'
import { type Draft, fieldsOf, told } from './frame.tsx'
import { roleWord } from './staff.tsx'

type Props = {
  visit: Shown
  lines: Line[]
  asked: Asked
  /** Where the next older page begins. */
  next: string | null
  /** Sentences that the person reads: why somebody's page was opened. */
  purposes: Record<string, string>
  draft: Draft
}

const names = { person: 'person', account: 'konto', day: 'dag', before: 'fore' } as const

/** The same list with another choice. */
function logAddress(asked: Asked, change: Partial<Asked> = {}): string {
  const wanted = { ...asked, before: null, ...change }
  const words = new URLSearchParams()
  for (const [field, name] of Object.entries(names)) {
    const value = wanted[field as keyof Asked]
    if (value) words.set(name, value)
  }
  const query = words.toString()
  return query ? `/dataskydd?${query}` : '/dataskydd'
}

function Who({ visit, line, asked }: { visit: Shown; line: Line; asked: Asked }) {
  const t = texts(visit.language).log
  const role =
    { system: t.system, anonymous: t.nobody, token: t.token }[line.role] ?? roleWord(visit.language, line.role)
  return (
    <div>
      {line.accountName || role}{' '}
      <Quiet>{[line.accountName && role, line.organisation].filter(Boolean).join(', ')}</Quiet>{' '}
      {line.account && !asked.account && (
        <a href={logAddress(asked, { account: line.account })}>
          {t.onlyAccount}
          <span class="hidden"> {line.accountName}</span>
        </a>
      )}
    </div>
  )
}

/** Nobody's name: the beginning of the number is enough to tell two apart, and the link has the whole. */
function About({ visit, line, asked }: { visit: Shown; line: Line; asked: Asked }) {
  const t = texts(visit.language).log
  const number = line.person?.slice(0, 8)
  return (
    <div>
      {number && <code>{number}</code>}{' '}
      {line.person && !asked.person && (
        <a href={logAddress(asked, { person: line.person })}>
          {t.onlyPerson}
          <span class="hidden"> {number}</span>
        </a>
      )}{' '}
      {line.aboutKind && <Quiet>{kindIn(visit.language, line.aboutKind)}</Quiet>}
    </div>
  )
}

function columnsOf({ visit, asked, purposes }: Props): Column<Line>[] {
  const t = texts(visit.language).log
  return [
    { head: t.at, cell: (row) => formatDateTime(visit.language, new Date(row.at)) },
    { head: t.who, cell: (row) => <Who visit={visit} line={row} asked={asked} />, names: true },
    {
      head: t.what,
      cell: (row) => (
        <>
          {t.verbs[row.verb] ?? row.verb}{' '}
          {row.fields.length > 0 && <Quiet>{t.fields(fieldsIn(visit.language, row.fields))}</Quiet>}
        </>
      ),
    },
    { head: t.about, cell: (row) => <About visit={visit} line={row} asked={asked} /> },
    {
      head: t.why,
      cell: (row) => [row.purpose && (purposes[row.purpose] ?? row.purpose), row.ground].filter(Boolean).join('. '),
    },
  ]
}

function chipsOf({ visit, asked }: Props): Chip[] {
  const t = texts(visit.language).log
  const chip = (field: keyof Asked, text: string): Chip[] =>
    asked[field] ? [{ text, href: logAddress(asked, { [field]: null }) }] : []
  return [
    ...chip('person', `${t.person} ${asked.person?.slice(0, 8)}`),
    ...chip('account', `${t.account} ${asked.account?.slice(0, 8)}`),
    ...chip('day', asked.day ? formatDate(visit.language, asked.day) : ''),
  ]
}

function Choose(props: Props) {
  const { visit, asked, draft } = props
  const t = texts(visit.language).log
  const field = fieldsOf(visit, draft)
  return (
    <Filter visit={visit} action="/dataskydd" results="lines" title={t.filter} open={chipsOf(props).length > 0}>
      <Input {...field(names.person, asked.person ?? '')} label={t.person} ltr optional />
      <Input {...field(names.account, asked.account ?? '')} label={t.account} ltr optional />
      <Input {...field(names.day, asked.day ?? '')} label={t.day} hint={t.dayHint} optional room={12} />
    </Filter>
  )
}

/** Who has opened what about whom: the log of the own municipality, without anything that stands in it. */
export function LogPage(props: Props) {
  const { visit, lines, asked, next, draft } = props
  const t = texts(visit.language).log
  return (
    <Page visit={visit} width="staff" title={t.title} problems={told(visit.language, draft.problems)}>
      <Lead>{t.lead}</Lead>
      <Choose {...props} />
      <Chips visit={visit} chips={chipsOf(props)} clear="/dataskydd" />
      <Results id="lines" count={t.rows}>
        {lines.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <Table visit={visit} id="log" caption={t.title} asked blocks columns={columnsOf(props)} rows={lines} />
        )}
        <ButtonGroup>
          {next && <ButtonLink href={logAddress(asked, { before: next })}>{t.older}</ButtonLink>}
          {asked.before && (
            <ButtonLink kind="secondary" href={logAddress(asked)}>
              {t.newest}
            </ButtonLink>
          )}
        </ButtonGroup>
      </Results>
      <p>
        <a href="/dataskydd/nodoppningar">{protectionStaffTexts(visit.language).officer.title}</a>
      </p>
    </Page>
  )
}
