import { stateTexts } from '../../applications/index.ts'
import {
  ButtonGroup,
  ButtonLink,
  Details,
  InsetText,
  Lead,
  Page,
  PrintButton,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import { about, isLanguage, type Language } from '../../shared/language.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import type { Shown } from '../../shared/shown.ts'
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  listed,
  plural,
} from '../../shared/texts.ts'
import type { Cell, Controller, Entry, Extract } from '../extract.ts'
import { type Section, sections } from '../facts/columns.ts'
import { extractTexts, texts } from '../texts/index.ts'
import { sentenceOf } from '../words.ts'

type Props = { visit: Shown; extract: Extract }
const isMoment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const isDay = /^\d{4}-\d\d-\d\d$/
const inOre = ['amount', 'split_from']
const statesIn = ['state', 'from_state', 'to_state']

/** What a column is called: in its own table, where the same name says another thing there. */
const labelOf = (language: Language, column: string, table = ''): string => {
  const { labels } = extractTexts(language)
  const key = [`${table.split('.').at(-1)}.${column}`, column].find((one) => Object.hasOwn(labels, one))
  return (key && labels[key]) ?? column
}

/** A code as a word; what has none is shown as it stands, for it is somebody's own words. */
function wordOf(language: Language, column: string, value: string): string {
  const { state } = stateTexts(language)
  if (statesIn.includes(column) && Object.hasOwn(state, value)) return state[value as keyof typeof state].heading
  const { words } = extractTexts(language)
  if (column === 'language' && isLanguage(value)) return about[value].name
  const key = [`${column}.${value}`, value].find((one) => Object.hasOwn(words, one))
  return (key && words[key]) ?? value
}

function saidOf(visit: Shown, column: string, value: unknown): string {
  const { language } = visit
  const t = texts(language).extract
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') {
    if (inOre.includes(column)) return formatMoney(language, value)
    if (column === 'year') return String(value)
    return column === 'share' ? formatPercent(language, value / 10_000) : formatNumber(language, value)
  }
  if (Array.isArray(value))
    return listed(
      language,
      value.map((one) => saidOf(visit, column, one)),
    )
  if (value !== null && typeof value === 'object')
    return listed(
      language,
      Object.entries(value).map(([name, one]) => `${labelOf(language, name)}: ${saidOf(visit, name, one)}`),
    )
  const text = String(value)
  if (isMoment.test(text)) return formatDateTime(language, new Date(text))
  return isDay.test(text) ? formatDate(language, text) : wordOf(language, column, text)
}

type Around = { names: Extract['names']; table: string }
function rowOf(visit: Shown, { names, table }: Around, { column, tag, value }: Cell): SummaryRow {
  const isNamed = tag === 'place' || tag === 'course' || tag === 'round'
  const said = isNamed ? (names[String(value)] ?? String(value)) : saidOf(visit, column, value)
  return { key: labelOf(visit.language, column, table), value: <bdi>{said}</bdi> }
}

function OneEntry({ visit, names, entry }: { visit: Shown; names: Extract['names']; entry: Entry }) {
  const t = texts(visit.language).extract
  return (
    <>
      <SummaryList visit={visit} rows={entry.cells.map((cell) => rowOf(visit, { names, table: entry.table }, cell))} />
      {entry.href && (
        <p>
          <a href={entry.href}>{entry.table === 'applications.application' ? t.openApplication : t.open}</a>
        </p>
      )}
    </>
  )
}

function Kind({ visit, extract, section, entries }: Props & { section: Section; entries: Entry[] }) {
  const t = texts(visit.language)
  const count = plural(visit.language, entries.length, t.extract.count)
  return (
    <Details title={`${t.sections[section]} (${count})`} open={section === 'person'}>
      {entries.map((entry) => (
        <OneEntry visit={visit} names={extract.names} entry={entry} />
      ))}
    </Details>
  )
}

function OneController({ visit, extract, controller }: Props & { controller: Controller }) {
  const t = texts(visit.language).extract
  const told = controller.entries.filter(({ cells }) => cells.length > 0)
  const bySection = Map.groupBy(told, ({ section }) => section)
  const numbers = extract.identifiers.filter(({ municipality }) => municipality === controller.municipality)
  return (
    <section>
      <h2>{t.in(controller.name)}</h2>
      {numbers.length > 0 && (
        <SummaryList
          visit={visit}
          rows={numbers.map(({ kind, value }) => ({
            key: wordOf(visit.language, 'kind', kind),
            value: <bdi dir="ltr">{value.length === 12 ? showPersonalNumber(value) : value}</bdi>,
          }))}
        />
      )}
      {sections.flatMap((section) => {
        const entries = bySection.get(section)
        return entries ? [<Kind visit={visit} extract={extract} section={section} entries={entries} />] : []
      })}
      {controller.internal > 0 && <InsetText>{t.internal}</InsetText>}
    </section>
  )
}

function rowsOf(visit: Shown, facts: Record<string, unknown>): SummaryRow[] {
  return Object.entries(facts).map(([name, value]) => ({
    key: labelOf(visit.language, snake(name)),
    value: <bdi>{saidOf(visit, snake(name), value instanceof Date ? value.toISOString() : value)}</bdi>,
  }))
}
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function Account({ visit, extract }: Props) {
  const t = texts(visit.language).sections
  const contacts = extract.contacts.map(({ kind, value }) => ({
    key: labelOf(visit.language, kind),
    value: <bdi dir="ltr">{value}</bdi>,
  }))
  return (
    <section>
      <h2>{t.account}</h2>
      <SummaryList visit={visit} rows={[...rowsOf(visit, extract.account), ...contacts]} />
      {extract.sessions.map((session) => (
        <SummaryList visit={visit} rows={rowsOf(visit, session)} />
      ))}
      {extract.drafts.length > 0 && <h2>{t.drafts}</h2>}
      {extract.drafts.map(({ documents: _, choices: __, ...draft }) => (
        <SummaryList visit={visit} rows={rowsOf(visit, draft)} />
      ))}
    </section>
  )
}

/** Everything at once, in plain words: a heading for each kind, folded where it is long. */
export function ExtractPage({ visit, extract }: Props) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.extract.title} back="/mina-uppgifter">
      <Lead>{t.extract.lead}</Lead>
      <p>{t.extract.made(formatDateTime(visit.language, extract.madeAt))}</p>
      <ButtonGroup>
        <ButtonLink href="/mina-uppgifter/utdrag.json" download>
          {t.extract.download}
        </ButtonLink>
        <PrintButton visit={visit} />
      </ButtonGroup>
      <p>{t.extract.file}</p>
      {extract.controllers.map((controller) => (
        <OneController visit={visit} extract={extract} controller={controller} />
      ))}
      <Account visit={visit} extract={extract} />
      <Details title={t.sections.looks}>
        <ul>
          {extract.looks.map((look) => (
            <li>
              {formatDateTime(visit.language, look.at)}: {sentenceOf(visit.language, look)}
            </li>
          ))}
        </ul>
      </Details>
      <h2>{t.extract.kept}</h2>
      <p>{t.extract.keptText}</p>
      <p>{t.extract.rights}</p>
    </Page>
  )
}
