import { LegalText, SummaryList, type SummaryRow } from '../../design/index.ts'
import type { Raw } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, legal } from '../../shared/texts.ts'
import type { Kind, Part } from '../domain.ts'
import { lawOf, legalBases, secrecyGrounds } from '../facts/grounds.ts'
import type { Consent } from '../queries/consents.ts'
import { staffTexts, texts } from '../texts/index.ts'

export const daySaid = (visit: Shown, day: Date) => (
  <time datetime={day.toISOString()}>{formatDate(visit.language, day)}</time>
)

/** All texts chosen in a field with several boxes. */
export const allTyped = (raw: Raw, name: string): string[] =>
  [raw[name] ?? []].flat().filter((one): one is string => typeof one === 'string')

/** Sentences instead of keys. */
export function said(visit: Shown, problems: Record<string, string>, staff = false): Record<string, string> {
  const known = (staff ? staffTexts(visit.language) : texts(visit.language)).problems as Record<string, string>
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, known[key] ?? known.form ?? '']))
}

type Named = keyof ReturnType<typeof texts>['consent']
/** What is agreed to, word for word; beside it the reader's own language where a person approved it. */
export const Agreed = ({ visit, kind }: { visit: Shown; kind: Named }) => (
  <LegalText
    visit={visit}
    {...legal(texts, visit.language, (t) => t.consent[kind])}
    gist={texts(visit.language).gists[kind]}
  />
)
export const hasText = (kind: string): kind is Named => kind in texts('sv').consent

/** What they see: the name always, then what was chosen; a whole application where nothing smaller was. */
const Parts = ({ visit, parts }: { visit: Shown; parts: readonly Part[] }) => {
  const t = texts(visit.language).parts
  const all = parts.length === 0 ? [t.all] : [t.name, ...parts.map((part) => t[part])]
  return (
    <ul>
      {all.map((part) => (
        <li>{part}</li>
      ))}
    </ul>
  )
}

/** Two rows, never one: what makes it lawful and what opens secrecy. */
type Grounds = { legalBasis: string; ground: string }
type Words = { fields: { basis: string; secrecy: string }; bases: object; secrecy: object }
export function lawRows(visit: Shown, { legalBasis, ground }: Grounds, words?: Words): SummaryRow[] {
  const t: Words = words ?? texts(visit.language)
  const row = (key: string, words: string | undefined, law: string): SummaryRow => ({
    key,
    value: (
      <>
        {words}
        {words && <br />}
        <span class="quiet" lang="sv" dir="ltr">
          {law}
        </span>
      </>
    ),
  })
  return [
    row(t.fields.basis, (t.bases as Record<string, string>)[legalBasis], lawOf(legalBases, legalBasis)),
    row(t.fields.secrecy, (t.secrecy as Record<string, string>)[ground], lawOf(secrecyGrounds, ground)),
  ]
}

export const kindTexts = (visit: Shown, kind: string) => {
  const { kinds } = texts(visit.language)
  return kinds[kind as Kind] ?? kinds.other
}

export function ConsentFacts({ visit, consent }: { visit: Shown; consent: Consent }) {
  const t = texts(visit.language)
  const rows: SummaryRow[] = [
    { key: t.fields.what, value: <Parts visit={visit} parts={consent.parts} /> },
    ...(consent.title ? [{ key: t.fields.about, value: <bdi lang="sv">{consent.title}</bdi> }] : []),
    { key: t.fields.why, value: kindTexts(visit, consent.kind).why },
    { key: t.fields.from, value: daySaid(visit, consent.givenAt) },
    { key: t.fields.until, value: consent.validTo ? daySaid(visit, consent.validTo) : t.noEnd },
    ...lawRows(visit, consent),
  ]
  return <SummaryList visit={visit} rows={rows} />
}

export const receiverOf = (visit: Shown, consent: Consent) =>
  consent.name ? <bdi lang="sv">{consent.name}</bdi> : kindTexts(visit, consent.kind).title
