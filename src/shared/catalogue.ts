/**
 * A catalogue holds all texts of one feature. Swedish is the source and the type; English is whole; the others may lack
 * what they lack, which is then shown in Swedish and marked. Arabic, Dari, Somali, Tigrinya and Ukrainian are drafted by
 * machine: reading one of them notes it, until a person has approved it. Legal texts are never shown as drafts.
 */
import { about, type Language, pluralForms } from './language.ts'
import { approvedText, aside, noneApproved, note } from './text-state.ts'
import { filled, type Say, type Variant, valuesOf, variantsOf } from './text-variants.ts'

/** `#` in a form stands for the number itself. */
export type Forms = { other: string } & { [Rule in Intl.LDMLPluralRule]?: string }
/** Plural forms are one text: each language names the forms that it has. */
type Plural = { one: string; other: string }
type Whole = Say | string | readonly unknown[]
export type DeepPartial<T> = T extends Whole ? T : T extends Plural ? Forms : { [K in keyof T]?: DeepPartial<T[K]> }
export type Branch = { [key: string]: unknown }

/** What a catalogue says about itself. Paths are keys with dots; `*` stands for any one key. */
export type Declared = {
  feature: string
  /** What no applicant meets: everything, or some paths. It exists in Swedish and English only. */
  staff?: true | readonly string[]
  /** Consents, decisions, secrecy: another language is shown only when a person has approved it. */
  legal?: readonly string[]
}
export type Source = Declared & { sv: Branch; others: { [L in Language]?: Branch | undefined } }
/** All catalogues that are loaded, for the queue of the translators and for the tests. */
export const catalogues: Source[] = []
export type Catalogue<T> = { (language: Language): T; source: Source }

const firstStrong = '\u2068'
const leftToRight = '\u2066'
const pop = '\u2069'

/** A name, code or address inside a sentence of another direction, as `<bdi>` does in HTML. */
export const isolate = (text: string) => `${firstStrong}${text}${pop}`
export const ltr = (text: string) => `${leftToRight}${text}${pop}`

/** A Swedish text shown to somebody who reads another language. */
export const inSwedish = (text: string) => isolate(`${text} (på svenska)`)
/** The same on pages of staff, which are Swedish as a whole: marked for the browser, not word by word for the reader. */
const quietlyInSwedish = (text: string) => ltr(ltr(text))

const rule = /^(zero|one|two|few|many|other)$/
export const isPlural = (value: unknown): value is Forms =>
  typeof value === 'object' && value !== null && 'other' in value && Object.keys(value).every((key) => rule.test(key))
export const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !isPlural(value)

/** Whether a path lies under one of those declared. */
export const isUnder = (declared: true | readonly string[] | undefined, path: string): boolean =>
  declared === true ||
  (declared ?? []).some((one) => {
    const keys = path.split('.')
    return one.split('.').every((key, n) => key === '*' || key === keys[n])
  })

type At = { source: Source; language: Language; path: string }
const below = (at: At, key: string): At => ({ ...at, path: at.path ? `${at.path}.${key}` : key })
const mark = ({ source, path }: At, text: string) =>
  isUnder(source.staff, path) ? quietlyInSwedish(text) : inSwedish(text)
const approvedAt = ({ source, language, path }: At) => approvedText({ language, feature: source.feature, path })

/** What stands until a person has approved a text: the draft, or the Swedish marked. */
function standsIn(at: At, swedish: string, draft: string | undefined): string {
  const isHeldBack = draft === undefined || isUnder(at.source.legal, at.path)
  note(isHeldBack ? 'missing' : 'drafts')
  return isHeldBack ? mark(at, swedish) : draft
}

const shown = (at: At, swedish: string, draft: string | undefined): string =>
  approvedAt(at) ?? standsIn(at, swedish, draft)

const withVariant = (at: At, variant: Variant): At => (variant.at ? { ...at, path: `${at.path}(${variant.at})` } : at)

/** Values keep their own direction in a text written from right to left, unless its writer saw to that. */
function fitting(language: Language, text: string, values: Record<string, unknown>): Record<string, unknown> {
  if (about[language].dir === 'ltr' || /[\u2066-\u2068]/.test(text)) return values
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(String(value))]))
}

/** The wording that these values give, when a person has approved it. */
function mended(at: At, variants: Variant[], said: string, values: Record<string, unknown>): string | undefined {
  const variant = variants.find(({ text }) => filled(text, values) === said)
  const approved = variant && approvedAt(withVariant(at, variant))
  return approved === undefined ? undefined : filled(approved, fitting(at.language, approved, values))
}

function saying(at: At, swedish: Say, draft: Say | undefined): Say {
  let variants: Variant[] | undefined
  const own = draft ?? swedish
  return (...values) => {
    const said = own(...values)
    if (!noneApproved()) {
      variants ??= variantsOf(own, swedish)
      const approved = mended(at, variants, said, valuesOf(swedish, values))
      if (approved !== undefined) return approved
    }
    return standsIn(at, draft ? swedish(...values) : said, draft ? said : undefined)
  }
}

/** Every form that the language has, whatever the Swedish has. */
function forms(at: At, swedish: Forms, draft: Forms | undefined): Branch {
  const made: Branch = {}
  for (const form of pluralForms(at.language))
    reads(made, form, () =>
      shown(below(at, form), swedish[form] ?? swedish.other, draft && (draft[form] ?? draft.other)),
    )
  return made
}

const reads = (made: object, key: string, get: () => unknown) =>
  Object.defineProperty(made, key, { get, enumerable: true, configurable: true })

function part(at: At, swedish: unknown, draft: unknown): () => unknown {
  if (typeof swedish === 'string') return () => shown(at, swedish, draft as string | undefined)
  const made =
    typeof swedish === 'function'
      ? saying(at, swedish as Say, draft as Say | undefined)
      : isPlural(swedish)
        ? forms(at, swedish, draft as Forms | undefined)
        : isBranch(swedish)
          ? branch(at, swedish, draft as Branch | undefined)
          : swedish
  return () => made
}

/** Reading a text is what notes it: a page is marked for what it shows, not for what the feature has. */
function branch(at: At, swedish: Branch, draft: Branch | undefined): Branch {
  const made = (Array.isArray(swedish) ? [] : {}) as Branch
  const keys = Object.keys(Array.isArray(swedish) && draft ? draft : swedish)
  for (const key of keys) {
    const source = swedish[key]
    if (typeof source === 'string' && isAddress(source)) made[key] = source
    else reads(made, key, part(below(at, key), source ?? draft?.[key], draft?.[key]))
  }
  return made
}
/** Addresses stand among the words of menus, and are the same in every language. */
export const isAddress = (text: string) => /^\/[^ ]*$/.test(text)

/** All texts of one feature. English must be whole (a type error otherwise); the others may lack what they lack. */
export function catalogue<T extends object>(
  sv: T,
  others: { en: NoInfer<T> } & { [L in Exclude<Language, 'sv' | 'en'>]?: DeepPartial<NoInfer<T>> | undefined },
  declared: Declared,
): Catalogue<T> {
  const source: Source = { ...declared, sv: sv as Branch, others: others as Source['others'] }
  catalogues.push(source)
  const made: Partial<Record<Language, T>> = { sv, en: others.en }
  const say = (language: Language): T => {
    made[language] ??= branch({ source, language, path: '' }, source.sv, source.others[language]) as T
    return made[language]
  }
  return Object.assign(say, { source })
}

/**
 * A consent, a decision, a text about secrecy: always the Swedish, and beside it the reader's own language only where
 * a person has approved every word that `pick` reads. `own` is null until then, and for those who read Swedish.
 */
export function legal<T>(texts: Catalogue<T>, language: Language, pick: (texts: T) => string) {
  const swedish = pick(texts('sv'))
  if (language === 'sv') return { swedish, own: null }
  const { made, drafts, missing } = aside(() => pick(texts(language)))
  return { swedish, own: drafts || missing ? null : made }
}
