import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  InsetText,
  NotificationBanner,
  Page,
  Table,
  Tag,
} from '../../design/index.ts'
import { MailAddress } from '../../people/index.ts'
import { about, isLanguage } from '../../shared/language.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { type Compared, compare } from '../keys.ts'
import type { One, Pair } from '../queries/pairs.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; pair: Pair; numbers: string[]; problem?: string | undefined; status?: string | undefined }

const factsOf = ({ name, phone, mail, language }: One, numbers: string) => ({
  name,
  phone,
  mail,
  language: isLanguage(language) ? about[language].name : language,
  numbers,
})

/** Differences are marked by a word and a shape, not by colour alone. */
/** What only one of them has tells nothing against their being one person. */
const Likeness = ({ visit, row: { same, values } }: { visit: Shown; row: Compared }) => {
  const t = texts(visit.language).pair
  if (!same && values.some((value) => !value)) return <Tag tone="plain">{t.missing}</Tag>
  return <Tag tone={same ? 'done' : 'stop'}>{same ? t.same : t.differs}</Tag>
}

function Comparison({ visit, pair, numbers }: Props) {
  const t = texts(visit.language).pair
  const [one, other] = pair.people
  if (!one || !other) return null
  const rows = compare(factsOf(one, numbers[0] ?? ''), factsOf(other, numbers[1] ?? ''))
  const value = ({ field, values }: Compared, place: 0 | 1) => {
    const text = values[place] || '–'
    return field === 'mail' ? <MailAddress address={text} /> : <bdi>{text}</bdi>
  }
  const columns = [
    { head: t.field, names: true, cell: ({ field }: Compared) => t.fields[field as keyof typeof t.fields] },
    { head: one.name, cell: (row: Compared) => value(row, 0) },
    { head: other.name, cell: (row: Compared) => value(row, 1) },
    {
      head: t.same,
      cell: (row: Compared) => <Likeness visit={visit} row={row} />,
    },
  ]
  return <Table visit={visit} id="jamfor" caption={t.caption} rows={rows} columns={columns} blocks />
}

function History({ visit, person: one }: { visit: Shown; person: One }) {
  const t = texts(visit.language).pair
  return (
    <>
      <h2>
        <bdi>{one.name}</bdi>
      </h2>
      <p>
        {t.fields.created}: {formatDate(visit.language, one.created)}
      </p>
      {one.applications.length === 0 && <p>{t.noApplications}</p>}
      <ul>
        {one.applications.map(({ id, receipt, course }) => (
          <li>
            <a href={`/ansokningar/${id}`}>
              <bdi dir="ltr">{showReceipt(receipt)}</bdi>
            </a>{' '}
            <bdi lang="sv">{course}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({ visit, pair }: Props) {
  const t = texts(visit.language).pair
  if (pair.state === 'different') return <InsetText>{t.different}</InsetText>
  const merged = pair.state === 'same'
  return (
    <Form visit={visit} of={`/dubbletter/${pair.id}`} version={pair.version}>
      <p>{merged ? t.merged : t.about}</p>
      <ButtonGroup>
        {!merged && (
          <Button name="answer" value="same">
            {t.yes}
          </Button>
        )}
        <Button name="answer" value={merged ? 'apart' : 'different'} kind="secondary">
          {merged ? t.apart : t.no}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

export function PairPage(props: Props) {
  const { visit, pair, problem, status } = props
  const t = texts(visit.language).pair
  return (
    <Page
      visit={visit}
      title={t.title}
      width="staff"
      back="/dubbletter"
      problems={problem ? { form: problem } : {}}
      status={status && <NotificationBanner title={status} />}
    >
      <Comparison {...props} />
      {pair.people.map((one) => (
        <History visit={visit} person={one} />
      ))}
      <h2>{pair.state === 'waiting' ? t.question : t.answered}</h2>
      <Answer {...props} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href="/dubbletter">
          {t.back}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
