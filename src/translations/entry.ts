/**
 * Texts to read and approve (texter att granska): for each language the Swedish, the draft and what a person has said of it.
 * The trap: a text that chooses its words by its values is several, and an approval is of one wording of one Swedish text.
 */
import { createHash } from 'node:crypto'
import { type Forms, isPlural, isUnder, type Source } from '../shared/catalogue.ts'
import { type Drafted, pluralForms } from '../shared/language.ts'
import { allCatalogues, type Leaf, leafAt, leavesForApplicants, wordingsOf } from '../shared/text-leaves.ts'
import { placesIn } from '../shared/text-variants.ts'

export type Entry = {
  feature: string
  path: string
  swedish: string
  /** Null where no machine has written anything yet. */
  draft: string | null
  legal: boolean
  /** Digest of the whole Swedish text: when it changes, the approval lapses. */
  digest: string
  /** Places that must stand in the text, and those that may. */
  must: string[]
  may: string[]
}
export type Judged = { body: string; swedish: string }
export type Standing = 'draft' | 'missing' | 'lapsed' | 'approved'

const digestOf = (leaf: Leaf) =>
  createHash('sha256')
    .update(JSON.stringify(wordingsOf(leaf)))
    .digest('hex')

type Words = Pick<Entry, 'path' | 'swedish' | 'draft' | 'must' | 'may'>

function formsOf({ path, value }: Leaf & { value: Forms }, own: Forms | undefined, language: Drafted): Words[] {
  return pluralForms(language).map((form) => ({
    path: `${path}.${form}`,
    swedish: value[form] ?? value.other,
    draft: own?.[form] ?? null,
    must: form === 'other' && value.other.includes('#') ? ['#'] : [],
    may: ['#'],
  }))
}

/** The usual wording keeps every place; one for a certain value may leave that value out. */
function wordsOf(leaf: Leaf, own: Leaf['value'] | undefined): Words[] {
  const swedish = wordingsOf(leaf)
  const usual = swedish[0]?.text ?? ''
  const places = placesIn(usual)
  return wordingsOf({ path: leaf.path, value: own ?? leaf.value }, leaf.value).map(({ path, text }) => {
    const [, varied] = /\((\w+)=/.exec(path) ?? []
    return {
      path,
      swedish: swedish.find((one) => one.path === path)?.text ?? usual,
      draft: own === undefined ? null : text,
      must: varied ? [] : places,
      may: places,
    }
  })
}

function entriesIn(source: Source, language: Drafted): Entry[] {
  return leavesForApplicants(source).flatMap((leaf) => {
    const own = leafAt(source.others[language], leaf.keys) as Leaf['value'] | undefined
    const words = isPlural(leaf.value)
      ? formsOf({ ...leaf, value: leaf.value }, own as Forms | undefined, language)
      : wordsOf(leaf, own)
    const digest = digestOf(leaf)
    const legal = isUnder(source.legal, leaf.path)
    return words.map((one) => ({ ...one, feature: source.feature, legal, digest }))
  })
}

const made = new Map<Drafted, Entry[]>()
/** Everything that applicants may meet in a language, feature by feature. */
export function entriesOf(language: Drafted): Entry[] {
  const known = made.get(language) ?? allCatalogues().flatMap((source) => entriesIn(source, language))
  made.set(language, known)
  return known
}

export function standingOf({ draft, digest }: Entry, judged: Judged | undefined): Standing {
  if (judged) return judged.swedish === digest ? 'approved' : 'lapsed'
  return draft === null ? 'missing' : 'draft'
}

export type Fault = 'empty' | 'place' | 'unknownPlace'
/** What stands in the way of a text: a place for a value that is gone, or one that the page does not fill. */
export function faultIn({ must, may }: Entry, body: string): Fault | null {
  if (body.trim() === '') return 'empty'
  if (must.some((place) => !body.includes(place))) return 'place'
  return placesIn(body).some((place) => !may.includes(place)) ? 'unknownPlace' : null
}
