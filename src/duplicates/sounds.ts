/**
 * How a name sounds, whatever letters it is written with (uttal): Arabic, Dari, Tigrinya, Somali and Ukrainian names are
 * spelt in many ways in Swedish papers. Consonants in a few classes, vowels left out but for a first one.
 * The trap: it is made to find too many rather than too few. It never decides anything: a day of birth or a phone must
 * agree as well, and then a human looks.
 */

const arabic: Record<string, string> = {
  ...{
    ا: 'a',
    أ: 'a',
    إ: 'i',
    آ: 'a',
    ب: 'b',
    پ: 'p',
    ت: 't',
    ث: 'th',
    ج: 'j',
    چ: 'ch',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
  },
  ...{
    ر: 'r',
    ز: 'z',
    ژ: 'zh',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ك: 'k',
  },
  ...{ ک: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'u', ي: 'i', ی: 'i', ى: 'a', ة: 'a', ؤ: 'u', ئ: 'i', ء: '' },
}
const cyrillic: Record<string, string> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'h',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'ye',
    ж: 'zh',
    з: 'z',
    и: 'y',
    і: 'i',
    ї: 'yi',
    й: 'i',
  },
  ...{
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
  },
  ...{ ш: 'sh', щ: 'shch', ь: '', ю: 'yu', я: 'ya', ы: 'y', э: 'e', ё: 'yo', ъ: '' },
}
/** Consonants of the Ethiopic rows from U+1200, eight signs each; the place in the row is the vowel. */
const ethiopic = [
  ...[
    'h',
    'l',
    'h',
    'm',
    's',
    'r',
    's',
    'sh',
    'q',
    'q',
    'q',
    'q',
    'b',
    'v',
    't',
    'ch',
    'h',
    'h',
    'n',
    'n',
    '',
    'k',
    'k',
    'kh',
  ],
  ...['kh', 'w', '', 'z', 'zh', 'y', 'd', 'd', 'j', 'g', 'g', 'g', 't', 'ch', 'p', 's', 's', 'f', 'p'],
]
const ethiopicVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'a']

function inLatin(letter: string): string {
  const known = arabic[letter] ?? cyrillic[letter]
  if (known !== undefined) return known
  const place = (letter.codePointAt(0) ?? 0) - 0x1200
  if (place < 0 || place >= ethiopic.length * 8) return letter
  const [consonant, vowel] = [ethiopic[place >> 3] ?? '', ethiopicVowels[place & 7] ?? '']
  return consonant === '' && vowel === '' ? 'a' : consonant + vowel
}

/** Lower case Latin letters and spaces; marks and short vowels of Arabic are left out. */
export const latin = (name: string): string =>
  [...name.toLowerCase().normalize('NFC')]
    .map(inLatin)
    .join('')
    .normalize('NFD')
    .replace(/[\p{M}ʿʾ'’`ʼ]/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'a')
    .replace(/[^a-z]+/g, ' ')
    .trim()

/** "Abd al-Rahman", "Abdul Rahman" and "Abdirahman" are one word. */
const joined = (name: string): string =>
  name
    .replace(/\babd[aeu]?[lr]? (?:(?:al|el|ul|ar|er|ur|as|an) ?)?(?=[a-z]{2})/g, 'abd')
    .replace(/\babd(?:[uaei]l|[uaei]r(?=r)|i|u)(?=[a-z]{3})/g, 'abd')

const particles = new Set(['al', 'el', 'ul', 'ar', 'as', 'bin', 'ibn', 'ben', 'van', 'von', 'de', 'la', 'af', 'av'])
export const wordsOf = (name: string): string[] => [
  ...new Set(
    joined(latin(name))
      .split(' ')
      .filter((word) => word.length > 1 && !particles.has(word)),
  ),
]

/** In this order: longer spellings before those they hold. */
const classes: readonly [RegExp, string][] = [
  [/a[vw](?:oo|ou|u)|ao[uo]/g, 'au'],
  [/ch(?=[mnlr])/g, 'h'],
  [/tsch|tch|tj|shch|tch/g, 'k'],
  [/sch|sh|sj|zh|sz|stj/g, 's'],
  [/ts|tz|dz/g, 's'],
  [/dj|dzh/g, 'j'],
  [/kh|ch|ck|q|c(?![eiy])/g, 'k'],
  [/x/g, 'ks'],
  [/gh/g, 'g'],
  [/th|dh/g, 't'],
  [/ph/g, 'f'],
  [/[cz]/g, 's'],
  [/[vw]/g, 'f'],
  [/^y|^i(?=[aou])/g, 'j'],
  [/^[gh]/g, '7'],
  [/[gh]/g, ''],
  [/d/g, 't'],
  [/p/g, 'b'],
  [/^[aeiouy]+/g, '9'],
  [/[aeiouy]+/g, ''],
  [/(?<=.)j$/g, ''],
  [/(.)\1+/g, '$1'],
]
const skeleton = (word: string): string =>
  classes.reduce((left, [spelling, sound]) => left.replace(spelling, sound), word)

/** Somali writes ħ as x and ʿ as c: Xasan is Hassan, Cali is Ali. */
const somali = (word: string): string => word.replace(/x/g, 'h').replace(/c(?!h)/g, '')

/** How one word may sound; two ways where it may be Somali. */
export const soundsOf = (word: string): string[] =>
  [...new Set([skeleton(word), skeleton(somali(word))])].filter((sound) => sound !== '')

/** Given and family name change places and middle names come and go: two words that sound alike are enough. */
const mostWords = 4
export function nameSounds(name: string): string[] {
  const words = wordsOf(name).slice(0, mostWords).map(soundsOf)
  if (words.length === 1) return (words[0] ?? []).map((sound) => `${sound} `)
  const pairs = words.flatMap((one, place) =>
    words.slice(place + 1).flatMap((other) => one.flatMap((a) => other.map((b) => [a, b].sort().join(' ')))),
  )
  return [...new Set(pairs)]
}
