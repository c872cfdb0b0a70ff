/**
 * Words that have no business in a document somebody sends in: document types in office files (entity bombs), script
 * in something that says it is a PDF, and the harmless string that every virus scanner is tested with (EICAR).
 */
/** Written in two halves, so that no scanner stops this file itself. */
const eicar = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$EICAR'].join('')
const inOffice = ['<!doctype', '<!entity', eicar.toLowerCase()]
const inDocuments = ['<script', '<svg', '<html', '<!doctype html', eicar.toLowerCase()]
const longest = Math.max(...[...inOffice, ...inDocuments].map((word) => word.length))

/** Small letters, without the zero bytes that a wider encoding puts between them. */
const flat = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\0', '').toLowerCase()

export function holdsScript(bytes: Uint8Array): boolean {
  const text = flat(bytes)
  return inDocuments.some((word) => text.includes(word))
}

/** Looks at an archive piece by piece; a word that two pieces share is found too. */
export function officeWatch(): (piece: Uint8Array, part: { name: string }) => boolean {
  let [tail, name] = ['', '']
  return (piece, part) => {
    const text = (part.name === name ? tail : '') + flat(piece)
    tail = text.slice(-longest)
    name = part.name
    const words = /\.(xml|rels|vml)$/i.test(part.name) ? inOffice : inOffice.slice(-1)
    return !words.some((word) => text.includes(word))
  }
}
