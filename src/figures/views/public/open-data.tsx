import { Lead, Links, Page, Table } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Frame, IndicatorRow } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { dataAddress } from './figure.tsx'
import { Fresh } from './fresh.tsx'

const addresses = ['indicators', 'municipalities', 'releases', 'data'].map((name) => `/api/v1/figures/${name}`)
const examples: Record<string, string> = {
  '/api/v1/figures/data': '?indicator=mottagna&municipality=1281&per_page=100',
}

const Files = ({ visit, of }: { visit: Shown; of: IndicatorRow }) => (
  <ul class="inline">
    {['.csv', '.xlsx', '.json', '.svg'].map((suffix) => (
      <li>
        <a href={dataAddress(of.slug, suffix)} download="">
          <bdi>{suffix.slice(1).toUpperCase()}</bdi>
          <span class="hidden">
            {' '}
            {texts(visit.language).open.dataset} {of.title}
          </span>
        </a>
      </li>
    ))}
  </ul>
)

/** /oppna-data: where everything can be taken from, and on what terms. */
export function OpenDataPage({ visit, frame }: { visit: Shown; frame: Frame }) {
  const t = texts(visit.language).open
  const has = frame.indicators.filter(({ coming }) => !coming)
  const columns = [
    { head: t.dataset, cell: (of: IndicatorRow) => <a href={`/siffror/nyckeltal/${of.slug}`}>{of.title}</a> },
    { head: t.files, cell: (of: IndicatorRow) => <Files visit={visit} of={of} /> },
  ]
  return (
    <Page visit={visit} title={t.title} back="/siffror">
      <Lead>{t.lead}</Lead>
      <h2>{t.licence}</h2>
      <p>{t.licenceAbout}</p>
      <h2>{t.api}</h2>
      <p>{t.apiAbout}</p>
      <ul>
        {addresses.map((href) => (
          <li>
            <a href={`${href}${examples[href] ?? ''}`}>
              <bdi dir="ltr">{href}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <Links
        links={[
          { href: '/api/openapi.json', text: t.spec },
          { href: '/datasets/dcat', text: t.catalogue },
        ]}
      />
      <h2>{t.files}</h2>
      <p>{t.filesAbout}</p>
      <Table visit={visit} id="filer" caption={t.files} columns={columns} rows={has} blocks />
      <Fresh visit={visit} frame={frame} />
    </Page>
  )
}
