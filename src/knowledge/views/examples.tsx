import {
  Card,
  Cards,
  type Chip,
  Chips,
  EmptyState,
  Filter,
  Lead,
  Links,
  Page,
  Results,
  Select,
  Tag,
  TranslationMark,
  type Shown as Visit,
} from '../../design/index.ts'
import { about, isLanguage, languages } from '../../shared/language.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { type Chosen, costBandNames, groups, sizeNames, yearsOf } from '../domain/choose.ts'
import { levels } from '../domain/evidence.ts'
import { municipalityGroups } from '../facts/municipality-groups.ts'
import type { ExampleRow, Imported, PlaceRow } from '../queries/examples.ts'
import type { Rated } from '../rated.ts'
import { texts } from '../texts/index.ts'

export const LevelTag = ({ visit, level }: { visit: Visit; level: number }) => {
  const name = texts(visit.language).examples.levels[`l${level}` as 'l1']
  return <Tag tone={level >= 3 ? 'done' : 'plain'}>{name}</Tag>
}

/** Whether it still is so: said beside every example that nobody has confirmed. */
export const Standing = ({ visit, example }: { visit: Visit; example: ExampleRow }) => {
  const t = texts(visit.language).examples
  const day = (value: string) => formatDate(visit.language, value)
  if (example.stage === 'closed')
    return (
      <p>
        <Tag>{t.closed(day(example.closedOn ?? ''), example.closedWhy)}</Tag>
      </p>
    )
  if (example.stage === 'published') return <p class="quiet">{t.confirmed(day(example.confirmedOn ?? ''))}</p>
  return (
    <p>
      <Tag tone="wait">{example.confirmedOn ? t.grey(day(example.confirmedOn)) : t.neverConfirmed}</Tag>
    </p>
  )
}

type Field = { name: string; label: string; value: string | null; options: { value: string; text: string }[] }
export type Offered = { examples: readonly ExampleRow[]; imported: readonly Imported[]; places: readonly PlaceRow[] }
const one = (value: string, text = value) => ({ value, text })
type Told = ExampleRow | Imported
const field = (name: string, label: string, value: string | number | null, options: Field['options']): Field => ({
  ...{ name, label, options },
  value: value === null ? null : String(value),
})
const inSwedish = (words: readonly string[]) => [...new Set(words)].sort((a, b) => a.localeCompare(b, 'sv'))

type Texts = ReturnType<typeof bankTexts>['choose']
/** What is chosen by what the example is about. */
function aboutIt(visit: Visit, c: Texts, chosen: Chosen, all: readonly Told[]): Field[] {
  const themes = inSwedish(all.flatMap((row) => row.themes)).map((theme) => one(theme))
  const whom = groups.map((group) => one(group, c.groups[group]))
  const spoken = languages.map((code) => one(code, about[code].name))
  return [
    field('amne', texts(visit.language).examples.theme, chosen.theme, themes),
    field('malgrupp', c.group, chosen.group, whom),
    field('sprakval', c.language, chosen.language, spoken),
  ]
}
/** What is chosen by how much it took, and how much is known. */
function weighed(visit: Visit, c: Texts, chosen: Chosen, all: readonly Told[]): Field[] {
  const t = texts(visit.language).examples
  const years = [...new Set(all.flatMap((row) => yearsOf(row.template, row.evidence)))].sort((a, b) => b - a)
  const known = levels.map((level) => one(String(level), c.atLeast(t.levels[`l${level}`])))
  const bands = costBandNames.map((band) => one(band, c.costs[band]))
  const when = years.map((year) => one(String(year)))
  return [
    field('niva', t.level, chosen.level, known),
    field('kostnad', c.cost, chosen.cost, bands),
    field('ar', c.year, chosen.year, when),
  ]
}
/** What is chosen by where it is from. Only what leads to something stands in a list. */
function whereItIs(c: Texts, chosen: Chosen, all: readonly Told[], places: readonly PlaceRow[]): Field[] {
  const theirs = all.flatMap(({ municipality: code, organisationName: name }) => (code ? [[code, name] as const] : []))
  const told = new Set(theirs.map(([code]) => code))
  const names = new Map([...theirs, ...places.map(({ code, name }) => [code, name] as const)])
  const here = [...names].filter(([code]) => told.has(code)).map(([code, name]) => one(code, name))
  const corners = inSwedish(places.flatMap(({ corner }) => corner ?? []))
  return [
    field('kommun', c.municipality, chosen.municipality, here),
    field(
      'storlek',
      c.size,
      chosen.size,
      sizeNames.map((size) => one(size, c.sizes[size])),
    ),
    field(
      'kommungrupp',
      c.kind,
      chosen.kind,
      municipalityGroups.map((group) => one(group, c.kinds[group])),
    ),
    field(
      'horn',
      c.corner,
      chosen.corner,
      corners.map((corner) => one(corner)),
    ),
  ]
}
function fieldsOf(visit: Visit, chosen: Chosen, { examples, imported, places }: Offered): Field[] {
  const c = bankTexts(visit.language).choose
  const all = [...examples, ...imported]
  return [...aboutIt(visit, c, chosen, all), ...weighed(visit, c, chosen, all), ...whereItIs(c, chosen, all, places)]
}
const addressOf = (fields: readonly Field[]): string => {
  const query = new URLSearchParams(
    fields.flatMap(({ name, value }) => (value ? [[name, value] as [string, string]] : [])),
  )
  return query.size > 0 ? `/goda-exempel?${query}` : '/goda-exempel'
}
const chipsOf = (fields: readonly Field[]): Chip[] =>
  fields.flatMap(({ name, value, options }) => {
    if (!value) return []
    const text = options.find((option) => option.value === value)?.text ?? value
    return [{ text, href: addressOf(fields.filter((field) => field.name !== name)) }]
  })

const OwnCard = ({ visit, example }: { visit: Visit; example: Rated<ExampleRow> }) => (
  <Card
    title={<TranslationMark visit={visit}>{example.title}</TranslationMark>}
    href={`/goda-exempel/${example.slug}`}
    tags={
      <>
        <LevelTag visit={visit} level={example.level} />
        {example.demo && <Tag tone="wait">{bankTexts(visit.language).invented}</Tag>}
      </>
    }
  >
    <p lang="sv" dir="ltr">
      {example.ingress}
    </p>
    <p>
      <bdi>{example.organisationName}</bdi>
    </p>
    <Standing visit={visit} example={example} />
  </Card>
)
const OtherCard = ({ visit, example }: { visit: Visit; example: Imported }) => (
  <Card
    title={<bdi>{example.title}</bdi>}
    href={`/goda-exempel/${example.slug}`}
    tags={
      <>
        <Tag>{texts(visit.language).examples.from(example.region)}</Tag>
        <LevelTag visit={visit} level={example.level} />
      </>
    }
  >
    <p dir="auto">{example.ingress}</p>
    <p>
      <bdi>{example.organisationName}</bdi>
    </p>
  </Card>
)

type ListProps = {
  visit: Visit
  chosen: Chosen
  offered: Offered
  examples: Rated<ExampleRow>[]
  imported: Imported[]
  /** May write here. */
  mayWrite: boolean
}
export const ExamplesPage = ({ visit, chosen, offered, examples, imported, mayWrite }: ListProps) => {
  const t = texts(visit.language)
  const b = bankTexts(visit.language)
  const fields = fieldsOf(visit, chosen, offered)
  const found = examples.length + imported.length
  return (
    <Page visit={visit} title={t.examples.title} back="/kunskap">
      <Lead>{t.examples.lead}</Lead>
      {mayWrite && <Links links={[{ href: '/exempelbanken', text: b.ways.bank }]} />}
      <Filter visit={visit} action="/goda-exempel" results="exempel" title={t.examples.filter}>
        {fields.map(({ name, label, value, options }) => (
          <Select
            visit={visit}
            name={name}
            label={label}
            empty={t.examples.all}
            value={value ?? undefined}
            options={options}
          />
        ))}
      </Filter>
      <Results id="exempel" count={plural(visit.language, found, t.examples.count)}>
        <Chips visit={visit} chips={chipsOf(fields)} clear="/goda-exempel" />
        {found === 0 && <EmptyState title={b.choose.nothing} />}
        <Cards>
          {examples.map((example) => (
            <OwnCard visit={visit} example={example} />
          ))}
          {imported.map((example) => (
            <OtherCard visit={visit} example={example} />
          ))}
        </Cards>
      </Results>
      <p>
        <a href="/goda-exempel/flode.atom">{b.ways.feed}</a> <a href="/goda-exempel/flode.json">{t.json}</a>
      </p>
    </Page>
  )
}
export const languageNames = (codes: readonly string[]): string =>
  codes.map((code) => (isLanguage(code) ? about[code].name : code)).join(', ')
