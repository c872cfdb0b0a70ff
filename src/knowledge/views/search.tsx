import {
  Button,
  Card,
  Cards,
  Checkboxes,
  type Chip,
  Chips,
  Details,
  Input,
  Links,
  Page,
  Pagination,
  Select,
  Tag,
  type Shown as Visit,
} from '../../design/index.ts'
import { municipalityNames } from '../../shared/facts/municipalities.ts'
import { about, type Language, languages } from '../../shared/language.ts'
import { plural } from '../../shared/texts.ts'
import type { Found } from '../acts/search.ts'
import { excerpt, highlighted, perPage, searchKinds } from '../domain/found.ts'
import { wordsOf } from '../domain/markdown.ts'
import type { Searched } from '../form/search.ts'
import type { Hit } from '../queries/search.ts'
import { texts } from '../texts/index.ts'
import { Own } from './prose.tsx'

type Props = { visit: Visit; asked: Searched; found: Found | null }
const nameOf = (place: string): string => municipalityNames.get(place) ?? place

function addressOf(asked: Searched, change: Partial<Searched> = {}): string {
  const { ord, slag, amne, kommun, textsprak, sida } = { ...asked, sida: 1, ...change }
  const query = new URLSearchParams({
    ...(ord && { ord }),
    ...(amne && { amne }),
    ...(kommun && { kommun }),
    ...(textsprak && { textsprak }),
    ...(sida > 1 && { sida: String(sida) }),
  })
  for (const kind of slag) query.append('slag', kind)
  return `/hitta?${query}`
}

function chipsOf({ visit, asked }: Props): Chip[] {
  const t = texts(visit.language).search
  const { slag, amne, kommun, textsprak } = asked
  return [
    ...slag.map((kind) => ({
      text: t.kinds[kind],
      href: addressOf(asked, { slag: slag.filter((one) => one !== kind) }),
    })),
    ...(amne ? [{ text: amne, href: addressOf(asked, { amne: null }) }] : []),
    ...(kommun ? [{ text: nameOf(kommun), href: addressOf(asked, { kommun: null }) }] : []),
    ...(textsprak ? [{ text: about[textsprak].name, href: addressOf(asked, { textsprak: null }) }] : []),
  ]
}

/** What the hits can be narrowed by, and what has been chosen already. */
const optionsOf = (found: readonly string[] | undefined, chosen: string | null): string[] =>
  [...new Set([...(found ?? []), ...(chosen ? [chosen] : [])])].slice(0, 60)

const option = (value: string, text: string) => ({ value, text })
type Choice = { name: 'amne' | 'kommun' | 'textsprak'; label: string; options: ReturnType<typeof option>[] }
/** The single choices, without those that have nothing to choose among. */
function choicesOf({ visit, asked, found }: Props): Choice[] {
  const t = texts(visit.language).search
  const themes = optionsOf(found?.themes, asked.amne).map((one) => option(one, one))
  const places = optionsOf(found?.places, asked.kommun).map((one) => option(one, nameOf(one)))
  places.sort((a, b) => a.text.localeCompare(b.text, 'sv'))
  const tongues = languages.map((one) => option(one, about[one].name))
  const all: Choice[] = [
    { name: 'amne', label: t.theme, options: themes },
    { name: 'kommun', label: t.place, options: places },
    { name: 'textsprak', label: t.language, options: tongues },
  ]
  return all.filter(({ options }) => options.length > 0)
}

const Narrow = ({ visit, asked, found }: Props) => {
  const t = texts(visit.language).search
  return (
    <Details title={t.narrow} open={chipsOf({ visit, asked, found }).length > 0}>
      <Checkboxes
        visit={visit}
        name="slag"
        label={t.kind}
        choices={searchKinds.map((kind) => option(kind, t.kinds[kind]))}
        values={asked.slag}
      />
      {choicesOf({ visit, asked, found }).map((choice) => (
        <Select {...choice} visit={visit} optional empty={t.all} value={asked[choice.name] ?? ''} />
      ))}
    </Details>
  )
}

const Lit = ({ text, hit, words }: { text: string; hit: Hit; words: readonly string[] }) => (
  <Own language={hit.language as Language}>
    {highlighted(text, words).map((piece) => (piece.lit ? <mark>{piece.text}</mark> : piece.text))}
  </Own>
)
const One = ({ visit, hit, words }: { visit: Visit; hit: Hit; words: readonly string[] }) => {
  const said = excerpt(wordsOf(hit.body), words)
  return (
    <Card
      title={<Lit text={hit.title} hit={hit} words={words} />}
      href={hit.path}
      tags={<Tag>{texts(visit.language).search.kinds[hit.kind]}</Tag>}
    >
      {hit.ingress && (
        <p>
          <Lit text={hit.ingress} hit={hit} words={words} />
        </p>
      )}
      {said && (
        <p>
          <Lit text={said} hit={hit} words={words} />
        </p>
      )}
    </Card>
  )
}

/** Where everything of a kind can be read through. */
const Browse = ({ visit }: { visit: Visit }) => {
  const t = texts(visit.language).search
  const ways = { post: 'kunskap', example: 'goda-exempel', course: 'kurser', recommendation: 'rekommendationer' }
  return (
    <>
      <h2>{t.browse}</h2>
      <Links
        links={searchKinds.map((kind) => ({ href: `/${{ ...ways, figure: 'siffror' }[kind]}`, text: t.kinds[kind] }))}
      />
    </>
  )
}

const Hits = ({ visit, asked, found }: Props & { found: Found }) => {
  const t = texts(visit.language).search
  const pages = Math.ceil(found.total / perPage)
  return (
    <section id="traffar">
      {found.meant && <p>{t.meant(found.meant)}</p>}
      {found.some && <p>{t.some}</p>}
      <p>
        <strong>{found.many ? t.many : plural(visit.language, found.total, t.hits)}</strong>
      </p>
      <Cards>
        {found.hits.map((hit) => (
          <One visit={visit} hit={hit} words={found.words} />
        ))}
      </Cards>
      <Pagination visit={visit} page={asked.sida} pages={pages} href={(page) => addressOf(asked, { sida: page })} />
    </section>
  )
}

/** Never a dead end: fewer choices, other words, or everything of a kind. */
const Nothing = ({ visit, asked, found }: Props) => {
  const t = texts(visit.language).search
  const isChosen = chipsOf({ visit, asked, found }).length > 0
  return (
    <section id="traffar">
      <p>
        <strong>{t.nothing}</strong>
      </p>
      <ul>
        {isChosen && asked.ord && (
          <li>
            <a href={addressOf(asked, { slag: [], amne: null, kommun: null, textsprak: null })}>{t.everywhere}</a>
          </li>
        )}
        <li>{t.shorter}</li>
        <li>{t.swedish}</li>
      </ul>
    </section>
  )
}

export const SearchPage = ({ visit, asked, found }: Props) => {
  const t = texts(visit.language).search
  const hasHits = found && found.hits.length > 0
  return (
    <Page visit={visit} title={t.title} back="/kunskap">
      <search>
        <form method="get" action="/hitta">
          <Input
            visit={visit}
            name="ord"
            type="search"
            label={t.words}
            hint={t.hint}
            value={asked.ord}
            maxlength={80}
          />
          <Narrow visit={visit} asked={asked} found={found} />
          <Button>{t.find}</Button>
        </form>
      </search>
      <Chips
        visit={visit}
        chips={chipsOf({ visit, asked, found })}
        clear={addressOf(asked, { slag: [], amne: null, kommun: null, textsprak: null })}
      />
      {hasHits && <Hits visit={visit} asked={asked} found={found} />}
      {found && !hasHits && <Nothing visit={visit} asked={asked} found={found} />}
      {!hasHits && <Browse visit={visit} />}
    </Page>
  )
}
