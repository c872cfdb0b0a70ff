import { Lead, Page, Table } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'

export type Phone = { name: string; phone: string }
/** For everybody: how somebody with protected personal data applies, without writing anything here. */
export function SafePage({ visit, phones }: { visit: Shown; phones: Phone[] }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} back="/kurser">
      <Lead>{t.lead}</Lead>
      <ol>
        {t.how.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      <p>{t.sent}</p>
      <Table
        visit={visit}
        id="telefon"
        caption={t.phones}
        rows={phones}
        columns={[
          { head: t.municipality, names: true, cell: ({ name }) => <bdi lang="sv">{name}</bdi> },
          { head: t.phone, cell: ({ phone }) => (phone ? <PhoneLink phone={phone} /> : t.noPhone) },
        ]}
      />
    </Page>
  )
}

const PhoneLink = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
    <bdi dir="ltr">{phone}</bdi>
  </a>
)
