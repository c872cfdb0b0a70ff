/**
 * Words that have no business in a document somebody sends in: document types in office files (entity bombs), script
 * in something that says it is a PDF, and the harmless string that every virus scanner is tested with (EICAR).
 */
/** Written in two halves, so that no scanner stops this file itself. */
const eicar = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$EICAR'].join('')
const inDocuments = ['<script', '<svg', '<html', '<!doctype html', eicar.toLowerCase()]
const longest = 64

/** Small letters, without the zero bytes that a wider encoding puts between them. */
const flat = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\0', '').toLowerCase()

export function holdsScript(bytes: Buffer): boolean {
  const text = flat(bytes)
  return inDocuments.some((word) => text.includes(word))
}

/** `<!` is rare in office files, and only `<!--` and `<![CDATA[` may follow: the quick search comes first. */
function declares(bytes: Buffer): boolean {
  for (const opening of ['<!', '<\0!']) {
    for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, at + 1)) {
      if (/^<!(doctype|entity)/.test(flat(bytes.subarray(at, at + 24)))) return true
    }
  }
  return false
}

/** Looks at an archive piece by piece and says false to what must not be there; words that two pieces share count. */
export function officeWatch(): (piece: Buffer, part: { name: string }) => boolean {
  let [tail, name] = [Buffer.alloc(0), '']
  return (piece, part) => {
    const bytes = part.name === name ? Buffer.concat([tail, piece]) : piece
    tail = Buffer.from(bytes.subarray(-longest))
    name = part.name
    return !bytes.includes(eicar) && !(/\.(xml|rels|vml)$/i.test(name) && declares(bytes))
  }
}
