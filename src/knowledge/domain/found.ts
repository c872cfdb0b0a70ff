/**
 * A search (sökning) among texts: words without accents, and the places in a text that answer to them.
 * The trap: "nyanlanda" must find and light up "nyanlända", and "kurs" must light up "kurser", but not "resurs".
 */
export const searchKinds = ['post', 'example', 'course', 'recommendation', 'figure'] as const
export type SearchKind = (typeof searchKinds)[number]

const accents: Record<string, string> = Object.fromEntries(
  [...'åäöàáâãçèéêëìíîïñòóôõùúûüýÿ'].map((sign, at) => [sign, [...'aaoaaaaceeeeiiiinoooouuuuyy'][at] ?? sign]),
)
/** One sign for each sign, so that places in the folded text are places in the text. */
export function folded(text: string): string {
  const small = text.toLowerCase()
  // A few signs have more places when they are small.
  const kept = small.length === text.length ? small : [...text].map(smallAsLong).join('')
  return kept.replace(/[à-ÿ]/g, (sign) => accents[sign] ?? sign)
}
const smallAsLong = (sign: string): string => {
  const small = sign.toLowerCase()
  return small.length === sign.length ? small : sign
}

export const longestQuery = 80
/** Hits on one page. */
export const perPage = 20
const mostWords = 8
/** Words in small letters as they were written, each once. */
export function wordsIn(query: string): string[] {
  const words = query
    .slice(0, longestQuery)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length >= 2)
  return [...new Map(words.map((word) => [folded(word), word])).values()].slice(0, mostWords)
}

/** Endings that Swedish puts on words: enough to light up other forms of the same word. */
const endings =
  /(?:arnas|ernas|ornas|arna|erna|orna|ades|ande|ende|aren|aste|are|ast|ade|ens|ets|ar|er|or|en|et|as|es|na|a|e|s)$/
const stemOf = (word: string): string => {
  const plain = folded(word)
  const stem = plain.replace(endings, '')
  return stem.length >= 3 ? stem : plain
}

export type Piece = { text: string; lit: boolean }
export function highlighted(text: string, words: readonly string[]): Piece[] {
  const stems = words.map(stemOf)
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: word, index } of folded(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!stems.some((stem) => word.startsWith(stem))) continue
    if (index > from) pieces.push({ text: text.slice(from, index), lit: false })
    pieces.push({ text: text.slice(index, index + word.length), lit: true })
    from = index + word.length
  }
  return from < text.length ? [...pieces, { text: text.slice(from), lit: false }] : pieces
}

function firstPlace(text: string, stems: readonly string[]): number {
  for (const { 0: word, index } of folded(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    if (stems.some((stem) => word.startsWith(stem))) return index
  return 0
}

/** The part of a long text that answers, from the beginning of a word. */
export function excerpt(text: string, words: readonly string[], length = 240): string {
  if (text.length <= length) return text
  const stems = words.map(stemOf)
  const start = Math.max(0, Math.min(firstPlace(text, stems) - 60, text.length - length))
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1
  const isCut = from + length < text.length
  const end = isCut ? Math.max(text.lastIndexOf(' ', from + length), from + length / 2) : text.length
  return `${from > 0 ? '… ' : ''}${text.slice(from, end)}${isCut ? ' …' : ''}`
}
