import {
  Card,
  Cards,
  Filter,
  Lead,
  Page,
  Quiet,
  Results,
  Select,
  SummaryList,
  Tag,
  TranslationMark,
  type Shown as Visit,
} from '../../design/index.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { flat, treeOf } from '../domain/adoption.ts'
import { type EvidenceLevel, lacksFor, levels } from '../domain/evidence.ts'
import { evidenceOf, templateFields } from '../domain/example.ts'
import type { Adopted, ExampleRow, Imported } from '../queries/examples.ts'
import { texts } from '../texts/index.ts'

export type Rated = ExampleRow & { level: 0 | EvidenceLevel }

export const LevelTag = ({ visit, level }: { visit: Visit; level: number }) => {
  const name = texts(visit.language).examples.levels[`l${level}` as 'l1']
  return <Tag tone={level >= 3 ? 'done' : 'plain'}>{name}</Tag>
}

/** Whether it still is so: said beside every example that nobody has confirmed. */
const Standing = ({ visit, example }: { visit: Visit; example: ExampleRow }) => {
  const t = texts(visit.language).examples
  const day = (value: string) => formatDate(visit.language, value)
  if (example.stage === 'closed') return <p>{t.closed(day(example.closedOn ?? ''), example.closedWhy)}</p>
  if (example.stage === 'published') return <p>{t.confirmed(day(example.confirmedOn ?? ''))}</p>
  return (
    <p>
      <Tag tone="wait">{example.confirmedOn ? t.grey(day(example.confirmedOn)) : t.neverConfirmed}</Tag>
    </p>
  )
}

type Found = { theme: string | null; level: number | null; themes: string[] }
const Choose = ({ visit, theme, level, themes }: Found & { visit: Visit }) => {
  const t = texts(visit.language).examples
  return (
    <Filter visit={visit} action="/goda-exempel" results="exempel" title={t.filter}>
      <Select
        visit={visit}
        name="amne"
        label={t.theme}
        empty={t.all}
        value={theme ?? undefined}
        options={themes.map((one) => ({ value: one, text: one }))}
      />
      <Select
        visit={visit}
        name="niva"
        label={t.level}
        empty={t.all}
        value={level ? String(level) : undefined}
        options={levels.map((one) => ({ value: String(one), text: t.levels[`l${one}`] }))}
      />
    </Filter>
  )
}

type ListProps = Found & { visit: Visit; examples: Rated[]; imported: Imported[] }
export const ExamplesPage = ({ visit, examples, imported, ...found }: ListProps) => {
  const t = texts(visit.language).examples
  return (
    <Page visit={visit} title={t.title} back="/kunskap">
      <Lead>{t.lead}</Lead>
      <Choose visit={visit} {...found} />
      <Results id="exempel" count={plural(visit.language, examples.length + imported.length, t.count)}>
        <Cards>
          {examples.map((example) => (
            <Card
              title={<TranslationMark visit={visit}>{example.title}</TranslationMark>}
              href={`/goda-exempel/${example.slug}`}
              tags={<LevelTag visit={visit} level={example.level} />}
            >
              <p lang="sv" dir="ltr">
                {example.ingress}
              </p>
              <p>{example.organisationName}</p>
              <Standing visit={visit} example={example} />
            </Card>
          ))}
          {imported.map((example) => (
            <Card
              title={<bdi>{example.title}</bdi>}
              href={`/goda-exempel/${example.slug}`}
              tags={<Tag>{t.from(example.region)}</Tag>}
            >
              <p dir="auto">{example.ingress}</p>
            </Card>
          ))}
        </Cards>
      </Results>
    </Page>
  )
}

const Chain = ({ visit, adoptions }: { visit: Visit; adoptions: Adopted[] }) => {
  const t = texts(visit.language).examples
  const byId = new Map(adoptions.map((one) => [one.id, one]))
  if (adoptions.length === 0) return <p>{t.nobody}</p>
  return (
    <ol>
      {flat(treeOf(adoptions)).map(({ id, from }) => {
        const one = byId.get(id) as Adopted
        const origin = from && byId.get(from)
        return (
          <li>
            <strong>{one.organisationName}</strong> {t.since(formatDate(visit.language, one.fromDay))}
            {origin && <Quiet> ← {origin.organisationName}</Quiet>}
            <p>
              {t.changed}: <bdi lang="sv">{one.changed}</bdi>
            </p>
            <p>
              {t.fields.result}: {one.result === null ? t.unknown : <bdi lang="sv">{one.result}</bdi>}{' '}
              {one.withdrawn ? t.withdrawn : t.used[one.stillUsed === null ? 'unknown' : one.stillUsed ? 'yes' : 'no']}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

const Evidence = ({ visit, example }: { visit: Visit; example: Rated }) => {
  const t = texts(visit.language).examples
  const lacks = lacksFor(evidenceOf(example.template, example.evidence))
  return (
    <>
      <h2>{t.level}</h2>
      <p>
        <LevelTag visit={visit} level={example.level} /> {t.levelAbout}
      </p>
      {lacks.length > 0 && (
        <p>
          {t.lacks}: {lacks.map((lack) => t.lack[lack]).join(', ')}.
        </p>
      )}
    </>
  )
}

export const ExamplePage = ({ visit, example }: { visit: Visit; example: Rated }) => {
  const t = texts(visit.language)
  const value = (text: string | null | undefined) =>
    text ? <bdi lang="sv">{text}</bdi> : <Quiet>{t.examples.unknown}</Quiet>
  const rows = templateFields.map((field) => ({ key: t.examples.fields[field], value: value(example.template[field]) }))
  return (
    <Page
      visit={visit}
      title={example.title}
      heading={<TranslationMark visit={visit}>{example.title}</TranslationMark>}
      back="/goda-exempel"
    >
      <Lead>
        <bdi lang="sv">{example.ingress}</bdi>
      </Lead>
      <Standing visit={visit} example={example} />
      <SummaryList
        visit={visit}
        rows={[
          { key: t.examples.where, value: example.organisationName },
          ...rows,
          { key: t.examples.source, value: value(example.source) },
          { key: t.examples.page, value: value(example.sourcePage) },
        ]}
      />
      <Evidence visit={visit} example={example} />
      <h2>{t.examples.chain}</h2>
      <Chain visit={visit} adoptions={example.adoptions} />
    </Page>
  )
}

export const ImportedPage = ({ visit, example }: { visit: Visit; example: Imported }) => {
  const t = texts(visit.language).examples
  const rows = templateFields.map((field) => ({
    key: t.fields[field],
    value: example.template[field] ? <bdi>{example.template[field]}</bdi> : <Quiet>{t.unknown}</Quiet>,
  }))
  return (
    <Page visit={visit} title={example.title} heading={<bdi>{example.title}</bdi>} back="/goda-exempel">
      <p>
        <Tag>{t.from(example.region)}</Tag> <LevelTag visit={visit} level={example.level} />
      </p>
      <Lead>
        <bdi>{example.ingress}</bdi>
      </Lead>
      <SummaryList visit={visit} rows={[{ key: t.where, value: <bdi>{example.organisationName}</bdi> }, ...rows]} />
      <p>
        <a href={example.address} rel="noopener nofollow">
          {t.original}
        </a>
      </p>
    </Page>
  )
}
