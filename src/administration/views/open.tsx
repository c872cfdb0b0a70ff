import { ButtonGroup, ButtonLink, Lead, Page, Quiet, Table } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'

/** Whom the people of a municipality call. */
export type Phone = { municipality: string; phone: string; from: string; to: string }

function Phones({ visit, phones }: { visit: Shown; phones: Phone[] }) {
  const t = texts(visit.language)
  const call = (row: Phone) =>
    row.phone ? (
      <a href={`tel:${row.phone.replaceAll(/[^+\d]/g, '')}`}>
        <bdi dir="ltr">{row.phone}</bdi>
      </a>
    ) : (
      t.help.noPhone
    )
  const columns = [
    { head: t.help.municipality, cell: (row: Phone) => <span lang="sv">{row.municipality}</span> },
    {
      head: t.help.phone,
      cell: (row: Phone) => (
        <>
          {call(row)} <Quiet>{t.one.hoursValue(row.from.slice(0, 5), row.to.slice(0, 5))}</Quiet>
        </>
      ),
    },
  ]
  return <Table visit={visit} id="phones" caption={t.help.phones} asked columns={columns} rows={phones} />
}

export function HelpPage({ visit, phones }: { visit: Shown; phones: Phone[] }) {
  const t = texts(visit.language).help
  return (
    <Page visit={visit} title={t.title}>
      <Lead>{t.lead}</Lead>
      <h2>{t.yours}</h2>
      <p>{t.yoursText}</p>
      <h2>{t.how}</h2>
      <ol>
        {t.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <ButtonGroup>
        <ButtonLink href="/kurser">{t.find}</ButtonLink>
        <ButtonLink kind="secondary" href="/status">
          {t.follow}
        </ButtonLink>
      </ButtonGroup>
      <h2>{t.phones}</h2>
      <p>{t.phonesText}</p>
      {phones.length > 0 && <Phones visit={visit} phones={phones} />}
      <h2 id="tolk">{t.interpreter}</h2>
      <p>{t.interpreterText}</p>
      <h2>{t.staff}</h2>
      <p>{t.staffText}</p>
    </Page>
  )
}

/** The day on which this statement was last read through and changed. */
const written = '2026-11-21'
const report = 'https://www.digg.se/tdosanmalan'

/** Accessibility statement (tillgänglighetsredogörelse), DOS-lagen 2018:1937. */
export function AccessPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).access
  return (
    <Page visit={visit} title={t.title}>
      <Lead>{t.lead}</Lead>
      <h2>{t.how}</h2>
      <p>{t.howText}</p>
      <p>{t.without}</p>
      <h2>{t.known}</h2>
      <ul>
        {t.knownList.map((fault) => (
          <li>{fault}</li>
        ))}
      </ul>
      <h2>{t.tested}</h2>
      <p>{t.testedText}</p>
      <h2>{t.tell}</h2>
      <p>{t.tellText}</p>
      <p>
        <a href="/hjalp">{texts(visit.language).help.phones}</a>
      </p>
      <h2>{t.report}</h2>
      <p>
        {t.reportText} <a href={report}>{t.reportLink}</a>.
      </p>
      <p>{t.date(formatDate(visit.language, written))}</p>
    </Page>
  )
}
