import { Lead, Links, Page } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { type Observed, tableOf } from '../../observed.ts'
import { addressName, type Place } from '../../places.ts'
import type { PeerRow } from '../../queries/pages/peers.ts'
import { texts } from '../../texts/index.ts'
import { among, headlineOf, indicatorOf, latestOf, overTime, Series, type Told } from './blocks.tsx'
import { EarlierNumbers } from './earlier.tsx'
import { Figure } from './figure.tsx'
import { Fresh } from './fresh.tsx'
import { PeerList } from './peer-list.tsx'
import { Wider } from './wider.tsx'
import { difference, named, periodName, withUnit } from './words.ts'

/** What the page is about, in its fixed order. */
const blocks = {
  received: ['mottagna', 'mottagna-per-1000', 'mottagna-anvisade', 'kommuntal', 'anvisade-mot-mottagna'],
  participants: ['deltagare', 'deltagare-utbildning-forgymnasial', 'deltagare-utbildning-gymnasial'],
  leaving: ['lamnat', 'lamnat-arbete-studier'],
  sfi: ['sfi-tva-kurser', 'sfi-elever'],
  employment: ['sysselsatta-utrikes', 'flyktingar-arbete', 'flyktingar-forvantat', 'flyktingar-skillnad'],
  own: ['yrkes-sfi-ansokningar', 'svarstid-ansokan', 'lamnat-egen', 'status-90', 'status-90-okand'],
} as const
/** What the three sentences say, each among the municipalities of the region. */
export const compared = ['mottagna', 'lamnat-arbete-studier', 'flyktingar-arbete'] as const
/** Which picture each part has; the others are told in words, with a way to their own page. */
const pictured: Record<keyof typeof blocks, string> = {
  received: 'mottagna',
  participants: 'deltagare',
  leaving: 'lamnat-arbete-studier',
  sfi: 'sfi-tva-kurser',
  employment: 'flyktingar-arbete',
  own: 'yrkes-sfi-ansokningar',
}
/** Told for the corner and the region too. */
export const ownDrawn = pictured.own
export const pageSlugs = Object.values(blocks).flat()

type Props = Told & { place: Place; region: readonly string[]; whole: string; peers: PeerRow[] }

function sentenceOf({ visit, frame, rows, place, region }: Props, slug: string): string | null {
  const of = indicatorOf(frame, slug)
  if (!of) return null
  const table = tableOf(
    of,
    rows.filter((row) => row.slug === slug),
  )
  const period = latestOf(table, place.code)
  if (!period) return null
  return `${of.title}: ${among({ visit, frame, rows }, of, table, { place: place.code, period, among: region })}`
}

const InShort = (props: Props) => {
  const said = compared.flatMap((slug) => sentenceOf(props, slug) ?? [])
  const t = texts(props.visit.language)
  return (
    <section class="short" aria-label={t.municipality.short}>
      {said.length === 0 ? <Lead>{t.figure.nothing}</Lead> : said.map((text) => <p>{text}</p>)}
    </section>
  )
}

/** What is not drawn is told: its name leads to the picture of it. */
function InWords({ visit, frame, rows, place, slug }: Told & { place: Place; slug: string }) {
  const of = indicatorOf(frame, slug)
  const mine = rows.filter((row) => row.slug === slug && row.place === place.code)
  if (!of || mine.length === 0) return null
  return (
    <li>
      <a href={`/siffror/nyckeltal/${slug}?kommun=${place.code}`}>{of.title}</a>:{' '}
      {overTime({ visit, frame, rows }, of, tableOf(of, mine), place.code)}
    </li>
  )
}

const Part = ({ of, ...props }: Props & { of: keyof typeof blocks }) => {
  const { visit, frame, rows, place } = props
  const t = texts(visit.language)
  const drawn = pictured[of]
  const rest = blocks[of].filter((slug) => slug !== drawn)
  const mine = rows.filter((row) => row.place === place.code && (blocks[of] as readonly string[]).includes(row.slug))
  return (
    <section id={of}>
      <h2>{t.municipality[of]}</h2>
      {mine.length === 0 && <p>{t.figure.nothing}</p>}
      <Series visit={visit} frame={frame} rows={rows} slug={drawn} place={place} />
      {of === 'own' && <Wider {...props} slug={drawn} />}
      <ul>
        {rest.map((slug) => (
          <InWords {...props} slug={slug} />
        ))}
      </ul>
      <EarlierNumbers visit={visit} frame={frame} rows={mine} />
      {of === 'employment' && <Expected {...props} />}
      {of === 'own' && <Beside {...props} />}
      {of === 'own' && <p class="quiet">{t.municipality.expectedOwn}</p>}
    </section>
  )
}

type One = { of: NonNullable<ReturnType<typeof indicatorOf>>; row: Observed }
function latestRow({ frame, rows, place }: Props, slug: string, period?: string): One | undefined {
  const of = indicatorOf(frame, slug)
  const mine = rows.filter(
    (row) => row.slug === slug && row.place === place.code && row.sex === 'T' && row.value !== null,
  )
  const found = mine
    .filter((row) => period === undefined || row.period === period)
    .sort((a, b) => (a.period < b.period ? -1 : 1))
  const row = found.at(-1)
  return of && row ? { of, row } : undefined
}
const shownValue = (visit: Shown, { of, row }: One) => withUnit(visit, of, row.value ?? 0)

const Expected = (props: Props) => {
  const { visit } = props
  const t = texts(visit.language).municipality
  const expected = latestRow(props, 'flyktingar-forvantat')
  const actual = expected && latestRow(props, 'flyktingar-arbete', expected.row.period)
  const apart = expected && latestRow(props, 'flyktingar-skillnad', expected.row.period)
  if (!expected || !actual || !apart) return <p class="quiet">{t.expectedNone}</p>
  const by = difference(visit, { unit: 'percent', decimals: 1 }, apart.row.value ?? 0)
  return (
    <div class="box">
      <p>{t.expected(shownValue(visit, actual), shownValue(visit, expected), by)}</p>
      <p class="quiet">{t.expectedAbout}</p>
    </div>
  )
}

/** Own beside national: the same question, counted in two ways, each with its period and its definition. */
const Beside = (props: Props) => {
  const { visit } = props
  const t = texts(visit.language).municipality
  const [own, theirs] = [latestRow(props, 'lamnat-egen'), latestRow(props, 'lamnat-arbete-studier')]
  if (!own || !theirs) return null
  return (
    <div class="box">
      <h3>{t.beside}</h3>
      <ul>
        {[own, theirs].map((one) => (
          <li>
            <strong>{shownValue(visit, one)}</strong> {periodName(visit, one.row.period)}. {one.of.title}:{' '}
            {one.of.numerator}. {one.of.denominator}.{' '}
            {one.of.goal === null ? '' : t.goal(withUnit(visit, one.of, one.of.goal))}
          </li>
        ))}
      </ul>
      <p class="quiet">{t.besideAbout}</p>
    </div>
  )
}

const slugOfPeers = 'lamnat-arbete-studier'
/** The own dot on the range of those who have the same conditions. */
const PeerFigure = (props: Props & { of: NonNullable<ReturnType<typeof indicatorOf>> }) => {
  const { visit, frame, rows, place, peers, of } = props
  const codes = [place.code, ...peers.map(({ peer }) => peer)]
  const theirs = rows.filter((row) => row.slug === slugOfPeers && codes.includes(row.place))
  const all = tableOf(of, theirs, codes)
  const period = latestOf(all, place.code)
  if (!period) return null
  const told = { visit, frame, rows }
  const table = tableOf(
    of,
    theirs.filter((row) => row.period === period),
    codes,
  )
  return (
    <Figure
      visit={visit}
      id="peers"
      of={of}
      table={table}
      form="peers"
      rows="place"
      fixed={{ period }}
      own={place.code}
      places={frame.places}
      headline={headlineOf(told, of, all, place.code)}
      where={periodName(visit, period)}
      summary={among(told, of, table, { place: place.code, period, among: codes })}
      release={frame.latest?.name ?? null}
      asked={{ place: place.code, period }}
    />
  )
}

const Peers = (props: Props) => {
  const { visit, frame, peers, place } = props
  const of = indicatorOf(frame, slugOfPeers)
  const { municipality: t, peers: similar } = texts(visit.language)
  const [first] = peers
  if (!of || !first) return null
  return (
    <section id="liknande">
      <h2>{t.peers}</h2>
      <p>{first.source === 'kolada' ? t.peersAbout(first.title) : t.peersOwn}</p>
      <PeerFigure {...props} of={of} />
      <PeerList {...props} />
      <Links links={[{ href: `/siffror/liknande/${addressName(place.name)}`, text: similar.way }]} />
    </section>
  )
}

/** /siffror/kommun/{slug}: always the same order, whatever the numbers say. */
export function MunicipalityPage(props: Props) {
  const { visit, frame, place } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.municipality.title(named(visit, place.name))} back="/siffror">
      <InShort {...props} />
      <Fresh visit={visit} frame={frame} />
      {(Object.keys(blocks) as (keyof typeof blocks)[]).map((of) => (
        <Part {...props} of={of} />
      ))}
      <Peers {...props} />
      <section id="sa-raknas">
        <h2>{t.municipality.counted}</h2>
        <p>{t.municipality.countedText}</p>
        <Links
          links={[
            { href: `/siffror/jamfor?kommun=${addressName(place.name)}`, text: t.municipality.compare },
            { href: `/prognos/${place.code}`, text: t.municipality.forecast },
            { href: '/siffror/utgavor', text: t.ways.releases },
            { href: `/siffror/prenumerera?kommun=${place.code}`, text: t.ways.subscribe },
            { href: '/oppna-data', text: t.ways.open },
          ]}
        />
      </section>
    </Page>
  )
}
