import { Button, Form, Input, Lead, Links, Page, Table } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { written } from '../../charts/index.ts'
import { type Factor, factors, type Peer, type Weights } from '../../peers.ts'
import { addressName, type Place } from '../../places.ts'
import { texts } from '../../texts/index.ts'
import { texts as editorTexts } from '../../texts-editor/index.ts'
import { named, placeName } from './words.ts'

export const path = '/siffror/liknande'
export const weightPath = '/siffror/redaktion/vikter'
type Props = {
  visit: Shown
  place: Place
  places: readonly Place[]
  peers: readonly Peer[]
  weights: Weights
  unknown: readonly Factor[]
  demo: boolean
  /** Whether the reader may let everybody's pages weigh so. */
  decides: boolean
  done: boolean
}

const Nearest = ({ visit, place, places, peers }: Props) => {
  const t = texts(visit.language)
  const number = (value: number) => <bdi dir="ltr">{written(visit.language, value, 2)}</bdi>
  const columns = [
    { head: t.place, names: true, cell: ({ code }: Peer) => <bdi>{placeName(visit, places, code)}</bdi> },
    { head: t.municipality.distance, numeric: true, cell: ({ distance }: Peer) => number(distance) },
    ...factors.map((factor) => ({
      head: t.municipality.parts[factor],
      numeric: true,
      cell: ({ parts }: Peer) => number(parts[factor]),
    })),
  ]
  const caption = t.peers.title(named(visit, place.name))
  return <Table visit={visit} id="liknande" caption={caption} columns={columns} rows={[...peers]} />
}

const Weighing = ({ visit, place, weights }: Props) => {
  const t = texts(visit.language)
  return (
    <form method="get" action={`${path}/${addressName(place.name)}`}>
      <h2>{t.peers.weights}</h2>
      <p>{t.peers.hint}</p>
      {factors.map((factor) => (
        <Input
          visit={visit}
          name={factor}
          label={t.municipality.parts[factor]}
          value={String(weights[factor])}
          inputmode="decimal"
          room={4}
        />
      ))}
      <Button>{t.peers.show}</Button>
    </form>
  )
}

const Deciding = ({ visit, weights }: Props) => {
  const t = editorTexts(visit.language).weights
  return (
    <Form visit={visit} of={weightPath}>
      <p>{t.about}</p>
      {factors.map((factor) => (
        <input type="hidden" name={factor} value={String(weights[factor])} />
      ))}
      <Button kind="secondary">{t.save}</Button>
    </Form>
  )
}

/** /siffror/liknande/{slug}: who is alike, by how much in each respect, and what if the measures weighed otherwise. */
export function PeersPage(props: Props) {
  const { visit, place, peers, unknown, demo, decides, done } = props
  const t = texts(visit.language)
  const back = `/siffror/kommun/${addressName(place.name)}`
  const status = done ? editorTexts(visit.language).weights.done : undefined
  return (
    <Page visit={visit} title={t.peers.title(named(visit, place.name))} back={back} status={status}>
      <Lead>{t.peers.lead}</Lead>
      {peers.length === 0 ? <p>{t.peers.none}</p> : <Nearest {...props} />}
      {demo && <p class="quiet">{t.symbols.demo}</p>}
      {unknown.length > 0 && <p>{t.peers.unknown(unknown.map((one) => t.municipality.parts[one]).join(', '))}</p>}
      <Weighing {...props} />
      {decides && <Deciding {...props} />}
      <Links
        links={[
          { href: `/siffror/jamfor?kommun=${addressName(place.name)}&mot=liknande`, text: t.municipality.compare },
        ]}
      />
    </Page>
  )
}
