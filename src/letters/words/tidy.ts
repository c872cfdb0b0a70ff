/** What cannot be seen: control signs, and signs that turn the direction of everything after them. */
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Somebody's words as they can stand in a letter: lines become spaces, nothing hidden is left. Joiners of letters stay. */
export const tidy = (text: string): string =>
  text.toWellFormed().replace(/\s+/g, ' ').replace(unseen, '').normalize('NFC').trim()
