/** How heavy Swedish is to read: LIX (läsbarhetsindex) = words a sentence + the share of words over six letters. */
export type Weight = { lix: number; wordsASentence: number; longest: string }

/** Values and numbers are no words; a capital letter inside a sentence is a name. */
export const sentencesIn = (text: string): string[] =>
  text
    .replaceAll(/\{\w+\}|#|https?:\S+/g, '')
    .split(/[.?!:]+(?=\s|$)|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))

export function wordsIn(sentence: string): string[] {
  const words = sentence.match(/\p{L}[\p{L}’'-]*/gu) ?? []
  return words.filter((word, at) => at === 0 || !/^\p{Lu}/u.test(word))
}

export function weigh(texts: readonly string[]): Weight {
  const sentences = texts.flatMap(sentencesIn)
  const words = sentences.map(wordsIn)
  const all = words.flat()
  const longWords = all.filter((word) => word.length > 6)
  const order = sentences.map((text, at) => ({ text, length: words[at]?.length ?? 0 }))
  order.sort((a, b) => b.length - a.length)
  const wordsASentence = all.length / Math.max(sentences.length, 1)
  return {
    lix: wordsASentence + (100 * longWords.length) / Math.max(all.length, 1),
    wordsASentence,
    longest: order[0]?.text ?? '',
  }
}

const house =
  'erhåll\\p{L}*|inkomm(a|er|it|en)|samt|vederbörande|beakta\\p{L}*|avseende|ogiltig\\p{L}*|obligatorisk\\p{L}*|klient\\p{L}*|målgrupp\\p{L}*|integrera\\p{L}*'
const refusedBy = (words: string) => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu')
const refused = {
  staff: refusedBy(house),
  newcomer: refusedBy(`${house}|ärende\\p{L}*|avslag\\p{L}*|OK`),
}

/** The word that the house does not use, if any; newcomers are not shouted at either. */
export function refusedIn(text: string, reader: keyof typeof refused): string | undefined {
  const word = refused[reader].exec(text)?.[0]
  return word ?? (reader === 'newcomer' && /(?<!Hej)!/.test(text) ? '!' : undefined)
}
