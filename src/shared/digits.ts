/** Digits as people write them: Arabic-Indic and Persian keyboards give other signs for the same numbers. */
export function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) - 0x6f0))
    .replace(/[\uff10-\uff19]/g, (sign) => String(sign.charCodeAt(0) - 0xff10))
}

/** Spaces, marks of writing direction and zero-width signs that follow when text is pasted. */
const unseen = /[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g

/** What somebody typed or pasted, without what cannot be seen, with plain digits and plain dashes. */
export const plain = (text: string): string => latinDigits(text).replace(unseen, '').replace(dashes, '-')
