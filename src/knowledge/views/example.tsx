import {
  ButtonGroup,
  ButtonLink,
  type Children,
  Lead,
  Links,
  Page,
  Quiet,
  SummaryList,
  Tag,
  TranslationMark,
  type Shown as Visit,
} from '../../design/index.ts'
import { type Beside, BesideFigures } from '../../figures/index.ts'
import { formatDate, formatNumber, plural } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { flat, treeOf } from '../domain/adoption.ts'
import { languagesIn, numberIn } from '../domain/choose.ts'
import { isEvaluated, lacksFor } from '../domain/evidence.ts'
import { evidenceOf, type Kept, type Template, type TemplateField, templateFields } from '../domain/example.ts'
import type { Adopted, AdoptedElsewhere, ExampleRow, ExampleShown, Imported } from '../queries/examples.ts'
import type { Rated } from '../rated.ts'
import { texts } from '../texts/index.ts'
import { LevelTag, languageNames, Standing } from './examples.tsx'

/** An amount that is a number is written as one; what has not been answered is said in words. */
function shownValue(visit: Visit, field: TemplateField, text: string | null | undefined): Children {
  const t = texts(visit.language).examples
  const b = bankTexts(visit.language)
  if (!text) return <Quiet>{t.unknown}</Quiet>
  const amount = numberIn(text)
  if (field === 'costKronor' && amount !== null) return b.kronor(formatNumber(visit.language, amount))
  if (field === 'costHours' && amount !== null) return plural(visit.language, amount, b.hours)
  if (field === 'languages') return languageNames(languagesIn(text))
  const parts = text.split(/\n\s*\n/)
  if (parts.length === 1)
    return (
      <bdi lang="sv" dir="auto">
        {text}
      </bdi>
    )
  return parts.map((part) => (
    <p lang="sv" dir="auto">
      {part}
    </p>
  ))
}
export const TemplateRows = ({
  visit,
  template,
  where,
  more,
}: {
  visit: Visit
  template: Template
  where: Children
  more?: [string, string | null][]
}) => {
  const t = texts(visit.language).examples
  return (
    <SummaryList
      visit={visit}
      rows={[
        { key: t.where, value: where },
        ...templateFields.map((field) => ({ key: t.fields[field], value: shownValue(visit, field, template[field]) })),
        ...(more ?? []).map(([key, text]) => ({
          key,
          value: text ? <bdi lang="sv">{text}</bdi> : <Quiet>{t.unknown}</Quiet>,
        })),
      ]}
    />
  )
}

type Taken = Pick<Adopted, 'organisation' | 'fromDay' | 'changed' | 'result' | 'stillUsed' | 'withdrawn'>
const One = ({
  visit,
  one,
  after,
  evidence,
}: {
  visit: Visit
  one: Taken
  after?: string | undefined
  evidence?: Kept | undefined
}) => {
  const t = texts(visit.language).examples
  const state = one.withdrawn ? t.withdrawn : t.used[one.stillUsed === null ? 'unknown' : one.stillUsed ? 'yes' : 'no']
  return (
    <>
      <p>
        <strong>
          <bdi>{one.organisation}</bdi>
        </strong>{' '}
        {t.since(formatDate(visit.language, one.fromDay))}{' '}
        <Tag tone={one.withdrawn || one.stillUsed === false ? 'wait' : one.stillUsed ? 'done' : 'plain'}>{state}</Tag>
      </p>
      {after && (
        <p>
          <Quiet>{bankTexts(visit.language).takenFrom(after)}</Quiet>
        </p>
      )}
      <p>
        {t.changed}: <bdi lang="sv">{one.changed}</bdi>
      </p>
      <p>
        {t.fields.result}: {one.result ? <bdi lang="sv">{one.result}</bdi> : <Quiet>{t.unknown}</Quiet>}
      </p>
      {evidence?.indicator && <Numbers visit={visit} evidence={evidence} />}
    </>
  )
}

/** Everybody who took it up, deepest branches included; those that failed stand among the others. */
export const Chain = ({
  visit,
  adoptions,
  original,
}: {
  visit: Visit
  adoptions: readonly Adopted[]
  original: string
}) => {
  const byId = new Map(adoptions.map((one) => [one.id, one]))
  if (adoptions.length === 0) return <p>{texts(visit.language).examples.nobody}</p>
  return (
    <ol>
      {flat(treeOf(adoptions)).map(({ id, from }) => {
        const one = byId.get(id)
        const after = (from && byId.get(from)?.organisation) || original
        return <li>{one && <One visit={visit} one={one} after={after} evidence={one.evidence} />}</li>
      })}
    </ol>
  )
}
const Elsewhere = ({ visit, rows }: { visit: Visit; rows: readonly AdoptedElsewhere[] }) => (
  <>
    <h3>{bankTexts(visit.language).elsewhere}</h3>
    <ul>
      {rows.map((row) => (
        <li>
          <Tag>{texts(visit.language).examples.from(row.region)}</Tag>
          <One visit={visit} one={row} />
        </li>
      ))}
    </ul>
  </>
)

const Numbers = ({ visit, evidence }: { visit: Visit; evidence: Kept }) => {
  const t = bankTexts(visit.language).measured
  const say = (name: string, when: string | null | undefined, value: number | null | undefined) => ({
    key: when ? `${name} (${when})` : name,
    value:
      value === null || value === undefined ? (
        <Quiet>{texts(visit.language).examples.unknown}</Quiet>
      ) : (
        formatNumber(visit.language, value)
      ),
  })
  return (
    <>
      <p>
        <bdi lang="sv">{evidence.indicator}</bdi>
        {evidence.counted ? <Quiet> {plural(visit.language, evidence.counted, t.counted)}</Quiet> : null}
      </p>
      <SummaryList
        visit={visit}
        rows={[say(t.before, evidence.beforeWhen, evidence.before), say(t.after, evidence.afterWhen, evidence.after)]}
      />
    </>
  )
}

type Weighed = { level: number; template: Template; evidence: Kept }
/** What is known, what lacks, and never a word of cause where nobody has shown one. */
const Evidence = ({
  visit,
  example,
  beside,
}: {
  visit: Visit
  example: Weighed
  beside?: Beside | null | undefined
}) => {
  const t = texts(visit.language).examples
  const b = bankTexts(visit.language).measured
  const { evidence } = example
  const lacks = lacksFor(evidenceOf(example.template, evidence))
  return (
    <>
      <h2>{t.level}</h2>
      <p>
        <LevelTag visit={visit} level={example.level} /> {t.levelAbout}
      </p>
      {example.level < 4 && lacks.length > 0 && (
        <p>
          {t.lacks}: {lacks.map((lack) => t.lack[lack]).join(', ')}.
        </p>
      )}
      {evidence.evaluatedBy && (
        <p>
          {b.evaluation[evidence.evaluatedBy]}. {evidence.report && <a href={evidence.report}>{b.report}</a>}
        </p>
      )}
      {evidence.indicator && (
        <>
          <h3>{b.title}</h3>
          <Numbers visit={visit} evidence={evidence} />
          {!isEvaluated(evidenceOf(example.template, evidence)) && <p>{b.cause}</p>}
        </>
      )}
      {beside && <BesideFigures visit={visit} beside={beside} title={b.live} peers={b.peers} />}
    </>
  )
}

export type ExampleProps = {
  visit: Visit
  example: Rated<ExampleShown>
  beside: Beside | null
  mayTake: boolean
  status?: string | undefined
}
const Ways = ({
  visit,
  example,
  mayTake,
}: {
  visit: Visit
  example: Pick<ExampleRow, 'slug' | 'stage'>
  mayTake: boolean
}) => {
  const b = bankTexts(visit.language)
  const own = `/goda-exempel/${example.slug}`
  return (
    <ButtonGroup>
      {mayTake && <ButtonLink href={`${own}/upptaget`}>{b.takeUp}</ButtonLink>}
      {example.stage !== 'closed' && (
        <>
          <ButtonLink kind="secondary" href={`${own}/fraga`}>
            {b.ways.question}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${own}/studiebesok`}>
            {b.ways.visit}
          </ButtonLink>
        </>
      )}
    </ButtonGroup>
  )
}
export const ExamplePage = ({ visit, example, beside, mayTake, status }: ExampleProps) => {
  const t = texts(visit.language)
  return (
    <Page
      visit={visit}
      title={example.title}
      heading={<TranslationMark visit={visit}>{example.title}</TranslationMark>}
      back="/goda-exempel"
      status={status}
    >
      <Lead>
        <bdi lang="sv">{example.ingress}</bdi>
      </Lead>
      {visit.language !== 'sv' && <p>{t.onlySwedish}</p>}
      {example.demo && <Tag tone="wait">{bankTexts(visit.language).invented}</Tag>}
      <Standing visit={visit} example={example} />
      <TemplateRows
        visit={visit}
        template={example.template}
        where={<bdi>{example.organisationName}</bdi>}
        more={
          example.source
            ? [
                [t.examples.source, example.source],
                [t.examples.page, example.sourcePage],
              ]
            : []
        }
      />
      <Ways visit={visit} example={example} mayTake={mayTake} />
      <Evidence visit={visit} example={example} beside={beside} />
      <h2>{t.examples.chain}</h2>
      <Chain visit={visit} adoptions={example.adoptions} original={example.organisationName} />
      {example.elsewhere.length > 0 && <Elsewhere visit={visit} rows={example.elsewhere} />}
      {example.themes.length > 0 && (
        <Links
          links={example.themes.map((theme) => ({
            href: `/goda-exempel?amne=${encodeURIComponent(theme)}`,
            text: theme,
          }))}
        />
      )}
    </Page>
  )
}

export const ImportedPage = ({
  visit,
  example,
  mayTake,
  status,
}: {
  visit: Visit
  example: Imported
  mayTake: boolean
  status?: string | undefined
}) => {
  const t = texts(visit.language).examples
  return (
    <Page visit={visit} title={example.title} heading={<bdi>{example.title}</bdi>} back="/goda-exempel" status={status}>
      <p>
        <Tag>{t.from(example.region)}</Tag>
      </p>
      <Lead>
        <bdi>{example.ingress}</bdi>
      </Lead>
      <TemplateRows visit={visit} template={example.template} where={<bdi>{example.organisationName}</bdi>} />
      <ButtonGroup>
        {mayTake && (
          <ButtonLink href={`/goda-exempel/${example.slug}/upptaget`}>{bankTexts(visit.language).takeUp}</ButtonLink>
        )}
      </ButtonGroup>
      <p>
        <a href={example.address} rel="noopener nofollow">
          {t.original}
        </a>
      </p>
      <Evidence visit={visit} example={example} />
      <h2>{t.chain}</h2>
      <Chain visit={visit} adoptions={example.here} original={example.organisationName} />
    </Page>
  )
}
