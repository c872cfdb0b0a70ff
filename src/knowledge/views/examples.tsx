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
const inSwedish = (words: readonly string[]) => [...new Set(words)].sort((a, b) => a.localeCompare(b, 'sv'))

/** Only what leads to something stands in a list. */
function fieldsOf(visit: Visit, chosen: Chosen, { examples, imported, places }: Offered): Field[] {
  const t = texts(visit.language).examples
  const c = bankTexts(visit.language).choose
  const all = [...examples, ...imported]
  const told = new Set(all.map(({ municipality }) => municipality))
  const years = [...new Set(all.flatMap((row) => yearsOf(row.template, row.evidence)))].sort((a, b) => b - a)
  const theirs = all.flatMap(({ municipality, organisationName: name }) =>
    municipality ? [[municipality, name] as const] : [],
  )
  const names = new Map([...theirs, ...places.map(({ code, name }) => [code, name] as const)])
  return [
    {
      name: 'amne',
      label: t.theme,
      value: chosen.theme,
      options: inSwedish(all.flatMap(({ themes }) => themes)).map((theme) => one(theme)),
    },
    {
      name: 'malgrupp',
      label: c.group,
      value: chosen.group,
      options: groups.map((group) => one(group, c.groups[group])),
    },
    {
      name: 'kommun',
      label: c.municipality,
      value: chosen.municipality,
      options: [...names].filter(([code]) => told.has(code)).map(([code, name]) => one(code, name)),
    },
    { name: 'storlek', label: c.size, value: chosen.size, options: sizeNames.map((size) => one(size, c.sizes[size])) },
    {
      name: 'horn',
      label: c.corner,
      value: chosen.corner,
      options: inSwedish(places.flatMap(({ corner }) => corner ?? [])).map((corner) => one(corner)),
    },
    {
      name: 'kostnad',
      label: c.cost,
      value: chosen.cost,
      options: costBandNames.map((band) => one(band, c.costs[band])),
    },
    {
      name: 'niva',
      label: t.level,
      value: chosen.level === null ? null : String(chosen.level),
      options: levels.map((level) => one(String(level), c.atLeast(t.levels[`l${level}`]))),
    },
    {
      name: 'ar',
      label: c.year,
      value: chosen.year === null ? null : String(chosen.year),
      options: years.map((year) => one(String(year))),
    },
    {
      name: 'sprakval',
      label: c.language,
      value: chosen.language,
      options: languages.map((code) => one(code, about[code].name)),
    },
  ]
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
